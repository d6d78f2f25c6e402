package import MnemeNumerics

/// The exact denoiser of independent Gaussian pixels N(μ_j, s_j²): the truth's own score.
///
/// E[ε | x_t] = √(1−ᾱ_t) (x_t − √ᾱ_t μ) / (ᾱ_t s² + 1 − ᾱ_t), by pixel.
package struct GaussianDenoiser: NoisePredictor, Sendable {
  private let mean: [Double]
  private let variance: [Double]
  private let signals: [Double]

  package init(mean: [Double], deviation: [Double], schedule: NoiseSchedule) {
    precondition(mean.count == deviation.count && deviation.allSatisfy { $0 > 0 })
    self.mean = mean
    variance = deviation.map { $0 * $0 }
    signals = schedule.signals
  }

  package func noise(in images: Matrix, step: Int) -> Matrix {
    let signal = signals[step]
    var noise = images
    for index in noise.values.indices {
      let column = index % mean.count
      let centered = noise.values[index] - signal.squareRoot() * mean[column]
      noise.values[index] =
        (1 - signal).squareRoot() * centered / (signal * variance[column] + 1 - signal)
    }
    return noise
  }
}
