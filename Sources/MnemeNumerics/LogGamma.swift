import Glibc

/// Natural logarithm of the gamma function for positive arguments.
///
/// The C library's `lgamma` writes the global `signgam`; this calls the reentrant form, so it may
/// be used from several tasks at once.
///
/// - Parameter x: above 0, dimensionless.
/// - Returns: ln Γ(x); relative error below 1e-14, near the zeros at 1 and 2 absolute
///   (`SpecialFunctionTests`).
package func logGamma(_ x: Double) -> Double {
  precondition(x > 0, "logGamma needs x > 0, got \(x)")
  var sign: Int32 = 1
  return lgamma_r(x, &sign)
}

/// Difference of two log-gamma values, ln Γ(a + x) − ln Γ(a), without their cancellation.
///
/// Both arguments are shifted up to at least 10 by Γ(z+1) = zΓ(z); there Stirling's series gives
///
///     −a φ(x/a) − ½ ln(1 + x/a) + x ln(a + x) + δ(a + x) − δ(a),   φ(t) = t − ln(1 + t).
///
/// - Parameters:
///   - a: above 0.
///   - x: any sign, with a + x > 0.
/// - Returns: the difference; accurate relative to its largest term, also for x much smaller or
///   much larger than a (`SpecialFunctionTests`: 1e-13).
package func logGammaDifference(from a: Double, by x: Double) -> Double {
  precondition(a > 0 && a + x > 0, "logGammaDifference needs a > 0 and a + x > 0, got \(a), \(x)")
  if x == 0 { return 0 }
  var base = a
  var shift = 0.0
  while min(base, base + x) < StirlingSeries.smallestArgument {
    shift -= log1p(x / base)
    base += 1
  }
  let t = x / base
  return shift - base * excessOverLog1p(t) - 0.5 * log1p(t) + x * log(base + x)
    + StirlingSeries.difference(from: base, by: x)
}

/// Logarithm of the beta function, ln Γ(a) + ln Γ(b) − ln Γ(a + b).
///
/// - Parameters: a and b above 0, up to 1e9 and beyond.
/// - Returns: ln B(a, b), without the cancellation of the large terms.
package func logBeta(_ a: Double, _ b: Double) -> Double {
  let small = min(a, b)
  let large = max(a, b)
  return logGamma(small) - logGammaDifference(from: large, by: small)
}

/// Distance of the logarithm from its tangent at 1: φ(t) = t − ln(1 + t) ≥ 0.
///
/// With r = t/(2 + t): φ = r t − 2r³(1/3 + r²/5 + r⁴/7 + …); far from 0 the plain difference.
///
/// - Parameter t: at least −1; `.infinity` at −1.
/// - Returns: φ(t), relative error below 1e-14.
package func excessOverLog1p(_ t: Double) -> Double {
  if t < -0.35 || t > 0.5 { return t - log1p(t) }
  let r = t / (2 + t)
  let square = r * r
  var tail = 1.0 / 25
  for denominator in stride(from: 23.0, through: 3, by: -2) {
    tail = tail * square + 1 / denominator
  }
  return r * t - 2 * r * square * tail
}

/// What Stirling's formula leaves of ln Γ: δ(x) = ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π].
///
/// Asymptotic series δ(x) = Σ B₂ₖ/(2k(2k−1)) x^(1−2k), ten terms; from x = 10 its error is below
/// 1e-19. Source: Abramowitz & Stegun 6.1.40.
enum StirlingSeries {
  static let smallestArgument = 10.0

  private static let coefficients: [Double] = [
    1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0, -691 / 360_360.0, 1 / 156.0,
    -3617 / 122_400.0, 43867 / 244_188.0, -174_611 / 125_400.0,
  ]

  /// δ(x) for x ≥ 10.
  static func correction(_ x: Double) -> Double {
    let inverseSquare = 1 / (x * x)
    var sum = 0.0
    for coefficient in coefficients.reversed() { sum = sum * inverseSquare + coefficient }
    return sum / x
  }

  /// δ′(x) for x ≥ 10.
  static func slope(_ x: Double) -> Double {
    let inverseSquare = 1 / (x * x)
    var sum = 0.0
    for (k, coefficient) in coefficients.enumerated().reversed() {
      sum = sum * inverseSquare - Double(2 * k + 1) * coefficient
    }
    return sum * inverseSquare
  }

  /// δ(a + x) − δ(a), accurate relative to itself.
  ///
  /// With u = 1/(a+x), w = 1/a: uᵐ − wᵐ = (u − w) Sₘ, Sₘ₊₁ = u Sₘ + wᵐ, and u − w = −x u w.
  static func difference(from a: Double, by x: Double) -> Double {
    let u = 1 / (a + x)
    let w = 1 / a
    var partial = 1.0
    var power = w
    var sum = 0.0
    for coefficient in coefficients {
      sum += coefficient * partial
      partial = u * partial + power
      power *= w
      partial = u * partial + power
      power *= w
    }
    return -x * u * w * sum
  }
}
