import Glibc
package import MnemeNumerics

/// The relative log-likelihood Δ_KL/d = (1/d) E_{x~ρ_G}[ln ρ_ref(x) − ln ρ̂_X(x)] (Theory, Eq. 4a) in
/// its three readings and with its null. Nats per dimension; positive: nearer to the truth than to
/// the training set.
package struct RelativeLogLikelihood: Sendable, Equatable {
  /// Reading *reference sample*: ρ_ref is the kernel density of a fresh reference set.
  package let reference: Double
  /// The null of that reading: X replaced by an independent X′ of the same size.
  package let referenceNull: Double
  /// Reading *analytic*: ρ itself.
  package let analytic: Double

  /// Reading *matched*: ρ_ref is the kernel density of X′, as many samples as X.
  package var matched: Double { reference - referenceNull }

  /// - Parameters:
  ///   - generated: samples of ρ_G.
  ///   - training: ρ̂_X.
  ///   - independent: ρ̂_X′ of an independent training set of the same size.
  ///   - reference: the kernel density of the reference set.
  ///   - analytic: ln ρ at each generated sample, nats.
  package init(
    generated: CenteredPoints, training: KernelDensity, independent: KernelDensity,
    reference: KernelDensity, analytic: [Double]
  ) {
    let logTraining = training.logDensities(at: generated)
    let logReference = reference.logDensities(at: generated)
    let logIndependent = independent.logDensities(at: generated)
    let dimension = Double(generated.dimension)
    self.reference = Self.meanDifference(logReference, logTraining) / dimension
    referenceNull = Self.meanDifference(logReference, logIndependent) / dimension
    self.analytic = Self.meanDifference(analytic, logTraining) / dimension
  }

  private static func meanDifference(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) } / Double(a.count)
  }
}

/// The isotropic normal law N(mean, σ² I), where it is known.
package enum IsotropicLaw {
  /// ln ρ at each point, nats; shape (points.count).
  ///
  /// - Parameters:
  ///   - mean: shape (dimension).
  ///   - deviation: σ > 0.
  package static func logDensities(
    at points: Matrix, mean: [Double], deviation: Double
  ) -> [Double] {
    let variance = deviation * deviation
    let shift = -Double(points.columns) / 2 * log(2 * .pi * variance)
    return (0..<points.rows).map { row in
      var squared = 0.0
      for column in 0..<points.columns {
        let difference = points[row, column] - mean[column]
        squared += difference * difference
      }
      return shift - squared / (2 * variance)
    }
  }
}
