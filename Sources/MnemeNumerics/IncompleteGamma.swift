import Glibc

/// The regularized incomplete gamma functions P(a, x) = γ(a, x)/Γ(a) and Q = 1 − P.
///
/// A power series below x = a + 1, a continued fraction (Lentz) from there on.
/// Source: Abramowitz & Stegun, 6.5.29 and 6.5.31.
/// Accuracy (`IncompleteGammaTests`): relative 1e-12 for a ≤ 1000.
package enum IncompleteGamma {
  /// P(a, x) for a > 0 and x ≥ 0, in [0, 1].
  package static func lower(_ a: Double, _ x: Double) -> Double {
    check(a, x)
    if x == 0 { return 0 }
    if x == .infinity { return 1 }
    return x < a + 1 ? prefactor(a, x) * series(a, x) : 1 - prefactor(a, x) * fraction(a, x)
  }

  /// Q(a, x) for a > 0 and x ≥ 0, in [0, 1].
  package static func upper(_ a: Double, _ x: Double) -> Double {
    check(a, x)
    if x == 0 { return 1 }
    if x == .infinity { return 0 }
    return x < a + 1 ? 1 - prefactor(a, x) * series(a, x) : prefactor(a, x) * fraction(a, x)
  }

  private static func check(_ a: Double, _ x: Double) {
    precondition(
      a > 0 && a.isFinite && x >= 0, "the incomplete gamma function needs a > 0, x ≥ 0: \(a), \(x)")
  }

  /// x^a e^(−x) / Γ(a).
  private static func prefactor(_ a: Double, _ x: Double) -> Double {
    exp(a * log(x) - x - logGamma(a))
  }

  /// Σ_k x^k / (a (a+1) … (a+k)).
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a, sum = 1 / a, index = a
    while term > 1e-17 * sum {
      index += 1
      term *= x / index
      sum += term
    }
    return sum
  }

  /// 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − …)).
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let smallest = 1e-300
    var denominator = x + 1 - a
    var c = 1 / smallest
    var d = 1 / denominator
    var value = d
    for step in 1...100_000 {
      let k = Double(step)
      let numerator = -k * (k - a)
      denominator += 2
      d = 1 / keptFromZero(numerator * d + denominator, smallest)
      c = keptFromZero(denominator + numerator / c, smallest)
      value *= c * d
      if abs(c * d - 1) <= 1e-16 { return value }
    }
    preconditionFailure("the continued fraction did not settle for a = \(a), x = \(x)")
  }

  private static func keptFromZero(_ value: Double, _ smallest: Double) -> Double {
    abs(value) < smallest ? smallest : value
  }
}

/// The squared length of a standard normal vector.
package enum ChiSquare {
  /// P(‖z‖² ≤ x) for z ~ N(0, I_d): d ≥ 1, x ≥ 0.
  package static func below(_ x: Double, degrees: Int) -> Double {
    IncompleteGamma.lower(Double(degrees) / 2, x / 2)
  }
}
