import Glibc
import MnemeNumerics

/// Share of the paths of a probability flow that end at the training point they are drawn to, if each is
/// drawn to one point alone from a start N(point, σ₀² I).
///
/// With one point the distance r obeys d ln r/d ln σ = 1 without regularization, σ²/(σ² + c) with
/// Tikhonov's, and min(1, exp(−r²/2σ²)/τ) with the empirical-Bayes one. Source: Baptista et al. (arXiv
/// 2501.15785) for the scores; the shares follow.
package enum CollapsedShare {
  /// P(χ²_d ≤ tol² (σ₀² + c) / (σ₀² c)) ≈ 1 − exp(−tol²/2c) for d = 2: the end is at
  /// r √(c/(σ₀² + c)).
  ///
  /// - Parameters:
  ///   - strength: c ≥ 0; at 0 all collapse.
  ///   - tolerance: largest distance that counts, in the units of the data.
  ///   - startVariance: σ₀².
  /// - Returns: in [0, 1].
  package static func tikhonov(
    strength: Double, tolerance: Double, startVariance: Double, dimension: Int
  ) -> Double {
    if strength == 0 { return 1 }
    let inner = startVariance * strength / (startVariance + strength)
    return ChiSquare.below(tolerance * tolerance / inner, degrees: dimension)
  }

  /// P(χ²_d ≤ 2 ln(1/τ)), which is 1 − τ for d = 2: who starts within σ√(2 ln(1/τ)) is drawn in, the
  /// others are left behind by the shrinking pull. Large starts and a small tolerance.
  ///
  /// - Parameter floor: τ > 0; from 1 on none collapse.
  /// - Returns: in [0, 1].
  package static func empiricalBayes(floor: Double, dimension: Int) -> Double {
    floor >= 1 ? 0 : ChiSquare.below(-2 * log(floor), degrees: dimension)
  }
}
