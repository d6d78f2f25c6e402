import Glibc
package import MnemeNumerics

/// The squared L² statistic in the arithmetic of the paper's released script, to show what its printed
/// curve is made of. Not the mathematics: that is `SquaredL2Difference`.
///
/// The script adds ∫ρ̂² with its self-terms, ε and all powers of it in Float32, subtracts the reference's
/// in the same way, and adds the cross terms in Float64 with their sum over points in Float32. It
/// leaves (2π)^((d−1)/2) out of every term. Determinants below e^(−25) count as zero.
///
/// Source: the script `LDM.py` released with Halder (arXiv 2411.17807), in its order of operations.
package struct ReleasedStatistic: Sendable {
  /// Number of points N and dimensions d; s of the bandwidth ε = s N^(−1/d).
  package let count: Int
  package let dimension: Int
  package let scale: Double

  package init(count: Int, dimension: Int, scale: Double) {
    precondition(count >= 1 && dimension >= 1 && scale > 0, "\(count) points, scale \(scale)")
    self.count = count
    self.dimension = dimension
    self.scale = scale
  }

  /// Determinants that are not above this count as zero.
  package static let logDeterminantFloor = -25.0

  /// ε = Float32(s) · Float32(N^(−1/d)).
  package var bandwidth: Float {
    Float(scale) * Float(pow(1 / Double(count), 1 / Double(dimension)))
  }

  /// The script's ∫ρ̂² = 1/(√(2π) (2ε²)^(d/2) N²) · S in Float32, over its self-term 1/(√(2π) (2s²)^(d/2)):
  /// 1 but for rounding, which ε^(−d) amplifies by d.
  ///
  /// The power may differ by a unit in the last place between math libraries, which is 6e-8 here.
  ///
  /// - Parameter logPairEnergy: ln of the off-diagonal part over the self-terms. S is the Float32 sum
  ///   of N ones and the off-diagonal terms; where these are below 2^(−25) of N, as at d = 100, every
  ///   order of summation gives exactly N, so that no pair need be visited. Elsewhere S is rounded
  ///   once, and the order of the script's sum is not followed.
  package func pairEnergy(logPairEnergy: Double) -> Double {
    let squared = bandwidth * bandwidth
    let power = powf(2 * squared, Float(dimension) / 2)
    let sum = Float(Double(count) * (1 + exp(logPairEnergy)))
    let square = Float(count * count)
    let product = 1 / ((2 * Self.pi).squareRoot() * power * square) * sum
    return Double(product) / selfTerm
  }

  /// The script's ∫ρ̂ρ_G, over the same self-term, and ln det(Σ_G + ε²I).
  ///
  /// - Parameters:
  ///   - points: the N points.
  ///   - law: ρ_G, with the script's or the right covariance.
  /// - Returns: an infinite value where the determinant counts as zero.
  /// - Throws: `NumericsError` if the covariance has a NaN.
  package func crossEnergy(
    of points: CenteredPoints, with law: GaussianLaw
  ) throws(NumericsError) -> (value: Double, logDeterminant: Double) {
    precondition(points.count == count && points.dimension == dimension, "other points")
    var widened = law.covariance
    widened.addToDiagonal(Double(bandwidth * bandwidth))
    let factor = try Cholesky(widened)
    let logDeterminant = factor.logDeterminant
    guard logDeterminant > Self.logDeterminantFloor else { return (.infinity, logDeterminant) }
    var sum: Float = 0
    for squared in KernelSums.squaredMahalanobis(of: points, mean: law.mean, factor: factor) {
      sum += Float(exp(-squared / 2))
    }
    let norm = Double(count) * (2 * Double(Self.pi)).squareRoot()
    return (Double(sum) / norm * exp(-logDeterminant / 2) / selfTerm, logDeterminant)
  }

  /// Δ as the script has it, over the self-term; its sign is what the script counts.
  package static func difference(
    trainingPairs: Double, referencePairs: Double, trainingCross: Double, referenceCross: Double
  ) -> Double {
    (trainingPairs - 2 * trainingCross) - (referencePairs - 2 * referenceCross)
  }

  /// H² as the script prints it: 1 where |Σ_G| counts as zero, whatever the truth.
  package func squaredHellinger(_ divergence: GaussianDivergence) -> Double {
    let logDeterminant = divergence.logDeterminantRatio + 2 * Double(dimension) * log(scale)
    return logDeterminant > Self.logDeterminantFloor ? divergence.squaredHellinger : 1
  }

  /// The nearest Float32; `Float.pi` is the one below.
  private static let pi = Float(Double.pi)

  private var selfTerm: Double {
    exp(-0.5 * log(2 * .pi) - Double(dimension) / 2 * log(2 * scale * scale))
  }
}
