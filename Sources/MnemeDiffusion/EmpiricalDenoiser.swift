import Glibc
package import MnemeNumerics

/// The best denoiser of the training set itself: what a network of unlimited capacity, trained for
/// ever, would be. Sampled, it gives training images back: the memorizing end of the scale.
///
/// E[x₀ | x_t] = Σ_i w_i x_i with w_i ∝ exp(−‖x_t − √ᾱ_t x_i‖² / (2(1−ᾱ_t))).
package struct EmpiricalDenoiser: NoisePredictor, Sendable {
  private let training: Matrix
  private let squaredNorms: [Double]
  private let signals: [Double]

  /// - Parameter training: shape (count, dimension), at least one row.
  package init(training: Matrix, schedule: NoiseSchedule) {
    precondition(training.rows >= 1, "no training images")
    self.training = training
    signals = schedule.signals
    squaredNorms = (0..<training.rows).map { row in
      training.values[row * training.columns..<(row + 1) * training.columns]
        .reduce(0) { $0 + $1 * $1 }
    }
  }

  package func noise(in images: Matrix, step: Int) -> Matrix {
    let signal = signals[step]
    let clean = Matrix.product(posterior(images, signal: signal), .none, training)
    var noise = images.adding(clean, scale: -signal.squareRoot())
    noise.scale(by: 1 / (1 - signal).squareRoot())
    return noise
  }

  /// w, shape (images, training). ‖x‖² is the same for all i and left out.
  private func posterior(_ images: Matrix, signal: Double) -> Matrix {
    var weights = Matrix.product(images, .none, training, .transposed)
    let count = training.rows
    for row in 0..<images.rows {
      let cells = row * count..<(row + 1) * count
      for (cell, norm) in zip(cells, squaredNorms) {
        let inner = weights.values[cell]
        weights.values[cell] =
          (2 * signal.squareRoot() * inner - signal * norm) / (2 * (1 - signal))
      }
      let largest = weights.values[cells].max() ?? 0
      var total = 0.0
      for cell in cells {
        weights.values[cell] = exp(weights.values[cell] - largest)
        total += weights.values[cell]
      }
      for cell in cells { weights.values[cell] /= total }
    }
    return weights
  }
}
