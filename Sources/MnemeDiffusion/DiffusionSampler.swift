package import MnemeNumerics

/// How images are drawn from a predictor of noise.
package enum DiffusionSampler: Sendable, Equatable, Codable {
  /// All T steps, each with fresh noise but the last. Source: Ho, Jain & Abbeel (2020), algorithm 2,
  /// with σ_t² = β_t (1−ᾱ_{t−1})/(1−ᾱ_t), the variance of the posterior, which is 0 at t = 1.
  case ancestral
  /// DDIM without noise, by `steps` of the T. Source: Song, Meng & Ermon (2021), eq. 12, σ = 0.
  case implicit(steps: Int)

  /// What is wrong with a choice from outside, or nil.
  package func fault(of schedule: NoiseSchedule) -> String? {
    switch self {
    case .ancestral: nil
    case .implicit(let steps):
      (1...schedule.steps).contains(steps)
        ? nil : "\(steps) steps of sampling, where 1 to \(schedule.steps) are possible"
    }
  }

  /// The steps t > s > … > 0 that are visited, from T down to 0, which is the image.
  package func path(_ schedule: NoiseSchedule) -> [Int] {
    switch self {
    case .ancestral: Array((0...schedule.steps).reversed())
    // Evenly spaced, both ends included.
    case .implicit(let count):
      (0...count).reversed().map { (2 * $0 * schedule.steps + count) / (2 * count) }
    }
  }

  /// Images drawn from `predictor`.
  ///
  /// - Parameters:
  ///   - streams: one an image: its start x_T ~ N(0, I), then the noise of its steps in order. So an
  ///     image's draws don't depend on how many are drawn with it.
  ///   - dimension: pixels of an image.
  ///   - progress: called after each step with the steps left.
  /// - Returns: x₀, shape (streams.count, dimension).
  package func images<Predictor: NoisePredictor>(
    from predictor: Predictor, schedule: NoiseSchedule, dimension: Int,
    streams: inout [RandomStream],
    progress: (Int) -> Void = { _ in }
  ) throws(Predictor.Failure) -> Matrix {
    let signals = schedule.signals
    var images = Self.normals(dimension, from: &streams)
    let path = path(schedule)
    for (index, (step, next)) in zip(path, path.dropFirst()).enumerated() {
      let noise = try predictor.noise(in: images, step: step)
      switch self {
      case .ancestral:
        stepBack(&images, noise: noise, from: step, signals: signals)
        addNoise(to: &images, step: step, signals: signals, streams: &streams)
      case .implicit:
        stepBack(&images, noise: noise, from: signals[step], to: signals[next])
      }
      progress(path.count - 2 - index)
    }
    return images
  }

  private static func normals(_ dimension: Int, from streams: inout [RandomStream]) -> Matrix {
    var values: [Double] = []
    values.reserveCapacity(streams.count * dimension)
    for index in streams.indices { values += streams[index].normals(dimension) }
    return Matrix(rows: streams.count, columns: dimension, values: values)
  }

  /// The posterior's mean: (x_t − β_t/√(1−ᾱ_t) ε) / √α_t.
  private func stepBack(_ images: inout Matrix, noise: Matrix, from step: Int, signals: [Double]) {
    let kept = signals[step] / signals[step - 1]
    let share = (1 - kept) / (1 - signals[step]).squareRoot()
    for index in images.values.indices {
      images.values[index] =
        (images.values[index] - share * noise.values[index]) / kept.squareRoot()
    }
  }

  private func addNoise(
    to images: inout Matrix, step: Int, signals: [Double], streams: inout [RandomStream]
  ) {
    guard step > 1 else { return }
    let beta = 1 - signals[step] / signals[step - 1]
    let variance = beta * (1 - signals[step - 1]) / (1 - signals[step])
    images = images.adding(
      Self.normals(images.columns, from: &streams), scale: variance.squareRoot())
  }

  /// √ᾱ' x̂₀ + √(1−ᾱ') ε with x̂₀ = (x − √(1−ᾱ) ε)/√ᾱ.
  private func stepBack(
    _ images: inout Matrix, noise: Matrix, from signal: Double, to next: Double
  ) {
    let scale = (next / signal).squareRoot()
    let shift = (1 - next).squareRoot() - (1 - signal).squareRoot() * scale
    for index in images.values.indices {
      images.values[index] = scale * images.values[index] + shift * noise.values[index]
    }
  }
}
