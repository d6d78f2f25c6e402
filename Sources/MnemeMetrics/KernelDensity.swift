import Glibc
package import MnemeNumerics

/// The kernel approximation ρ̂ of a set of samples: an isotropic Gaussian of width ε on each of them
/// (Theory, Eq. 1).
package struct KernelDensity: Sendable {
  package let points: CenteredPoints
  /// s, the one scale of the study, in the units of the data.
  package let scale: Double
  /// ε = s · count^(−1/dimension), in the units of the data.
  package let bandwidth: Double

  package init(points: CenteredPoints, scale: Double) {
    precondition(points.count >= 1 && scale > 0, "no kernel density of nothing")
    self.points = points
    self.scale = scale
    bandwidth = scale * pow(Double(points.count), -1 / Double(points.dimension))
  }

  /// For negative controls: a kernel density whose bandwidth breaks the rule by `factor`.
  package init(points: CenteredPoints, scale: Double, bandwidthFactor factor: Double) {
    self.points = points
    self.scale = scale
    bandwidth = scale * pow(Double(points.count), -1 / Double(points.dimension)) * factor
  }

  private var count: Double { Double(points.count) }
  private var dimension: Double { Double(points.dimension) }

  /// ln ρ̂(z) at each query, nats; shape (queries.count).
  package func logDensities(at queries: CenteredPoints) -> [Double] {
    let variance = bandwidth * bandwidth
    let shift = -log(count) - dimension / 2 * log(2 * .pi * variance)
    return KernelSums.logRowSums(at: queries, over: points, scale: 1 / (2 * variance))
      .map { $0 + shift }
  }

  /// ln of the off-diagonal part of ∫ρ̂², over the self-term (4πs²)^(−d/2):
  /// ln[(2/n) Σ_{i<j} exp(−|x_i − x_j|²/4ε²)]. The self-terms themselves are 1 in that unit, whatever
  /// n, and cancel on paper. −∞ for one point.
  package var logPairEnergy: Double {
    log(2 / count)
      + KernelSums.logPairSum(of: points, scale: 1 / (4 * bandwidth * bandwidth))
  }

  /// ln ∫ρ̂ρ_G over the self-term (4πs²)^(−d/2), for a normal law ρ_G that may be singular.
  ///
  /// - Throws: `NumericsError` if the covariance has a NaN.
  package func logCrossEnergy(with law: GaussianLaw) throws(NumericsError) -> Double {
    var widened = law.covariance
    widened.addToDiagonal(bandwidth * bandwidth)
    let factor = try Cholesky(widened)
    let exponents = KernelSums.squaredMahalanobis(of: points, mean: law.mean, factor: factor)
      .map { -$0 / 2 }
    return logSumExp(exponents) - log(count) - factor.logDeterminant / 2
      + dimension / 2 * log(2 * scale * scale)
  }
}
