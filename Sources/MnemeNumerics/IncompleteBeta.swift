import Glibc

/// The regularized incomplete beta function I_x(a, b), both tails in logarithms.
///
/// The lower tail is x^a (1−x)^b / B(a,b) times a continued fraction where that converges fast,
/// x ≤ a/(a+b); the upper one by symmetry. The prefactor is free of cancellation for a, b ≥ 10
/// (DiDonato & Morris 1992, their BRCOMP).
///
/// Accuracy (`IncompleteBetaTests`): 2e-12 relative for a, b ≤ 4e5; at 1e9 1e-10, which is what the
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
    let lambda = modeGap(x, y)
    if lambda >= 0 {
      let lower = prefactor + log(Self.continuedFraction(x, y, a, b, lambda))
      return LogTails(lower: min(lower, 0), upper: Self.logComplement(lower))
    }
    let upper = prefactor + log(Self.continuedFraction(y, x, b, a, -lambda))
    return LogTails(lower: Self.logComplement(upper), upper: min(upper, 0))
  }

  /// λ = a − (a+b)x, from the coordinate that keeps its digits.
  private func modeGap(_ x: Double, _ y: Double) -> Double {
    x <= y ? a - (a + b) * x : (a + b) * y - b
  }

  /// ln[x^a y^b / B(a, b)], y = 1 − x: the derivative of I by ln(x/y).
  func logPrefactor(_ x: Double, _ y: Double) -> Double {
    guard min(a, b) >= StirlingSeries.smallestArgument else {
      let logX = x < 0.5 ? log(x) : log1p(-y)
      let logY = y < 0.5 ? log(y) : log1p(-x)
      return a * logX + b * logY - logBetaValue
    }
    let gap = modeGap(x, y)
    let exponent = a * excessOverLog1p(-gap / a) + b * excessOverLog1p(gap / b)
    let correction =
      StirlingSeries.correction(a) + StirlingSeries.correction(b)
      - StirlingSeries.correction(a + b)
    return 0.5 * log(a / (2 * Double.pi) * (b / (a + b))) - exponent - correction
  }

  private static func logComplement(_ logValue: Double) -> Double {
    logValue >= 0 ? -.infinity : log(-expm1(logValue))
  }

  /// I_x(a, b) B(a, b) / (x^a (1−x)^b) for λ = a − (a+b)x ≥ 0, by a continued fraction.
  ///
  /// The even part of the classical fraction, written with λ, so that it does not cancel where one
  /// of a, b is huge. Source: DiDonato & Morris 1992, their BFRAC.
  private static func continuedFraction(
    _ x: Double, _ y: Double, _ a: Double, _ b: Double, _ lambda: Double
  ) -> Double {
    let largestStep = 1000 + Int(40 * max(a, b).squareRoot())
    let c = 1 + lambda
    let c1 = 1 + 1 / a
    var p = 1.0
    var s = a + 1
    var (numeratorBefore, denominatorBefore) = (0.0, 1.0)
    var (numerator, denominator) = (1.0, c / c1)
    var ratio = c1 / c
    for step in 1...largestStep {
      let n = Double(step)
      let t = n / a
      let w = n * (b - n) * x
      let e = a / s
      let alpha = p * (p + b / a) * e * e * (w * x)
      let beta = n + w / s + (1 + t) / (c1 + 2 * t) * (c + n * (1 + y))
      p = 1 + t
      s += 2
      (numeratorBefore, numerator) = (numerator, alpha * numeratorBefore + beta * numerator)
      (denominatorBefore, denominator) =
        (denominator, alpha * denominatorBefore + beta * denominator)
      let previous = ratio
      ratio = numerator / denominator
      if abs(ratio - previous) <= 2e-16 * ratio { return ratio }
      numeratorBefore /= denominator
      denominatorBefore /= denominator
      numerator = ratio
      denominator = 1
    }
    preconditionFailure("the continued fraction did not settle for x = \(x), a = \(a), b = \(b)")
  }
}
