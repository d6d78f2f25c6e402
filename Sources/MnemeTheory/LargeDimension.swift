import Glibc

/// The limit of large dimension: n, d → ∞ at fixed c = d/n.
package enum LargeDimension {
  /// Limit of (1/d) E ln det MMᵀ.
  ///
  ///     F = ln q  (c ≤ q);      F = ln c + ((1−c)/c) ln((1−c)/(1−q))  (c > q)
  ///
  /// Source: Theory, Eq. 14. Once continuously differentiable at c = q.
  ///
  /// - Parameters: `q` in [0, 1]; `ratio` c in (0, 1].
  package static func logDeterminantDensity(q: Double, ratio c: Double) -> Double {
    precondition(q >= 0 && q <= 1 && c > 0 && c <= 1, "needs q in [0, 1], c in (0, 1]: \(q), \(c)")
    if c <= q { return log(q) }
    if c == 1 { return 0 }
    return log(c) + (1 - c) / c * (log1p(-c) - log1p(-q))
  }

  /// Limit of KL/d: ½[q + (1−q)c/(1−c) − 1 − F(q, c)]. Source: Theory, Eq. 15.
  ///
  /// - Returns: nats per dimension; `.infinity` for c ≥ 1 (q < 1: for q = 1, from c > 1).
  package static func divergenceDensity(q: Double, ratio c: Double) -> Double {
    if c > 1 || (c == 1 && q < 1) { return .infinity }
    if q == 1 { return 0 }
    let traceExcess = (1 - q) * (2 * c - 1) / (1 - c)
    return (traceExcess - logDeterminantDensity(q: q, ratio: c)) / 2
  }

  /// Second-order term of E ln det: L = ln[(q−c)/(q(1−c))] ≤ 0. Source: Theory, Eq. 16.
  ///
  /// - Returns: `nil` unless c < q.
  package static func logDeterminantCorrection(q: Double, ratio c: Double) -> Double? {
    c < q ? log1p(-c * (1 - q) / (q * (1 - c))) : nil
  }
}

extension LinearSetting {
  /// c = d/(n − 1), which serves the asymptotic formulas best at finite n.
  package var aspectRatio: Double { d / p }

  /// First-order asymptote of E KL: exact τ and mean term, E ln det ≈ dF(q, d/(n−1)).
  ///
  /// Low by ≈ ½|L| for c < q and by ≈ ¼ ln d − 0.2 nats for c > q. Source: Theory, section 4.
  ///
  /// - Returns: nats; `.infinity` where E KL is.
  package var firstOrderDivergence: Double {
    guard hasFiniteExpectedDivergence else { return .infinity }
    let density = LargeDimension.logDeterminantDensity(q: q, ratio: aspectRatio)
    return expectedDivergence(meanLogDeterminant: d * density)
  }

  /// The normal law that ln det MMᵀ tends to: mean d ln q + L and variance 4|L|.
  ///
  /// Source: Theory, Eq. 16.
  ///
  /// - Returns: `nil` unless d/(n−1) < q and E KL is finite.
  package var logDeterminantLimit: (mean: Double, variance: Double)? {
    guard hasFiniteExpectedDivergence,
      let correction = LargeDimension.logDeterminantCorrection(q: q, ratio: aspectRatio)
    else { return nil }
    return (d * log(q) + correction, -4 * correction)
  }

  /// Second-order asymptote of E KL: E ln det ≈ d ln q + L. Source: Theory, Eq. 16.
  ///
  /// - Returns: nats; `nil` unless d/(n−1) < q and E KL is finite. Trust it where
  ///   `isSecondOrderReliable`.
  package var secondOrderDivergence: Double? {
    logDeterminantLimit.map { expectedDivergence(meanLogDeterminant: $0.mean) }
  }

  /// Whether d/(n−1) ≤ 0.8 q, where the second order holds (Theory, Eq. 16).
  package var isSecondOrderReliable: Bool { aspectRatio <= 0.8 * q }
}
