import Glibc

/// The multivariate gamma function Γ_d(a) = π^(d(d−1)/4) Π_{i<d} Γ(a − i/2), in logarithms.
package enum MultivariateLogGamma {
  /// ln Γ_d(a).
  ///
  /// - Parameters: `dimension` d ≥ 1; `a` above (d − 1)/2.
  /// - Complexity: O(d).
  package static func value(dimension: Int, at a: Double) -> Double {
    checkDomain(dimension, a)
    let d = Double(dimension)
    var sum = 0.0
    for i in 0..<dimension { sum += logGamma(a - Double(i) / 2) }
    return d * (d - 1) / 4 * log(Double.pi) + sum
  }

  /// ln Γ_d(a + x) − ln Γ_d(a), term by term without cancellation.
  ///
  /// - Parameters: `a` and `a + step` above (d − 1)/2.
  /// - Complexity: O(d).
  package static func difference(dimension: Int, from a: Double, by step: Double) -> Double {
    checkDomain(dimension, min(a, a + step))
    var sum = 0.0
    for i in 0..<dimension { sum += logGammaDifference(from: a - Double(i) / 2, by: step) }
    return sum
  }

  /// How far ln Γ_d lies above its tangent: ln Γ_d(a + s) − ln Γ_d(a) − s Σ_{i<d} ψ(a − i/2).
  ///
  /// Every term is the excess T(a) = ln Γ(a+s) − ln Γ(a) − sψ(a) ≥ 0 of a convex function over its
  /// tangent, and T(a) = T(a+1) + φ(s/a) with φ(t) = t − ln(1+t) ≥ 0. So two chains of step 1, for
  /// even and for odd i, need one φ a term, and nothing cancels.
  ///
  /// - Parameters: `a` and `a + step` above (d − 1)/2.
  /// - Returns: the excess, ≥ 0 (`SpecialFunctionTests`: 1e-12 relative).
  /// - Complexity: O(d), about 10 ns a term.
  package static func excessOverTangent(
    dimension: Int, at a: Double, by step: Double
  ) -> Double {
    checkDomain(dimension, min(a, a + step))
    if step == 0 { return 0 }
    let evenTerms = chain(count: (dimension + 1) / 2, top: a, step: step)
    let oddTerms = chain(count: dimension / 2, top: a - 0.5, step: step)
    return evenTerms + oddTerms
  }

  /// Σ_{j<count} T(top − j).
  private static func chain(count: Int, top: Double, step: Double) -> Double {
    if count == 0 { return 0 }
    var term = logGammaExcessOverTangent(at: top, by: step)
    var sum = term
    for j in 1..<max(count, 1) {
      term += excessOverLog1p(step / (top - Double(j)))
      sum += term
    }
    return sum
  }

  private static func checkDomain(_ dimension: Int, _ a: Double) {
    precondition(
      dimension >= 1 && a > Double(dimension - 1) / 2,
      "the multivariate gamma function needs d >= 1 and a > (d - 1)/2, got d = \(dimension), a = \(a)"
    )
  }
}

/// How far ln Γ lies above its tangent: T = ln Γ(a + s) − ln Γ(a) − sψ(a) ≥ 0.
///
/// From Stirling's series, with t = s/a: T = a[(1+t)ln(1+t) − t] + ½φ(t) + the same excess of δ.
///
/// - Parameters: `a` and `a + s` above 0.
package func logGammaExcessOverTangent(at a: Double, by s: Double) -> Double {
  precondition(a > 0 && a + s > 0, "needs a > 0 and a + s > 0, got a = \(a), s = \(s)")
  var base = a
  var sum = 0.0
  while min(base, base + s) < StirlingSeries.smallestArgument {
    sum += excessOverLog1p(s / base)
    base += 1
  }
  let t = s / base
  let excess = excessOverLog1p(t)
  let correction =
    StirlingSeries.difference(from: base, by: s) - s * StirlingSeries.slope(base)
  return sum + base * (t * log1p(t) - excess) + 0.5 * excess + correction
}
