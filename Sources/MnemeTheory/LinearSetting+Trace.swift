extension LinearSetting {
  /// Expected variance of the generated law per dimension: τ = E tr(MMᵀ)/d.
  ///
  ///     n > d+2:  q + (1−q) d/(n−d−2)        n < d:  q p/d + (1−q) p/(d−n)
  ///
  /// `.infinity` at n = d, d+1, d+2, but for q = 1, where MMᵀ is a projection of rank min(p, d).
  ///
  /// Source: Theory, Eq. 10.
  ///
  /// - Returns: τ, in units of σ².
  package var tau: Double {
    if isNoiseless { return min(p, d) / d }
    if n < d { return q * p / d + (1 - q) * p / (d - n) }
    return trainingCount > dimension + 2 ? q + (1 - q) * d / k : .infinity
  }

  /// τ − 1, for n > d, without the cancellation near 1.
  var tauExcess: Double {
    if isNoiseless { return 0 }
    return trainingCount > dimension + 2 ? (1 - q) * (d - k) / k : .infinity
  }

  /// τ with the estimated variance v̂ of Theory, Eq. 7, in place of v.
  ///
  ///     τ̂ = τ + [2q(1−q)/((n−1)d)] [(1−2q) d/(n−d−2) + 2q]
  ///
  /// Eqs. 12 and 13 stay rigorous with it in the trace term. Source: Theory, section 3.
  ///
  /// - Returns: τ̂ in units of σ²; `nil` for n ≤ d + 2, where no formula is known.
  package var tauWithEstimatedVariance: Double? {
    guard trainingCount > dimension + 2 else { return nil }
    return tau + 2 * q * (1 - q) / (p * d) * ((1 - 2 * q) * d / k + 2 * q)
  }

  /// Expected squared error of the generated mean: E|μ_G − μ|²/σ² = (d/n)(1 + (1−q)τ).
  ///
  /// Exact with v̂ too, and on both sides of n = d. Source: Theory, Eq. 11.
  ///
  /// - Returns: dimensionless; `.infinity` where τ is.
  package var meanTerm: Double {
    isNoiseless ? d / n : d / n * (1 + (1 - q) * tau)
  }

  /// Variance of tr MMᵀ.
  ///
  ///     2(1−q)²d²(p−1)²/[(p−d)(p−d−1)²(p−d−3)] + 4q(1−q)d/(p−d−1)
  ///
  /// Source: Theory, Eq. 11a.
  ///
  /// - Returns: dimensionless; `.infinity` at n = d+3, d+4; `nil` where the mean is infinite
  ///   (n = d, d+1, d+2) and for n < d, where no formula is given. 0 for q = 1 and n > d.
  package var traceVariance: Double? {
    guard trainingCount > dimension else { return nil }
    if isNoiseless { return 0 }
    guard trainingCount > dimension + 2 else { return nil }
    guard trainingCount > dimension + 4 else { return .infinity }
    let spread = (1 - q) * d * (p - 1) / k
    return 2 * spread * spread / ((p - d) * (p - d - 3)) + 4 * q * (1 - q) * d / k
  }
}
