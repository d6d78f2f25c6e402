import MnemeDiffusion
import MnemeEngine
import MnemeNumerics
import MnemeTables

/// The same network on the same digits as `DigitsNetworkTrial`, but told which digit each image shows:
/// its images, each asked for by the digit of some training image.
struct ConditionalDigitsTrial: Sendable {
  let spec: DigitsNetworkSpec
  let seed: UInt64
  let client: NetworkClient

  var cell: TrialCell {
    return TrialCell(
      experiment: "digits-network-conditional", revision: 1, seed: seed,
      settings: [
        ("cut", spec.cut(seed: seed).digest), ("updates", spec.updates.cellText),
        ("image_count", spec.imageCount.cellText),
      ], label: "network told \(spec.trainingCount) digits",
      width: spec.imageCount * NetworkShape.pixels)
  }

  func group(trials: Int) -> TrialGroup {
    TrialGroup(cells: [cell], trials: trials, workingBytes: 700 << 20) { request in
      [try outcome(request)]
    }
  }

  /// Shape (count, 64), on the scale of the data.
  func images(_ values: [Double]) -> Matrix {
    Matrix(rows: spec.imageCount, columns: NetworkShape.pixels, values: values).fromNetwork
  }

  private func outcome(_ request: TrialRequest) throws -> [Double] {
    let digits = try spec.digits(seed: seed, trial: request.trial)
    let scratch = NetworkScratch(folder: request.scratch)
    try scratch.make()
    try NetworkClient.write(
      digits.trainingImages.toNetwork, labels: digits.trainingDigits, to: scratch.training)
    var shape = DigitsNetworkSpec.shape
    shape.classes = HandwrittenDigits.classes
    var order = NetworkRequest(
      streams: "\(cell.digest)/\(request.trial)", shape: shape,
      schedule: DigitsNetworkSpec.schedule, training: DigitsNetworkSpec.training(spec, scratch),
      checkpoint: scratch.checkpoint, results: scratch.results)
    var asked = cell.stream(trial: request.trial, purpose: "asked digits")
    var samples = SampleOrder(
      name: "images", sampler: DigitsNetworkSpec.sampler, count: spec.imageCount)
    samples.labels = (0..<spec.imageCount).map { _ in
      digits.trainingDigits[Int.random(in: 0..<spec.trainingCount, using: &asked)]
    }
    order.samples = [samples]
    return try client.found(order, in: scratch, for: request).finite("samples.images")
  }
}
