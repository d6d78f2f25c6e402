/// All that the law of the generated distribution depends on: n, d and q (Theory, section 3).
package struct LinearSetting: Sendable, Hashable {
  /// n ≥ 2, samples.
  package let trainingCount: Int
  /// d ≥ 1.
  package let dimension: Int
  /// Signal share q of Theory, Eq. 8; in [0, 1].
  package let q: Double

  /// - Throws: `TheoryError` for n < 2, d < 1, or q outside [0, 1].
  package init(trainingCount: Int, dimension: Int, q: Double) throws(TheoryError) {
    guard trainingCount >= 2 else { throw .trainingCountTooSmall(trainingCount) }
    guard dimension >= 1 else { throw .dimensionTooSmall(dimension) }
    guard q >= 0, q <= 1 else { throw .signalShareOutOfRange(q) }
    self.trainingCount = trainingCount
    self.dimension = dimension
    self.q = q
  }

  // The paper's letters, for the bodies of the formulas.
  var n: Double { Double(trainingCount) }
  var d: Double { Double(dimension) }
  var p: Double { Double(trainingCount - 1) }
  var k: Double { Double(trainingCount - dimension - 2) }

  /// Without noise (q = 1) the regression is exact: M is a projection, the identity from n = d + 1.
  var isNoiseless: Bool { q == 1 }
}
