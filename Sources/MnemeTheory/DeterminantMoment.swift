import Glibc
import MnemeNumerics

/// The sum D of Theory, Eq. 13, at real p: E det MMᵀ where p = n − 1.
///
///     D(p) = Σ_{j=0}^{d} d!/(d−j)! q^(d−j) (1−q)^j Γ(k)/Γ(k+j),   k = p − d − 1 > 0
///
/// All terms are positive and follow from each other by one ratio, which falls along the sum. So
/// one walk with rescaling does it: from j = 0 where q ≥ ½, else from j = d. It stops where what is
/// left can't count any more.
package enum DeterminantMoment {
  /// ln D.
  ///
  /// - Parameters:
  ///   - dimension: d ≥ 1.
  ///   - degreesOfFreedom: p, real, above d + 1.
  ///   - q: in [0, 1].
  /// - Returns: ln D(p); 0 for q = 1 and for k = 1. Error below 1e-13 of max(1, |ln D|)
  ///   for d ≤ 300, 1e-11 at d = 1e5 (`SharpBoundTests`).
  /// - Complexity: O(d) at most, about 5 ns a term.
  package static func logarithm(dimension: Int, degreesOfFreedom p: Double, q: Double) -> Double {
    let k = p - Double(dimension) - 1
    precondition(
      dimension >= 1 && k > 0 && q >= 0 && q <= 1,
      "needs d >= 1, p > d + 1, q in [0, 1]; got d = \(dimension), p = \(p), q = \(q)")
    // ∫ (k−1) t^(k−2) (1 − (1−q)t)^d dt is 1 at k = 1: only the end t = 0 counts.
    if k == 1 || q == 1 { return 0 }
    return q >= 0.5 ? upward(dimension, k, q) : downward(dimension, k, q)
  }

  private static func upward(_ dimension: Int, _ k: Double, _ q: Double) -> Double {
    let odds = (1 - q) / q
    let d = Double(dimension)
    let sum = logSumOfProducts(count: dimension) { step in (d - step) * odds / (k + step) }
    return d * log(q) + sum
  }

  private static func downward(_ dimension: Int, _ k: Double, _ q: Double) -> Double {
    let odds = q / (1 - q)
    let d = Double(dimension)
    let sum = logSumOfProducts(count: dimension) { step in
      odds * (k + d - 1 - step) / (step + 1)
    }
    return logOfLastTerm(d, k) + d * log1p(-q) + sum
  }

  /// ln[d! Γ(k)/Γ(k+d)], by the difference over the shorter way.
  private static func logOfLastTerm(_ d: Double, _ k: Double) -> Double {
    k <= d + 1
      ? logGamma(k) - logGammaDifference(from: d + 1, by: k - 1)
      : logGamma(d + 1) - logGammaDifference(from: k, by: d)
  }

  /// ln(1 + r₀ + r₀r₁ + …) for positive, falling ratios r.
  private static func logSumOfProducts(count: Int, ratio: (Double) -> Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var logScale = 0.0
    for step in 0..<count {
      let factor = ratio(Double(step))
      term *= factor
      sum += term
      // The rest is at most a geometric series, or `count` times this.
      if factor < 1 && term < 1e-25 * sum { break }
      if sum > 1e250 {
        logScale += log(sum)
        term /= sum
        sum = 1
      }
    }
    return logScale + log(sum)
  }
}

extension LinearSetting {
  /// ln E det MMᵀ. Source: Theory, Eq. 13.
  ///
  /// - Returns: 0 at n = d + 3 for all q; `.infinity` at n = d+1, d+2 (0 for q = 1);
  ///   `-.infinity` for n ≤ d, where the determinant is 0.
  /// - Complexity: O(d).
  package var logExpectedDeterminant: Double {
    guard trainingCount > dimension else { return -.infinity }
    if isNoiseless { return 0 }
    guard trainingCount > dimension + 2 else { return .infinity }
    return DeterminantMoment.logarithm(dimension: dimension, degreesOfFreedom: p, q: q)
  }
}
