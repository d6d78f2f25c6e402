import MnemeTables

/// Every setting of `neighbour-ratio`, checked.
struct NeighbourRatioSpec: Sendable {
  let dimensions: [Int]
  /// Ascending.
  let counts: [Int]
  /// σ at which paths are read, falling.
  let stopLevels: [Double]
  let sampleCount: Int
  let trials: Int
  let stepCount: Int
  let effectiveLevel: Double
  let intervalLevel: Double

  /// Where paths begin, from training points with as much noise, and where the last step takes what is
  /// left away; in standard deviations of the data.
  static let firstNoiseLevel = 10.0
  static let lastNoiseLevel = 1e-6

  /// What is measured in each cell, in the order of its outcome.
  var generators: [(kind: RatioGenerator, noiseLevel: Double?)] {
    [(.exact, nil)] + stopLevels.map { (.stopped, $0) } + [(.linear, nil), (.truth, nil)]
  }

  static func settings(_ preset: Preset) -> [SettingDefinition] {
    let isQuick = preset == .quick
    return [
      SettingDefinition(
        "dimensions", .integers(isQuick ? [1, 2, 5] : [1, 2, 3, 5, 10, 100]),
        "d, dimensions of the data, each from 1 to 1000: where the null rate 3^(-d) matters, and 100, "
          + "the linear model's."),
      SettingDefinition(
        "training_counts",
        .integers(isQuick ? [10, 30, 100] : [5, 10, 25, 50, 100, 200, 400, 1000]),
        "n, training samples, each from 2 to 100000: 25 to 1000 as for the linear model."),
      SettingDefinition(
        "stop_levels", .numbers([0.3, 0.1, 0.03]),
        "sigma at which paths of the exact score are stopped, in standard deviations of the data, "
          + "each from 1e-5 to 5: noise that is seen easily, hardly, and not at all."),
      SettingDefinition(
        "sample_count", .integer(isQuick ? 100 : 200), "Samples a trial, from 1 to 100000."),
      SettingDefinition(
        "trials", .integer(isQuick ? 10 : preset == .standard ? 6 : 100),
        "Independent training sets a cell, from 2 to 100000."),
      SettingDefinition(
        "step_count", .integer(100),
        "Steps of a whole path, from 10 to 100000; half as many change no share by more than its "
          + "interval."),
      SettingDefinition(
        "effective_level", .number(0.9),
        "Memorized share of the effective memorization, above 0 and at most 1; as published."),
      SettingDefinition(
        "interval_level", .number(0.95), "Level of the intervals, above 1/2 and below 1."),
    ]
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    dimensions = distinct(try table.integers("dimensions", 1...1000))
    try table.require(!dimensions.isEmpty, "dimensions", "at least one dimension")
    counts = distinct(try table.integers("training_counts", 2...100_000)).sorted()
    try table.require(!counts.isEmpty, "training_counts", "at least one count")
    stopLevels = distinct(
      try table.numbers("stop_levels", "a list of numbers from 1e-5 to 5") {
        $0 >= 1e-5 && $0 <= 5
      }
    ).sorted(by: >)
    sampleCount = try table.integer("sample_count", 1...100_000)
    trials = try table.integer("trials", 2...100_000)
    stepCount = try table.integer("step_count", 10...100_000)
    effectiveLevel = try table.number("effective_level", "above 0 and at most 1") {
      $0 > 0 && $0 <= 1
    }
    intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
  }
}
