package import MnemeNumerics

/// The best denoiser of the training set itself: what a network of unlimited capacity, trained for
/// ever, would be. Sampled, it gives training images back: the memorizing end of the scale.
///
/// E[x₀ | x_t] = Σ_i w_i x_i with w_i ∝ exp(−‖x_t − √ᾱ_t x_i‖² / (2(1−ᾱ_t))).
package struct EmpiricalDenoiser: NoisePredictor, Sendable {
  private let posterior: PointPosterior
  private let signals: [Double]

  /// - Parameter training: shape (count, dimension), at least one row.
  package init(training: Matrix, schedule: NoiseSchedule) {
    posterior = PointPosterior(points: training)
    signals = schedule.signals
  }

  package func noise(in images: Matrix, step: Int) -> Matrix {
    let signal = signals[step]
    let clean = posterior.means(at: images, signal: signal, variance: 1 - signal)
    var noise = images.adding(clean, scale: -signal.squareRoot())
    noise.scale(by: 1 / (1 - signal).squareRoot())
    return noise
  }
}
