import MnemeDiffusion
import MnemeTables

/// The network on digits that several experiments take in beside their models, with the same settings,
/// so that its trials are shared.
struct DigitsNetworkSpec: Sendable, Equatable {
  let trainingCount: Int
  let heldOutCount: Int
  /// 0: no network.
  let updates: Int
  let imageCount: Int
  /// Images of each kind where local dimension is read.
  let pointCount: Int
  /// Networks, each with a training set of its own, where more than one is of use.
  let trials: Int

  /// What it is beside: as in `unet-digits` at its standard size.
  static let shape = NetworkShape.small
  static let schedule = NoiseSchedule(steps: 200, firstBeta: 1e-4, lastBeta: 0.02)
  static let sampler = DiffusionSampler.implicit(steps: 50)
  static let learningRate = 2e-3
  static let batch = 128
  /// Steps at which local dimension is read: noise over signal from 0.04 to 0.9.
  static let levels = [5, 10, 20, 40, 80]
  /// Surrogate labels: clusters of its own images, as many as leave ten to each, of which the better half
  /// by cohesion is kept.
  var clusterCount: Int { max(2, imageCount / 10) }
  static let keptPart = 0.5
  static let restarts = 10
  static let guidanceStrength = 1.0

  /// Of an experiment that has no training count of its own.
  static let digits = SettingDefinition(
    "network_digits", .integer(50),
    "n, training images of a network, from 2 to 500: so few that a short training remembers some.")

  /// - Parameter points: where local dimension is read, beyond the quick preset.
  static func settings(_ preset: Preset, points: Int = 50) -> [SettingDefinition] {
    let isQuick = preset == .quick
    return [
      SettingDefinition(
        "network_updates", .integer(0),
        "Updates of a network on digits that joins, from 0 to 10000000. 0: none joins. It needs "
          + "mneme-network, unless its trials are finished; `mneme report` asks for enough of them to "
          + "remember some images."),
      SettingDefinition(
        "network_images", .integer(isQuick ? 150 : 500), "Images that it draws, from 80 to 100000."),
      SettingDefinition(
        "network_points", .integer(isQuick ? 10 : points),
        "Training images and held-out images where its local dimension is read, and twice as many "
          + "generated ones; from 2 to 100."),
      SettingDefinition(
        "network_trials", .integer(preset == .quick ? 2 : preset == .standard ? 4 : 20),
        "Networks, each on other digits, from 1 to 1000."),
    ]
  }

  /// By which the whole report has it join: with updates enough to remember.
  static func flag(_ preset: Preset) -> String {
    let updates =
      switch preset {
      case .quick: 40
      case .standard: 1200
      case .paper: 20_000
      }
    return "network_updates=\(updates)"
  }

  /// - Throws: `StudyError` for a value out of range.
  init(
    _ table: SettingTable, trainingCount: Int? = nil, heldOutCount: Int = 1000
  ) throws(StudyError) {
    if let trainingCount {
      self.trainingCount = trainingCount
    } else {
      self.trainingCount = try table.integer("network_digits", 2...500)
    }
    self.heldOutCount = heldOutCount
    updates = try table.integer("network_updates", 0...10_000_000)
    imageCount = try table.integer("network_images", 80...100_000)
    pointCount = try table.integer("network_points", 2...100)
    trials = try table.integer("network_trials", 1...1000)
    try table.require(
      2 * pointCount <= imageCount && pointCount <= self.trainingCount, "network_points",
      "at most half of network_images, and no more than the network's digits")
  }
}
