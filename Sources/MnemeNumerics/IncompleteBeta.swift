import Glibc

/// The regularized incomplete beta function I_x(a, b), both tails in logarithms.
///
/// The lower tail is x^a (1−x)^b / (a B(a,b)) times a continued fraction (Abramowitz & Stegun
/// 26.5.8) where that converges fast, x < (a+1)/(a+b+2); the upper one by symmetry. The prefactor
/// is free of cancellation for a, b ≥ 10 (DiDonato & Morris 1992, their BRCOMP).
///
/// Accuracy (`IncompleteBetaTests`): 1e-12 relative for a, b ≤ 1e5; at 1e9 1e-10, which is what the
/// rounding of x alone costs. Complexity: O(√max(a, b)) steps, at most.
package struct IncompleteBeta: Sendable {
  package let a: Double
  package let b: Double
  private let logBetaValue: Double

  package init(_ a: Double, _ b: Double) {
    precondition(
      a > 0 && b > 0 && a.isFinite && b.isFinite,
      "the incomplete beta function needs a, b > 0, got \(a), \(b)")
    self.a = a
    self.b = b
    self.logBetaValue = logBeta(a, b)
  }

  /// Both tails of the beta distribution at one point, as logarithms.
  package struct LogTails: Sendable, Equatable {
    /// ln I_x(a, b).
    package let lower: Double
    /// ln(1 − I_x(a, b)).
    package let upper: Double
  }

  /// I_x(a, b), in [0, 1].
  package func value(at x: Double) -> Double { exp(logTails(at: x).lower) }

  /// Both tails in logarithms, at x in [0, 1].
  package func logTails(at x: Double) -> LogTails { logTails(x, complement: 1 - x) }

  /// The same with 1 − x given, where x is so near 1 that subtraction would lose it.
  package func logTails(_ x: Double, complement y: Double) -> LogTails {
    precondition(x >= 0 && y >= 0 && abs(x + y - 1) <= 1e-15, "needs x in [0, 1], got \(x)")
    if x == 0 { return LogTails(lower: -.infinity, upper: 0) }
    if y == 0 { return LogTails(lower: 0, upper: -.infinity) }
    let prefactor = logPrefactor(x, y)
    if x < (a + 1) / (a + b + 2) {
      let lower = prefactor + log(Self.continuedFraction(x, a, b) / a)
      return LogTails(lower: min(lower, 0), upper: Self.logComplement(lower))
    }
    let upper = prefactor + log(Self.continuedFraction(y, b, a) / b)
    return LogTails(lower: Self.logComplement(upper), upper: min(upper, 0))
  }

  /// ln[x^a y^b / B(a, b)], y = 1 − x: the derivative of I by ln(x/y).
  func logPrefactor(_ x: Double, _ y: Double) -> Double {
    guard min(a, b) >= StirlingSeries.smallestArgument else {
      let logX = x < 0.5 ? log(x) : log1p(-y)
      let logY = y < 0.5 ? log(y) : log1p(-x)
      return a * logX + b * logY - logBetaValue
    }
    // Distance from the mode in the coordinate that keeps its digits.
    let gap = x <= y ? a - (a + b) * x : (a + b) * y - b
    let exponent = a * excessOverLog1p(-gap / a) + b * excessOverLog1p(gap / b)
    let correction =
      StirlingSeries.correction(a) + StirlingSeries.correction(b)
      - StirlingSeries.correction(a + b)
    return 0.5 * log(a / (2 * Double.pi) * (b / (a + b))) - exponent - correction
  }

  private static func logComplement(_ logValue: Double) -> Double {
    logValue >= 0 ? -.infinity : log(-expm1(logValue))
  }

  /// Continued fraction of I_x(a, b) a B(a, b) / (x^a (1−x)^b), by Lentz's method.
  private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    let largestStep = 1000 + Int(40 * max(a, b).squareRoot())
    var c = 1.0
    var d = 1 / nonZero(1 - (a + b) * x / (a + 1), tiny)
    var value = d
    for step in 1...largestStep {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / nonZero(1 + even * d, tiny)
      c = nonZero(1 + even / c, tiny)
      value *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonZero(1 + odd * d, tiny)
      c = nonZero(1 + odd / c, tiny)
      let factor = d * c
      value *= factor
      if abs(factor - 1) <= 2e-16 { return value }
    }
    preconditionFailure("the continued fraction did not settle for x = \(x), a = \(a), b = \(b)")
  }

  private static func nonZero(_ value: Double, _ tiny: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }
}
