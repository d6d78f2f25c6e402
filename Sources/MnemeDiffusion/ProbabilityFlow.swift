import Glibc
package import MnemeNumerics

/// The deterministic sampler: paths of dx/dσ = −σ ∇ ln p_{σ²}(x) from much noise to little.
///
/// Every Gaussian diffusion x_t = a x₀ + √v ε runs along these paths in x/a with σ = √v/a
/// (`ContinuousSchedule.noiseLevel`). Heun's method on noise levels in geometric steps: of order two,
/// and exact where the score pulls to a single point. Source: Karras et al. (arXiv 2206.00364).
package struct ProbabilityFlow: Sendable {
  /// σ at each step, falling, all above 0.
  package let noiseLevels: [Double]

  /// - Parameters:
  ///   - start: the first σ.
  ///   - end: the last one, in (0, start).
  ///   - steps: at least 1.
  package init(from start: Double, to end: Double, steps: Int) {
    precondition(0 < end && end < start && steps >= 1, "\(steps) steps from \(start) to \(end)")
    noiseLevels = (0...steps).map { step in
      if step == steps { return end }
      return start * pow(end / start, Double(step) / Double(steps))
    }
  }

  /// Where paths end.
  ///
  /// - Parameters:
  ///   - places: their starts at the first noise level, shape (count, dimension).
  ///   - visit: called with the number of each noise level and where the paths are there, the first and
  ///     the last included.
  /// - Returns: shape (count, dimension).
  package func end(
    of places: Matrix, under model: some ScoreModel, visit: (Int, Matrix) -> Void = { _, _ in }
  ) -> Matrix {
    var places = places
    visit(0, places)
    for (index, (high, low)) in zip(noiseLevels, noiseLevels.dropFirst()).enumerated() {
      places = step(places, from: high, to: low, model)
      visit(index + 1, places)
    }
    return places
  }

  private func step(
    _ places: Matrix, from high: Double, to low: Double, _ model: some ScoreModel
  ) -> Matrix {
    // −σ s dσ, where dσ < 0.
    let first = model.score(at: places, variance: high * high)
    let guess = places.adding(first, scale: high * (high - low))
    let second = model.score(at: guess, variance: low * low)
    let half = (high - low) / 2
    return places.adding(first, scale: half * high).adding(second, scale: half * low)
  }
}
