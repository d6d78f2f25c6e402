/// Every setting of `noise-draws`, checked.
struct NoiseDrawsSpec: Sendable {
  let setting: LinearTrialSetting
  let reference: LinearTransitionReference
  /// Ascending, each ≥ 2.
  let counts: [Int]
  /// Finite numbers of draws, ascending; infinitely many join them.
  let draws: [Int]
  let trials: Int
  let intervalLevel: Double

  /// All cells, by n, then r.
  var cells: [NoiseDrawsCell] {
    counts.flatMap { count in
      (draws.map(NoiseDrawCount.finite) + [.infinite]).map {
        NoiseDrawsCell(trainingCount: count, draws: $0)
      }
    }
  }

  static func settings(_ preset: Preset) -> [SettingDefinition] {
    [
      SettingDefinition(
        "dimension", .integer(preset == .quick ? 20 : preset == .standard ? 50 : 100),
        "d, dimensions of the data, from 1 to 2000. Below 10 the tails of Eq. 4a make it useless."),
      SettingDefinition(
        "training_ratios", .numbers(ratios(preset)),
        "n/d; n = round(ratio d), deduplicated, at least 2. From 0.2, as P(Delta > 0) rises the "
          + "earlier the more draws there are; dense where KL falls."),
      SettingDefinition(
        "draws", .integers(preset == .quick ? [1, 4] : [1, 2, 4, 16]),
        "r, noise draws per training sample, each from 1 to 1000; the closed form for r = inf is "
          + "always added."),
      SettingDefinition(
        "trials", .integer(preset == .quick ? 40 : preset == .standard ? 160 : 300),
        "Independent trials a cell, from 2 to 1000000."),
    ] + ModelSettings.definitions(preset, generatedCount: 200)
  }

  private static func ratios(_ preset: Preset) -> [Double] {
    switch preset {
    case .quick: [0.5, 1.2, 1.5, 2, 3, 5, 10]
    case .standard, .paper:
      [0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1.06, 1.12, 1.2, 1.35, 1.5, 1.75, 2, 3, 5, 10]
    }
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    setting = try ModelSettings.trial(table)
    reference = try ModelSettings.reference(table)
    counts = try ModelSettings.counts(table, dimension: reference.dimension)
    draws = Set(try table.integers("draws", 1...1000)).sorted()
    trials = try table.integer("trials", 2...1_000_000)
    intervalLevel = try ModelSettings.intervalLevel(table)
  }
}
