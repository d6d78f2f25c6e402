/// Every setting of `as-released`, checked.
struct AsReleasedSpec: Sendable {
  let dimension: Int
  /// Ascending, each ≥ 2.
  let trainingCounts: [Int]
  let setting: LinearTrialSetting
  let referenceCount: Int
  let trials: Int
  let intervalLevel: Double
  /// Signal share q (Theory, Eq. 8).
  let q: Double

  static func settings(_ preset: Preset) -> [SettingDefinition] {
    [
      SettingDefinition(
        "dimension", .integer(100),
        "d, dimensions of the data, from 1 to 500; the released script's value."),
      SettingDefinition(
        "training_counts", .integers(counts(preset)),
        "n, training samples, each at least 2. The script stops at 100; the rest shows where its "
          + "curve would go."),
    ] + LinearTrialSetting.definitions + [
      SettingDefinition(
        "reference_count", .integer(10_000),
        "N_ref, samples of the reference set, from 2 to 100000; 10000 as in the script. Another "
          + "number has other rounding errors."),
      SettingDefinition(
        "trials", .integer(trials(preset)),
        "Independent trials a cell, from 2 to 1000000; 300 in the script."),
      SettingDefinition(
        "interval_level", .number(0.95),
        "Level of the confidence intervals, above 1/2 and below 1."),
    ]
  }

  private static func trials(_ preset: Preset) -> Int {
    switch preset {
    case .quick: 10
    case .standard: 220
    case .paper: 300
    }
  }

  private static func counts(_ preset: Preset) -> [Int] {
    switch preset {
    case .quick: [25, 50, 75, 100, 150, 400]
    case .standard: [25, 50, 75, 100, 150, 200, 300, 400, 600, 1000]
    case .paper:
      [25, 35, 50, 62, 75, 87, 100, 110, 125, 150, 200, 300, 400, 600, 1000, 2000, 5000, 10_000]
    }
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    dimension = try table.integer("dimension", 1...500)
    trainingCounts = Set(try table.integers("training_counts", 2...100_000)).sorted()
    try table.require(!trainingCounts.isEmpty, "training_counts", "at least one count")
    setting = try LinearTrialSetting(table)
    referenceCount = try table.integer("reference_count", 2...100_000)
    trials = try table.integer("trials", 2...1_000_000)
    intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
    q = setting.signalShare
  }
}
