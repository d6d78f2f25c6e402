import MnemeNumerics

extension LinearSetting {
  /// An upper bound on E ln det MMᵀ and the tilt at which it is taken.
  package struct DeterminantBound: Sendable, Equatable {
    /// s, the argument of the minimum.
    package let tilt: Double
    /// The bound, dimensionless.
    package let value: Double
  }

  /// The least of the upper bounds on E ln det MMᵀ over the tilt s.
  ///
  ///     b(s) = ln[Γ_d(p/2+s)/Γ_d(p/2)] − s Σ_{i<d} ψ((p−i)/2) + ln D(p+2s),   s > (d+1−p)/2
  ///
  /// Source: Theory, Eq. 13a. The first two terms are the excess of ln Γ_d over its tangent,
  /// computed without cancellation. b is convex (ln Γ_d is, and D is a sum of log-convex functions
  /// of s), and b′(0) ≤ 0, since the excess is flat at 0 and D falls: so the minimum lies at s ≥ 0,
  /// and b(0) = ln E det MMᵀ makes this never weaker than Eq. 13. Any s gives a rigorous bound: an
  /// inexact minimum costs sharpness only, to second order.
  ///
  /// - Returns: finite from n = d + 1; value `-.infinity` for n ≤ d, where the determinant is 0.
  /// - Complexity: about 20 evaluations of O(d).
  /// - Accuracy: `SharpBoundTests`, against mpmath: 1e-12 relative to max(1, |value|).
  package var logDeterminantBound: DeterminantBound {
    guard trainingCount > dimension else { return DeterminantBound(tilt: 0, value: -.infinity) }
    if isNoiseless { return DeterminantBound(tilt: 0, value: 0) }
    // At n = d+1, d+2 the domain is open and starts at or above 0, where b is infinite.
    let start = trainingCount > dimension + 2 ? 0 : (d + 1 - p) / 2 + 1e-6
    let minimum = convexMinimum(from: start, step: 1, tolerance: 1e-6, of: tiltedBound)
    return DeterminantBound(tilt: minimum.argument, value: minimum.value)
  }

  private func tiltedBound(_ tilt: Double) -> Double {
    MultivariateLogGamma.excessOverTangent(dimension: dimension, at: p / 2, by: tilt)
      + DeterminantMoment.logarithm(dimension: dimension, degreesOfFreedom: p + 2 * tilt, q: q)
  }
}
