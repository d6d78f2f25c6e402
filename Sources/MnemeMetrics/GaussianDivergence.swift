import Glibc
package import MnemeNumerics

/// Divergences of a normal law ρ_G = N(μ_G, Σ_G) from the isotropic ρ = N(μ, σ² I).
package struct GaussianDivergence: Sendable, Equatable {
  /// KL(ρ_G‖ρ), nats; ∞ for a singular Σ_G (Theory, Eq. 9).
  package let kullbackLeibler: Double
  /// −ln BC, nats; ∞ for a singular Σ_G (Theory, Eq. 4).
  package let bhattacharyya: Double
  /// tr Σ_G/σ² / d; dimensionless.
  package let traceRatio: Double
  /// ln det(Σ_G/σ²), nats; −∞ for a singular Σ_G.
  package let logDeterminantRatio: Double
  /// |μ_G − μ|²/σ²; dimensionless.
  package let meanTerm: Double

  /// H² = 1 − BC in [0, 1] (Theory, Eq. 4).
  package var squaredHellinger: Double { Self.squaredHellinger(bhattacharyya: bhattacharyya) }

  /// H² from −ln BC in nats; right where H² is tiny.
  package static func squaredHellinger(bhattacharyya: Double) -> Double { -expm1(-bhattacharyya) }

  /// - Parameters:
  ///   - law: ρ_G, with a square root of its covariance.
  ///   - isRegular: whether Σ_G has full rank. A rank is known from counts, not from rounding: a
  ///     singular law then has exactly infinite divergences.
  ///   - mean: μ, shape (d).
  ///   - deviation: σ > 0.
  /// - Throws: `NumericsError` if Σ_G + σ² I is not positive definite, which only a NaN can cause.
  package init(
    of law: GaussianLaw, isRegular: Bool, mean: [Double], deviation: Double
  ) throws(NumericsError) {
    let variance = deviation * deviation
    let dimension = Double(law.dimension)
    let difference = zip(law.mean, mean).map { $0 - $1 }
    meanTerm = difference.reduce(0) { $0 + $1 * $1 } / variance
    let trace = law.root.squaredFrobeniusNorm / variance
    traceRatio = trace / dimension
    guard isRegular else {
      (kullbackLeibler, bhattacharyya, logDeterminantRatio) = (.infinity, .infinity, -.infinity)
      return
    }
    let logDeterminant = 2 * law.root.signedLogDeterminant.logMagnitude - dimension * log(variance)
    logDeterminantRatio = logDeterminant
    kullbackLeibler = (trace - dimension - logDeterminant + meanTerm) / 2
    var middle = law.covariance
    middle.addToDiagonal(variance)
    for index in middle.values.indices { middle.values[index] /= 2 * variance }
    let factor = try Cholesky(middle)
    let quadratic = factor.squaredNorm(of: difference.map { $0 / deviation })
    bhattacharyya = factor.logDeterminant / 2 - logDeterminant / 4 + quadratic / 8
  }
}
