import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// One trial of `two-models`: two training sets, two models, the same latents, and two controls.
struct TwoModelsTrial: Sendable {
  let spec: TwoModelsSpec
  let seed: UInt64
  let dimension: Int
  let trainingCount: Int

  init(spec: TwoModelsSpec, seed: UInt64, _ dimension: Int, _ trainingCount: Int) {
    self.spec = spec
    self.seed = seed
    self.dimension = dimension
    self.trainingCount = trainingCount
  }

  var cell: TrialCell {
    let setting = spec.setting
    return TrialCell(
      experiment: TwoModels.name.rawValue, revision: TwoModels.revision, seed: seed,
      settings: [
        ("dimension", dimension.cellText), ("training_count", trainingCount.cellText),
        ("mean", setting.mean.cellText),
        ("standard_deviation", setting.standardDeviation.cellText),
        ("time", setting.time.cellText), ("kappa", setting.kappa.cellText),
        ("latent_count", spec.latentCount.cellText),
      ],
      label: "d = \(dimension), n = \(trainingCount)", width: TwoModelsOutcome.width)
  }

  /// Training sets and outputs of both models, and the square matrices of a fit.
  var workingBytes: Int {
    let rows = 8 * trainingCount + 8 * spec.latentCount + 6 * dimension
    return MemoryLayout<Double>.stride * rows * dimension
  }

  /// - Throws: `NumericsError`.
  func outcome(_ trial: Int) throws(NumericsError) -> TwoModelsOutcome {
    let model = spec.setting.model(dimension)
    let firstSet = trainingSet(model, trial, "first")
    let first = try model.train(on: firstSet)
    let second = try model.train(on: trainingSet(model, trial, "second"))
    var stream = cell.stream(trial: trial, purpose: "latents")
    let latents = model.latents(spec.latentCount, from: &stream)
    var other = cell.stream(trial: trial, purpose: "independent latents")
    let independent = model.latents(spec.latentCount, from: &other)
    let pair = compare(model, first, latents, second, latents)
    var outcome = TwoModelsOutcome()
    outcome.cosine = pair.meanCosine
    outcome.pooledCosine = pair.pooledCosine
    let variance = spec.setting.standardDeviation * spec.setting.standardDeviation
    outcome.squaredDistance = pair.squaredDistance / variance
    let again = try model.train(on: firstSet)
    outcome.sameSetCosine = compare(model, first, latents, again, latents).meanCosine
    outcome.independentLatentsCosine =
      compare(model, first, latents, second, independent).meanCosine
    return outcome
  }

  private func trainingSet(
    _ model: LinearDenoiser, _ trial: Int, _ name: String
  ) -> LinearDenoiser.TrainingSet {
    var data = cell.stream(trial: trial, purpose: "\(name) data")
    var noise = cell.stream(trial: trial, purpose: "\(name) noise")
    return model.trainingSet(trainingCount, data: &data, noise: &noise)
  }

  private func compare(
    _ model: LinearDenoiser, _ first: LinearDenoiser.Trained, _ firstLatents: Matrix,
    _ second: LinearDenoiser.Trained, _ secondLatents: Matrix
  ) -> PairedOutputs {
    let meanLatent = Matrix(
      rows: 1, columns: dimension,
      values: [Double](repeating: model.decay * model.mean, count: dimension))
    return PairedOutputs(
      first: first.outputs(at: firstLatents), firstMean: first.outputs(at: meanLatent).values,
      second: second.outputs(at: secondLatents), secondMean: second.outputs(at: meanLatent).values)
  }
}

/// What one trial of one cell found. Stored as `width` numbers.
struct TwoModelsOutcome: Sendable, Equatable {
  var cosine = 0.0
  var pooledCosine = 0.0
  /// Over σ²d.
  var squaredDistance = 0.0
  var sameSetCosine = 0.0
  var independentLatentsCosine = 0.0

  static let width = 5

  init() {}

  var values: [Double] {
    [cosine, pooledCosine, squaredDistance, sameSetCosine, independentLatentsCosine]
  }

  init(_ values: [Double]) {
    precondition(values.count == Self.width, "\(values.count) numbers for \(Self.width)")
    cosine = values[0]
    pooledCosine = values[1]
    squaredDistance = values[2]
    sameSetCosine = values[3]
    independentLatentsCosine = values[4]
  }
}
