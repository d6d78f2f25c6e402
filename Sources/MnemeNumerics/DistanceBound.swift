/// How far |x|² + |y|² − 2xy in Float32 can be from |x − y|².
///
/// With a = |x| and b = |y| after `RowCenter` moved them, u = 2^(−24) and γ = (d + 8)u/(1 − (d +
/// 8)u): a product errs by at most γab in any order of summation (Higham, Accuracy and Stability,
/// §3.1), moving the rows by 2u(a + b)², adding by 3ub² + 4uab. Together, with room for the
/// roundings of the bound:
///
///     (2γ + 16u) ab + 16u b² + 8u a²,
///
/// and 16d · 2^(−126) (1 + a + b) for what underflows. Where rows are too long for the bound (d >
/// 2^22), or too far out for Float32 (a or b above 2^60), it is not a number: nothing is known.
package struct DistanceBound: Sendable {
  /// The factor of ab.
  private let cross: Double
  private let underflow: Double
  private static let unit = 0x1p-24
  private static let mostNorm = 0x1p60

  package init(dimension: Int) {
    let rounding = Double(dimension + 8) * Self.unit
    let growth = rounding < 0.25 ? rounding / (1 - rounding) : .nan
    cross = 2 * growth + 16 * Self.unit
    underflow = 16 * Double(dimension) * 0x1p-126
  }

  /// What a query of squared norm a² brings in: its error is `slack` · b + `constant` + the
  /// target's.
  package func query(squaredNorm: Double) -> (slack: Float, constant: Double) {
    let norm = squaredNorm.squareRoot()
    guard norm <= Self.mostNorm else { return (.nan, .nan) }
    return (
      Float(norm * cross + underflow).nextUp,
      8 * Self.unit * squaredNorm + underflow * (1 + norm)
    )
  }

  /// The target's b² less and plus its own error, and b, all rounded away from the truth.
  package func target(squaredNorm: Double) -> (low: Float, high: Float, root: Float) {
    let norm = squaredNorm.squareRoot()
    guard norm <= Self.mostNorm else { return (.nan, .nan, .nan) }
    let error = 16 * Self.unit * squaredNorm
    return (
      Float(squaredNorm - error).nextDown, Float(squaredNorm + error).nextUp, Float(norm).nextUp
    )
  }
}
