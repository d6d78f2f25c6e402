import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// One trial: a training set, a network trained on it in a process of its own, the ends of its scale,
/// and what is measured on all of them.
struct NetworkTrial: Sendable {
  let experiment: ExperimentName
  let revision: Int
  let seed: UInt64
  let law: any ImageLaw
  let spec: NetworkSpec
  let trainingCount: Int
  let client: NetworkClient

  var layout: NetworkOutcome.Layout {
    NetworkOutcome.Layout(
      generators: NetworkGenerator.allCases.filter {
        $0 != .truthDenoiser || law.denoiser(spec.schedule) != nil
      },
      levels: spec.levels.count, lossParts: spec.lossParts(trainingCount).count,
      images: min(8, spec.imageCount))
  }

  var cell: TrialCell {
    TrialCell(
      experiment: experiment.rawValue, revision: revision, seed: seed,
      settings: spec.cellSettings + law.cellSettings
        + [("training_count", trainingCount.cellText)],
      label: "n = \(trainingCount)", width: layout.width)
  }

  /// Ours, and the worker's: libtorch with buffers for 128 images and six times the weights.
  var workingBytes: Int {
    let channels = spec.shape.channels.reduce(0, +)
    let ours = 64 * 8 * (4 * spec.imageCount + 4 * trainingCount + 2 * (law.referenceCount ?? 1797))
    return 500 << 20 + ours + channels * channels * 600 + channels * spec.batch * 64 * 200
  }

  /// Images whose denoising is measured, of each set.
  private static let denoisingImages = 256

  /// - Throws: `TrialFailure` if the worker died or hung; `EngineError`; `NumericsError`; `DiskError`.
  func outcome(_ request: TrialRequest) throws -> NetworkOutcome {
    let sets = try law.sets(
      trainingCount, images: spec.imageCount, trial: request.trial, cell: cell)
    guard let results = try results(request, sets) else {
      var outcome = NetworkOutcome()
      outcome.isDiverged = true
      return outcome
    }
    return try outcome(request.trial, sets, results)
  }

  // MARK: The network

  /// - Returns: `nil` if the loss became no number.
  private func results(_ request: TrialRequest, _ sets: ImageSets) throws -> TensorFile? {
    let scratch = NetworkScratch(folder: request.scratch)
    try scratch.make()
    try NetworkClient.write(sets.training.toNetwork, to: scratch.training)
    try NetworkClient.write(
      sets.training.toNetwork.rows(0..<min(Self.denoisingImages, trainingCount)), to: scratch.seen)
    try NetworkClient.write(
      sets.truth.toNetwork.rows(0..<min(Self.denoisingImages, sets.truth.rows)),
      to: scratch.heldOut)
    return try client.results(
      of: order(request.trial, scratch), in: scratch, for: request)
  }

  private func order(_ trial: Int, _ scratch: NetworkScratch) -> NetworkRequest {
    var training = NetworkTraining(
      images: scratch.training, budget: spec.budget, batch: min(spec.batch, trainingCount))
    training.learningRate = spec.learningRate
    training.averageDecay = spec.averageDecay
    var order = NetworkRequest(
      streams: "\(cell.digest)/\(trial)", shape: spec.shape, schedule: spec.schedule,
      training: training, checkpoint: scratch.checkpoint, results: scratch.results)
    order.threads = spec.threads
    order.samples = [
      SampleOrder(name: "images", sampler: spec.sampler, count: spec.imageCount)
    ]
    order.denoising = [
      DenoisingOrder(name: "training", images: scratch.seen, levels: spec.levels),
      DenoisingOrder(name: "held out", images: scratch.heldOut, levels: spec.levels),
    ]
    return order
  }

  // MARK: What is measured

  private func outcome(
    _ trial: Int, _ sets: ImageSets, _ results: TensorFile
  ) throws -> NetworkOutcome {
    let measurement = ImageMeasurement(law, sets, generatedCount: spec.generatedCount)
    let generated = try images(results).fromNetwork
    var outcome = NetworkOutcome()
    for generator in layout.generators {
      let images =
        generator == .network ? generated : try images(of: generator, trial, sets)
      outcome.measures.append(
        try measurement.measures(
          images, moments: generator == .freshImages ? sets.freshMoments : images,
          distinct: generator.memorizes ? trainingCount : .max))
    }
    outcome.trainingLosses = try columnMeans(results, "denoising.training")
    outcome.heldOutLosses = try columnMeans(results, "denoising.held out")
    let losses = try results.finite("training_losses")
    outcome.batchLosses = spec.lossParts(trainingCount).map { part in
      losses[part].reduce(0, +) / Double(part.count)
    }
    outcome.images = measurement.pictures(generated, count: layout.images)
    return outcome
  }

  /// The ends of the scale, in the same sampler where there is one.
  private func images(
    of generator: NetworkGenerator, _ trial: Int, _ sets: ImageSets
  ) throws -> Matrix {
    switch generator {
    case .network: preconditionFailure("a network's images come from its worker")
    case .copies:
      var stream = cell.stream(trial: trial, purpose: "copies")
      return sets.training.rows(
        (0..<spec.imageCount).map { _ in Int.random(in: 0..<trainingCount, using: &stream) })
    case .empiricalDenoiser:
      return drawn(
        by: EmpiricalDenoiser(training: sets.training.toNetwork, schedule: spec.schedule),
        generator, trial)
    case .freshImages: return sets.fresh
    case .truthDenoiser:
      guard let denoiser = law.denoiser(spec.schedule) else {
        preconditionFailure("the layout has no denoiser of this truth")
      }
      return drawn(by: denoiser, generator, trial)
    }
  }

  private func drawn<Predictor: NoisePredictor>(
    by predictor: Predictor, _ generator: NetworkGenerator, _ trial: Int
  ) -> Matrix where Predictor.Failure == Never {
    var streams = (0..<spec.imageCount).map {
      cell.stream(trial: trial, purpose: "\(generator.rawValue)/\($0)")
    }
    return spec.sampler.images(
      from: predictor, schedule: spec.schedule, dimension: NetworkShape.pixels, streams: &streams
    ).fromNetwork
  }

  // MARK: The worker's results

  private func images(_ results: TensorFile) throws(TrialFailure) -> Matrix {
    Matrix(
      rows: spec.imageCount, columns: NetworkShape.pixels,
      values: try results.finite("samples.images"))
  }

  private func columnMeans(_ results: TensorFile, _ name: String) throws(TrialFailure) -> [Double] {
    let values = try results.finite(name)
    let columns = spec.levels.count
    return Matrix(rows: values.count / columns, columns: columns, values: values).columnMeans
  }
}

extension NetworkGenerator {
  /// Whether there are no more different images than training images.
  fileprivate var memorizes: Bool {
    switch self {
    case .copies, .empiricalDenoiser: true
    case .network, .freshImages, .truthDenoiser: false
    }
  }
}
