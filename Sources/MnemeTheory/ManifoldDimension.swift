import Glibc
import MnemeNumerics

/// The dimension that the exact score of infinitely many points sees, LID = (2/τ) E_w |x − x_i|² with
/// weights exp(−|x − x_i|²/τ), at a point of their law.
///
/// Tends to the dimension of the manifold for τ → 0, and to 0 once τ is larger than the law.
package enum ManifoldDimension {
  /// Evenly on the unit circle: 2z (1 − I₁(z)/I₀(z)), z = 2/τ; may exceed 1.
  package static func circle(temperature: Double) -> Double {
    let z = 2 / temperature
    return 2 * z * (1 - BesselI.ratio(z))
  }

  /// Evenly on the unit sphere in three dimensions: 2z (1 − coth z + 1/z), z = 2/τ.
  package static func sphere(temperature: Double) -> Double {
    let z = 2 / temperature
    // coth z = 1 + 2/(e^{2z} − 1): no digits are lost for large z.
    return 2 - 4 * z / expm1(2 * z)
  }

  /// N(0, diag λ), averaged over the points of the law: Σ λ(λ + τ)/(λ + τ/2)².
  ///
  /// - Parameter variances: λ of each axis, at least 0.
  package static func gaussian(variances: [Double], temperature: Double) -> Double {
    variances.reduce(0) { sum, variance in
      let wide = variance + temperature / 2
      return sum + variance * (variance + temperature) / (wide * wide)
    }
  }
}
