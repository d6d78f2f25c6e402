import MnemeTables

/// Every setting of `intrinsic-dimension`, checked.
struct IntrinsicDimensionSpec: Sendable {
  let plantedCount: Int
  let copies: Int
  let concentration: Double
  let isolation: Double
  let trainingCount: Int
  let queryCount: Int
  let trials: Int
  /// Ascending, with the two times below.
  let times: [Double]
  let decisionTime: Double
  let bundleTime: Double
  let intervalLevel: Double
  let network: DigitsNetworkSpec

  static func settings(_ preset: Preset) -> [SettingDefinition] {
    let isQuick = preset == .quick
    return [
      SettingDefinition(
        "planted_count", .integer(100),
        "Points of the planted circle, from 10 to 100000, the one apart included; as published."),
      SettingDefinition(
        "copies", .integer(20), "Copies of the origin in it, from 1 to 100000; as published."),
      SettingDefinition(
        "concentration", .number(2),
        "kappa of the von Mises law of their angles, from 0 to 50; as published."),
      SettingDefinition(
        "isolation", .number(0.5),
        "Least distance of the point apart, at angle pi, to any other, from 0 to 1.4."),
      SettingDefinition(
        "training_count", .integer(isQuick ? 1000 : 10_000),
        "n, points of the sets with known dimension, from 100 to 1000000; 10000 in the check."),
      SettingDefinition(
        "query_count", .integer(isQuick ? 20 : 50),
        "Training points, and fresh points, where it is read in each of these sets, from 2 to 10000 "
          + "and at most n."),
      SettingDefinition(
        "trials", .integer(isQuick ? 8 : preset == .standard ? 20 : 100),
        "Independent sets of each kind, from 2 to 100000; 20 in the check."),
      SettingDefinition(
        "times",
        .numbers([
          1e-4, 3e-4, 1e-3, 2e-3, 4e-3, 7e-3, 0.01, 0.015, 0.02, 0.04, 0.06, 0.15, 0.2, 0.3, 0.5,
          0.7, 1,
        ]),
        "Times t of the variance-preserving process at which it is read, each above 0 and at most 1; "
          + "the two times below join them."),
      SettingDefinition(
        "decision_time", .number(0.03),
        "Time at which planted points are told from others, above 0 and at most 1; as published: its "
          + "noise, 0.11, is above the distance of neighbours in the dense half and below that of the "
          + "point apart."),
      SettingDefinition(
        "bundle_time", .number(0.1),
        "Time of the normal-bundle estimator, above 0 and at most 1: its noise, 0.33, has several "
          + "points in reach in each set."),
      SettingDefinition(
        "interval_level", .number(0.95), "Level of the intervals, above 1/2 and below 1."),
      DigitsNetworkSpec.digits,
    ] + DigitsNetworkSpec.settings(preset)
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    func time(_ name: String) throws(StudyError) -> Double {
      try table.number(name, "above 0 and at most 1") { $0 > 0 && $0 <= 1 }
    }
    plantedCount = try table.integer("planted_count", 10...100_000)
    copies = try table.integer("copies", 1...100_000)
    concentration = try table.number("concentration", "from 0 to 50") { $0 >= 0 && $0 <= 50 }
    isolation = try table.number("isolation", "from 0 to 1.4") { $0 >= 0 && $0 <= 1.4 }
    trainingCount = try table.integer("training_count", 100...1_000_000)
    queryCount = try table.integer("query_count", 2...10_000)
    try table.require(queryCount <= trainingCount, "query_count", "at most training_count")
    trials = try table.integer("trials", 2...100_000)
    let grid = try table.numbers("times", "a list of numbers above 0 and at most 1") {
      $0 > 0 && $0 <= 1
    }
    decisionTime = try time("decision_time")
    bundleTime = try time("bundle_time")
    times = distinct(grid + [decisionTime, bundleTime]).sorted()
    intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
    network = try DigitsNetworkSpec(table)
  }
}
