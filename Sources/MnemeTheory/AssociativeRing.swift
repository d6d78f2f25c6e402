import Glibc
import MnemeNumerics

/// Infinitely many patterns, evenly on the unit circle: the energy of their associative memory at inverse
/// temperature β, and where its minimum is a ring.
///
/// Source: Pham et al. (arXiv 2505.21777).
package enum AssociativeRing {
  /// E(R) = R² + 1 − β⁻¹ ln I₀(2βR), the energy at distance R from the centre, up to β⁻¹ ln of the
  /// number of patterns.
  package static func energy(radius: Double, beta: Double) -> Double {
    radius * radius + 1 - BesselI.logI0(2 * beta * radius) / beta
  }

  /// R with R = I₁(2βR)/I₀(2βR) and R > 0; `nil` for β ≤ 1, where the centre is the minimum.
  package static func radius(beta: Double) -> Double? {
    guard beta > 1 else { return nil }
    // Below the ring the energy falls: I₁/I₀ > R.
    return Bisection.place(in: 1e-9...1) { BesselI.ratio(2 * beta * $0) > $0 }
  }

  /// The distance below which two patterns have one minimum in common: ‖ξ₁ − ξ₂‖² = 2/β.
  package static func mergeDistance(beta: Double) -> Double { (2 / beta).squareRoot() }
}
