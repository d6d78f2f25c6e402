import Glibc

/// A diffusion in continuous time, x_t = a x₀ + √v ε for t in [0, 1].
package enum ContinuousSchedule: Sendable, Equatable {
  /// a = 1 and v = (b^{2t} − 1)/(2 ln b), b > 1. Source: Baptista et al. (arXiv 2501.15785), b = 10.
  case varianceExploding(base: Double)
  /// a² = e^{−B}, v = 1 − e^{−B} with B = ½(β₁ − β₀)t² + β₀t, 0 < β₀ ≤ β₁. Source: Song et al.
  /// (arXiv 2011.13456), β from 0.1 to 20.
  case variancePreserving(firstBeta: Double, lastBeta: Double)

  /// a², in (0, 1].
  package func signal(at time: Double) -> Double {
    switch self {
    case .varianceExploding: 1
    case .variancePreserving: exp(-exponent(time))
    }
  }

  /// v, at least 0.
  package func variance(at time: Double) -> Double {
    switch self {
    case .varianceExploding(let base): expm1(2 * time * log(base)) / (2 * log(base))
    case .variancePreserving: -expm1(-exponent(time))
    }
  }

  /// √v/a: the noise in units of the data.
  package func noiseLevel(at time: Double) -> Double {
    (variance(at: time) / signal(at: time)).squareRoot()
  }

  private func exponent(_ time: Double) -> Double {
    switch self {
    case .varianceExploding: 0
    case .variancePreserving(let first, let last): time * (first + 0.5 * (last - first) * time)
    }
  }
}
