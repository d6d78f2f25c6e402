import MnemeDiffusion
import MnemeEngine
import MnemeNumerics
import MnemeTables

/// The samples of one generator of `definitions-compared`: one trial.
struct ComparedGeneratorTrial: Sendable {
  let generator: ComparedGenerator
  let spec: DefinitionsComparedSpec
  let digits: DigitsCut

  /// What changes this generator's samples, and nothing else.
  private var settings: [(name: String, value: String)] {
    switch generator {
    case .copies, .linear, .truth: []
    case .noisyCopies: [("noise_level", spec.noiseLevel.cellText)]
    case .exactScore: [("step_count", spec.stepCount.cellText)]
    case .tikhonov:
      [
        ("step_count", spec.stepCount.cellText), ("strength", spec.tikhonovStrength.cellText),
      ]
    case .empiricalBayes:
      [
        ("step_count", spec.stepCount.cellText), ("floor", spec.empiricalBayesFloor.cellText),
      ]
    case .network: preconditionFailure("a network's images come from a trial of its own")
    }
  }

  var cell: TrialCell {
    TrialCell(
      experiment: DefinitionsCompared.name.rawValue, revision: DefinitionsCompared.revision,
      seed: 0,
      settings: settings + [
        ("digits", digits.digest("all")), ("generator", generator.rawValue),
        ("sample_count", spec.sampleCount.cellText),
      ], label: generator.rawValue, width: spec.sampleCount * dimension)
  }

  private var dimension: Int { digits.training.columns }

  var workingBytes: Int {
    MemoryLayout<Double>.stride * spec.sampleCount * (10 * dimension + spec.trainingCount)
  }

  /// Shape (count, d).
  func samples(_ values: [Double]) -> Matrix {
    Matrix(rows: spec.sampleCount, columns: dimension, values: values)
  }

  /// - Throws: `NumericsError`.
  func outcome() throws(NumericsError) -> [Double] {
    switch generator {
    case .copies: return copies.values
    case .noisyCopies:
      return noised(copies, by: spec.noiseLevel * digits.scale, "noise").values
    case .exactScore: return ends(.none).values
    case .tikhonov:
      return ends(.tikhonov(spec.tikhonovStrength * digits.scale * digits.scale)).values
    case .empiricalBayes: return ends(.empiricalBayes(spec.empiricalBayesFloor)).values
    case .linear: return try linear.values
    case .network: preconditionFailure("a network's images come from a trial of its own")
    case .truth: return digits.fresh.rows(0..<spec.sampleCount).values
    }
  }

  // MARK: Training images

  private func stream(_ purpose: String) -> RandomStream { cell.stream(trial: 0, purpose: purpose) }

  private var copies: Matrix {
    var choices = stream("choices")
    return digits.training.rows(
      (0..<spec.sampleCount).map { _ in Int.random(in: 0..<spec.trainingCount, using: &choices) })
  }

  private func noised(_ images: Matrix, by deviation: Double, _ purpose: String) -> Matrix {
    var noise = stream(purpose)
    let normals = Matrix(
      rows: images.rows, columns: images.columns,
      values: noise.normals(images.rows * images.columns))
    return images.adding(normals, scale: deviation)
  }

  // MARK: Scores

  /// Where paths begin, and where they end: in standard deviations of the images.
  private static let noiseLevels = (first: 10.0, last: 1e-6)

  /// From training images with the first noise, whose law the exact score belongs to there.
  private func ends(_ regularization: ScoreRegularization) -> Matrix {
    let flow = ProbabilityFlow(
      from: Self.noiseLevels.first * digits.scale, to: Self.noiseLevels.last * digits.scale,
      steps: spec.stepCount)
    let score = FiniteSetScore(points: digits.training, regularization: regularization)
    let starts = noised(copies, by: Self.noiseLevels.first * digits.scale, "start noise")
    return flow.end(of: starts, under: score)
  }

  // MARK: Trained models

  /// The one-step linear model on images with their mean taken away, at the published T and κ.
  private var linear: Matrix {
    get throws(NumericsError) {
      let mean = digits.training.columnMeans
      let model = LinearDenoiser(
        dimension: dimension, mean: 0, standardDeviation: digits.scale, time: 2,
        kappa: digits.scale * digits.scale)
      let centered = digits.training.subtracting(mean)
      var noise = stream("noise")
      let set = model.trainingSet(of: centered, noise: &noise)
      var latents = stream("latents")
      var samples = try model.train(on: set).law.samples(spec.sampleCount, from: &latents)
      samples.add(mean)
      return samples
    }
  }
}
