package import MnemeNumerics

/// Local intrinsic dimension from a prediction of noise, at one step of the forward process.
///
/// With s = −ε̂/√(1−ᾱ_t), the score that the prediction stands for, read at √ᾱ_t x without noise:
///
///     LID(x, t) = d + (1−ᾱ_t) (tr ∇s + ‖s‖²) = d − √(1−ᾱ_t) tr ∇ε̂ + ‖ε̂‖²
///
/// Dimensionless; with the exact noise of a finite set at least 0, and (2/τ) Σ w_i ‖x − x_i‖² with
/// τ = 2(1−ᾱ_t)/ᾱ_t and w = softmax(−‖x − x_i‖²/τ). A network's may be below 0 or above d.
/// Source: Ross et al. (arXiv 2411.00113), FLIPD.
package struct PredictedDimension: Sendable {
  private let signal: Double

  /// - Parameter step: t in 1…T.
  package init(step: Int, schedule: NoiseSchedule) { signal = schedule.signals[step] }

  /// √ᾱ_t x: where noise is to be predicted.
  ///
  /// - Parameter points: x, shape (count, dimension).
  package func places(of points: Matrix) -> Matrix {
    var places = points
    places.scale(by: signal.squareRoot())
    return places
  }

  /// LID of each point, shape (count).
  ///
  /// - Parameters:
  ///   - noise: ε̂ at the places, shape (count, dimension).
  ///   - traces: tr ∇ε̂ there, shape (count).
  package func dimensions(noise: Matrix, traces: [Double]) -> [Double] {
    precondition(noise.rows == traces.count, "\(traces.count) traces of \(noise.rows) points")
    let deviation = (1 - signal).squareRoot()
    return zip(noise.squaredRowNorms, traces).map { norm, trace in
      Double(noise.columns) - deviation * trace + norm
    }
  }
}
