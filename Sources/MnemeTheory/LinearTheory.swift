/// All closed forms of the linear one-step model at one setting: Theory, Eqs. 10-16.
package struct LinearTheory: Sendable, Equatable {
  /// τ of Eq. 10, dimensionless.
  package let tau: Double
  /// Eq. 11, dimensionless.
  package let meanTerm: Double
  /// Eq. 12, nats.
  package let klBoundAMGM: Double
  /// Eq. 13, nats.
  package let klBoundDet: Double
  /// Eq. 13a, nats.
  package let klBoundSharp: Double
  /// Eqs. 14 and 15 at finite n, nats.
  package let klAsymptoticFirst: Double
  /// Eq. 16, nats; `nil` unless d/(n−1) < q and E KL is finite.
  package let klAsymptoticSecond: Double?

  package init(_ setting: LinearSetting) {
    tau = setting.tau
    meanTerm = setting.meanTerm
    klBoundAMGM = setting.divergenceBoundFromMeans
    klBoundDet = setting.divergenceBoundFromDeterminant
    klBoundSharp = setting.sharpDivergenceBound
    klAsymptoticFirst = setting.firstOrderDivergence
    klAsymptoticSecond = setting.secondOrderDivergence
  }

  /// All closed forms at n, d and q.
  ///
  /// - Throws: `TheoryError` for n < 2, d < 1, or q outside [0, 1].
  /// - Complexity: about 20 sums of d terms.
  package static func values(
    trainingCount: Int, dimension: Int, q: Double
  ) throws(TheoryError) -> LinearTheory {
    LinearTheory(try LinearSetting(trainingCount: trainingCount, dimension: dimension, q: q))
  }
}
