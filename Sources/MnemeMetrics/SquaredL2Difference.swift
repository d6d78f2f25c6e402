import Glibc
package import MnemeNumerics

/// Δ for the squared L² distance, ∫(ρ_G − ρ̂_X)² − ∫(ρ_G − ρ)² (Theory, Eqs. 2 and 3), over the
/// self-term (4πs²)^(−d/2), as sign and logarithm.
///
/// ∫ρ_G² and the self-terms cancel on paper; what is left decides the sign and is e^(−10) … e^(−45) of
/// them at d = 100, so it never leaves log-space.
package enum SquaredL2Difference {
  /// Reading *reference sample*: ρ is read as the kernel density of a reference set.
  ///
  /// - Parameters:
  ///   - trainingPairs: `KernelDensity.logPairEnergy` of the training set.
  ///   - referencePairs: the same of the reference set.
  ///   - trainingCross: `KernelDensity.logCrossEnergy` of the training set with ρ_G.
  ///   - referenceCross: the same of the reference set.
  package static func reference(
    trainingPairs: Double, referencePairs: Double, trainingCross: Double, referenceCross: Double
  ) -> SignedLog {
    SignedLog(logMagnitude: trainingPairs) - SignedLog(logMagnitude: referencePairs)
      + SignedLog(logMagnitude: log(2) + referenceCross)
      - SignedLog(logMagnitude: log(2) + trainingCross)
  }

  /// Reading *analytic*: ρ = N(mean, s² I) itself; ∫ρ² is then exactly one self-term.
  package static func analytic(
    trainingPairs: Double, trainingCross: Double, analyticCross: Double
  ) -> SignedLog {
    SignedLog(logMagnitude: trainingPairs)
      + SignedLog(logMagnitude: log(2) + analyticCross)
      - SignedLog(logMagnitude: log(2) + trainingCross)
  }

  /// ln ∫ρ_Gρ over (4πσ²)^(−d/2) for ρ = N(mean, σ² I).
  ///
  /// - Throws: `NumericsError` if the covariance has a NaN.
  package static func logCrossEnergy(
    of law: GaussianLaw, mean: [Double], deviation: Double
  ) throws(NumericsError) -> Double {
    var sum = law.covariance
    sum.addToDiagonal(deviation * deviation)
    let factor = try Cholesky(sum)
    let squared = factor.squaredNorm(of: zip(law.mean, mean).map { $0 - $1 })
    return -squared / 2 - factor.logDeterminant / 2
      + Double(law.dimension) / 2 * log(2 * deviation * deviation)
  }
}
