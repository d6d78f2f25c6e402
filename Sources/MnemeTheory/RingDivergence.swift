import Glibc
import MnemeNumerics

/// How far one mode of a mixture lies from the whole: C Gaussians of variance 1, evenly on a circle of
/// radius r in the plane, all of one weight.
///
/// Source: Chen et al. (arXiv 2410.02467), for what a gap of memorization divergences tends to.
package enum RingDivergence {
  /// E[ln p₀(z) − ln p(z)] for z ~ N(μ₀, v I), with p₀ = N(μ₀, I) a mode and p the mixture. At v = 1
  /// it is KL(p₀ ‖ p).
  ///
  /// With e_c = z·(μ_c − μ₀), as all modes are equally far from the centre, it is
  /// ln C − E ln Σ_c exp(e_c). The trapezoidal rule on the plane: for a function that is analytic in
  /// a strip its error falls exponentially with the step (Trefethen & Weideman, SIAM Review 56
  /// (2014) 385), and beyond 9 standard deviations lies 1e-18 of the law.
  ///
  /// - Parameters:
  ///   - modes: C ≥ 1.
  ///   - radius: r ≥ 0, in standard deviations of a mode.
  ///   - variance: v > 0.
  /// - Returns: nats, in [0, ln C] for v = 1.
  /// - Accuracy: 1e-10 for r ≤ 6 (`RingDivergenceTests`).
  package static func modeFromWhole(
    modes: Int, radius: Double, variance: Double = 1
  ) -> Double {
    log(Double(modes)) - moments(modes, radius, variance).mean
  }

  /// Standard deviation of ln p₀(z) − ln p(z) for one such z, nats.
  package static func deviation(modes: Int, radius: Double, variance: Double = 1) -> Double {
    let (mean, square) = moments(modes, radius, variance)
    return max(0, square - mean * mean).squareRoot()
  }

  /// Mean and mean square of ln Σ_c exp(e_c).
  private static func moments(
    _ modes: Int, _ radius: Double, _ variance: Double
  ) -> (mean: Double, square: Double) {
    let steps = (1..<modes).map { mode in
      let angle = 2 * Double.pi * Double(mode) / Double(modes)
      // μ_c − μ₀, whose component along μ₀ is negative.
      return (x: -2 * radius * square(sin(angle / 2)), y: radius * sin(angle))
    }
    let deviation = variance.squareRoot()
    var (mean, second) = (0.0, 0.0)
    for (u, weight) in nodes {
      for (v, other) in nodes {
        var sum = LogSum()
        sum.add(0)
        for step in steps {
          sum.add((radius + deviation * u) * step.x + deviation * v * step.y)
        }
        mean += weight * other * sum.value
        second += weight * other * sum.value * sum.value
      }
    }
    return (mean, second)
  }

  /// What M(D; p₀, ε) = KL(q_ε ‖ p₀) is not below, on average over sets D of n points of N(μ₀, I) in
  /// the plane: the larger of −ln n − 2 ln ε + ε², which it is where no kernels overlap, and
  /// ε² − ln(1 + ε²), which it is for infinitely many points.
  ///
  /// The first as q_ε is at least any of its kernels, the second as the divergence is convex.
  package static func leastMemorization(count: Int, bandwidth: Double) -> Double {
    let squared = bandwidth * bandwidth
    return max(
      squared - log(Double(count)) - 2 * log(bandwidth), squared - log1p(squared))
  }

  /// Standard normal weights at evenly spaced places; they sum to 1.
  private static let nodes: [(place: Double, weight: Double)] = {
    let step = 0.05
    return (-180...180).map { index in
      let place = step * Double(index)
      return (place, step * exp(-place * place / 2) / (2 * Double.pi).squareRoot())
    }
  }()

  private static func square(_ value: Double) -> Double { value * value }
}
