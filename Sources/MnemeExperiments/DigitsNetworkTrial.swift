import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// A small U-Net that trains on a few handwritten digits, and what it makes of them: images, the local
/// dimension that it sees, and images to which surrogate labels lead it.
struct DigitsNetworkTrial: Sendable {
  let spec: DigitsNetworkSpec
  let seed: UInt64
  let client: NetworkClient

  private static let pixels = NetworkShape.pixels
  /// Levels × places.
  private var dimensionCount: Int {
    DigitsNetworkSpec.levels.count * DigitsNetworkOutcome.places(spec.pointCount)
  }

  var cell: TrialCell {
    return TrialCell(
      experiment: "digits-network", revision: 1, seed: seed,
      settings: [
        ("cut", spec.cut(seed: seed).digest), ("updates", spec.updates.cellText),
        ("image_count", spec.imageCount.cellText), ("point_count", spec.pointCount.cellText),
      ], label: "network on \(spec.trainingCount) digits",
      width: 2 * spec.imageCount * Self.pixels + dimensionCount)
  }

  func group(trials: Int) -> TrialGroup {
    TrialGroup(cells: [cell], trials: trials, workingBytes: 700 << 20) { request in
      [try outcome(request)]
    }
  }

  func outcome(_ values: [Double]) -> DigitsNetworkOutcome {
    DigitsNetworkOutcome(values, imageCount: spec.imageCount, pointCount: spec.pointCount)
  }

  /// - Throws: `TrialFailure`, also if the loss becomes no number; `EngineError`; `NumericsError`.
  private func outcome(_ request: TrialRequest) throws -> [Double] {
    let digits = try spec.digits(seed: seed, trial: request.trial)
    let scratch = NetworkScratch(folder: request.scratch)
    try scratch.make()
    try NetworkClient.write(digits.trainingImages.toNetwork, to: scratch.training)
    try NetworkClient.write(
      digits.trainingImages.toNetwork.rows(0..<spec.pointCount),
      to: scratch.seen)
    try NetworkClient.write(
      digits.heldOutImages.toNetwork.rows(0..<spec.pointCount), to: scratch.heldOut)
    let found = try client.found(
      first(request.trial, scratch), in: scratch, for: request, keepingCheckpoint: true)
    let images = try found.finite("samples.images")
    var guided = self.request(request.trial, scratch, training: nil)
    guided.samples = [try guidedOrder(images, request.trial, scratch)]
    let led = try client.found(guided, in: scratch, for: request)
    return try images + led.finite("samples.guided")
      + ["images", "training", "held out"].flatMap { try found.finite("dimension.\($0)") }
  }

  // MARK: Requests

  private func request(
    _ trial: Int, _ scratch: NetworkScratch, training: NetworkTraining?
  ) -> NetworkRequest {
    NetworkRequest(
      streams: "\(cell.digest)/\(trial)", shape: DigitsNetworkSpec.shape,
      schedule: DigitsNetworkSpec.schedule, training: training, checkpoint: scratch.checkpoint,
      results: scratch.results)
  }

  private func first(_ trial: Int, _ scratch: NetworkScratch) -> NetworkRequest {
    var order = request(trial, scratch, training: DigitsNetworkSpec.training(spec, scratch))
    order.samples = [
      SampleOrder(name: "images", sampler: DigitsNetworkSpec.sampler, count: spec.imageCount)
    ]
    let sources: [(String, DimensionOrder.Source)] = [
      ("images", .samples(name: "images", count: 2 * spec.pointCount)),
      ("training", .file(path: scratch.seen)), ("held out", .file(path: scratch.heldOut)),
    ]
    order.dimensions = sources.map {
      DimensionOrder(name: $0, source: $1, levels: DigitsNetworkSpec.levels)
    }
    return order
  }

  /// Its images by their own clusters: those that cohere are asked for, in turn.
  private func guidedOrder(
    _ values: [Double], _ trial: Int, _ scratch: NetworkScratch
  ) throws -> SampleOrder {
    let images = Matrix(rows: spec.imageCount, columns: Self.pixels, values: values)
    var stream = cell.stream(trial: trial, purpose: "clusters")
    let clusters = SurrogateLabels(
      images, clusterCount: spec.clusterCount, restarts: DigitsNetworkSpec.restarts,
      stream: &stream)
    let kept = clusters.kept(DigitsNetworkSpec.keptPart)
    try NetworkClient.write(images, labels: clusters.assignments, to: scratch.labelled)
    var order = SampleOrder(
      name: "guided", sampler: DigitsNetworkSpec.sampler, count: spec.imageCount)
    order.guidance = LabelGuidance(
      images: scratch.labelled, labels: (0..<spec.imageCount).map { kept[$0 % kept.count] },
      strength: DigitsNetworkSpec.guidanceStrength)
    return order
  }
}

extension DigitsNetworkSpec {
  /// Names the digits that a network of some trial has.
  func cut(seed: UInt64) -> TrialCell {
    DigitsCut.cell(trainingCount: trainingCount, heldOutCount: heldOutCount, seed: seed)
  }

  func digits(seed: UInt64, trial: Int) throws(NumericsError) -> DigitsCut {
    try DigitsCut(
      trainingCount: trainingCount, heldOutCount: heldOutCount, seed: seed, trial: trial)
  }

  /// As long as asked for.
  static func training(_ spec: Self, _ scratch: NetworkScratch) -> NetworkTraining {
    var training = NetworkTraining(
      images: scratch.training, budget: .updates(count: spec.updates),
      batch: min(batch, spec.trainingCount))
    training.learningRate = learningRate
    return training
  }
}

/// What one trial of a network on digits found.
struct DigitsNetworkOutcome: Sendable {
  /// On the scale of the data, shape (count, 64).
  let images: Matrix
  /// Those that surrogate labels led to.
  let guided: Matrix
  /// Local dimension by place and level, shape (places, levels).
  let generatedDimensions: Matrix
  let trainingDimensions: Matrix
  let heldOutDimensions: Matrix

  static func places(_ pointCount: Int) -> Int { 4 * pointCount }

  init(_ values: [Double], imageCount: Int, pointCount: Int) {
    var rest = values[...]
    func take(_ rows: Int, _ columns: Int) -> Matrix {
      defer { rest = rest.dropFirst(rows * columns) }
      return Matrix(rows: rows, columns: columns, values: Array(rest.prefix(rows * columns)))
    }
    let levels = DigitsNetworkSpec.levels.count
    images = take(imageCount, NetworkShape.pixels).fromNetwork
    guided = take(imageCount, NetworkShape.pixels).fromNetwork
    generatedDimensions = take(2 * pointCount, levels)
    trainingDimensions = take(pointCount, levels)
    heldOutDimensions = take(pointCount, levels)
  }
}
