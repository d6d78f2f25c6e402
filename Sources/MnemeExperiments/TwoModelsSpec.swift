/// Every setting of `two-models`, checked.
struct TwoModelsSpec: Sendable {
  let dimensions: [Int]
  /// Training counts of each model by dimension, ascending, each ≥ 2.
  let counts: [Int: [Int]]
  let setting: LinearTrialSetting
  let latentCount: Int
  let trials: Int
  let intervalLevel: Double
  /// Signal share q (Theory, Eq. 8).
  let q: Double

  static func settings(_ preset: Preset) -> [SettingDefinition] {
    [
      SettingDefinition(
        "dimensions", .integers(preset == .quick ? [3, 10] : [3, 20, 100]),
        "d, dimensions of the data, each from 1 to 2000; 3 shows how far the limit of large d is "
          + "off."),
      SettingDefinition(
        "training_counts", .integers([]),
        "n, training samples of each model, each at least 2, for every dimension. Empty: from "
          + "training_ratios."),
      SettingDefinition(
        "training_ratios", .numbers(ratios(preset)),
        "n/d; n = round(ratio d), deduplicated, at least 2. The default has the ratios of the "
          + "published check: .25, .5, 1, 1.5, 2, 4, 10."),
      SettingDefinition(
        "threshold_offsets", .integers([0, 1, 3, 5]),
        "Where theory changes: n = d + offset joins the grid of the default ratios (the distance "
          + "has a mean from d+3, a variance from d+5)."),
    ] + LinearTrialSetting.definitions + [
      SettingDefinition(
        "latent_count", .integer(100),
        "Latents a trial, given to both models, from 1 to 100000; 100 leave an error below the "
          + "spread over pairs of models."),
      SettingDefinition(
        "trials", .integer(trials(preset)),
        "Independent pairs of models a cell, from 2 to 1000000."),
      SettingDefinition(
        "interval_level", .number(0.95),
        "Level of the confidence intervals, above 1/2 and below 1."),
    ]
  }

  private static func ratios(_ preset: Preset) -> [Double] {
    switch preset {
    case .quick: [0.5, 1.5, 2, 4, 10]
    case .standard, .paper:
      [
        0.1, 0.15, 0.25, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 6,
        10,
      ]
    }
  }

  private static func trials(_ preset: Preset) -> Int {
    switch preset {
    case .quick: 50
    case .standard: 150
    case .paper: 1000
    }
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    dimensions = distinct(try table.integers("dimensions", 1...2000))
    try table.require(!dimensions.isEmpty, "dimensions", "at least one dimension")
    counts = try LinearTransitionSpec.counts(table, dimensions: dimensions)
    setting = try LinearTrialSetting(table)
    latentCount = try table.integer("latent_count", 1...100_000)
    trials = try table.integer("trials", 2...1_000_000)
    intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
    q = setting.signalShare
  }
}
