import MnemeNumerics

/// E KL(ρ_G‖ρ), with the known v in place of v̂: what is exact and what bounds it.
///
/// KL is infinite for n ≤ d; its mean is infinite at n = d+1, d+2 too (but for q = 1). There every
/// bound and the first-order value is `.infinity`.
extension LinearSetting {
  /// Whether E KL is finite: from n = d + 3, for q = 1 from n = d + 1.
  package var hasFiniteExpectedDivergence: Bool {
    trainingCount > dimension + (isNoiseless ? 0 : 2)
  }

  /// E KL from the expected log-determinant, which alone needs simulation.
  ///
  ///     E KL = ½ { d(τ − 1) − E ln det MMᵀ + (d/n)(1 + (1−q)τ) }
  ///
  /// Source: Theory, Eq. 9 with Eqs. 10, 11 ("Variance reduction" in section 3).
  ///
  /// - Parameter meanLogDeterminant: E ln det(Σ_G/σ²), or an estimate or bound of it.
  /// - Returns: nats; `.infinity` where the mean is infinite.
  package func expectedDivergence(meanLogDeterminant: Double) -> Double {
    guard hasFiniteExpectedDivergence else { return .infinity }
    return (d * tauExcess - meanLogDeterminant + meanTerm) / 2
  }

  /// Lower bound on E KL from the inequality of arithmetic and geometric means.
  ///
  ///     (d/2)(τ − 1 − ln τ) + (d/2n)(1 + (1−q)τ)
  ///
  /// Source: Theory, Eq. 12.
  ///
  /// - Returns: nats.
  package var divergenceBoundFromMeans: Double {
    guard hasFiniteExpectedDivergence else { return .infinity }
    return (d * excessOverLog1p(tauExcess) + meanTerm) / 2
  }

  /// Lower bound on E KL from E ln det ≤ ln E det. Source: Theory, Eq. 13.
  ///
  /// - Returns: nats; never below `divergenceBoundFromMeans`.
  package var divergenceBoundFromDeterminant: Double {
    expectedDivergence(meanLogDeterminant: logExpectedDeterminant)
  }

  /// The sharpest of the lower bounds on E KL. Source: Theory, Eq. 13a.
  ///
  /// - Returns: nats; never below `divergenceBoundFromDeterminant`.
  package var sharpDivergenceBound: Double {
    guard hasFiniteExpectedDivergence else { return .infinity }
    return expectedDivergence(meanLogDeterminant: logDeterminantBound.value)
  }
}
