import Glibc

/// Every setting of `alternative-scenario`, checked.
struct AlternativeScenarioSpec: Sendable {
  /// The first one leads.
  let dimensions: [Int]
  /// Trials a cell of the curves, by dimension.
  let curveTrials: [Int: Int]
  let lowShare: Double
  let highShare: Double
  /// All q whose curves are judged, ascending; `lowShare` and `highShare` are among them.
  let scan: [Double]
  let curvePoints: Int
  let memorizationTrials: Int
  let referenceCount: Int
  let generatedCount: Int
  let intervalLevel: Double
  let verdictLevel: Double

  /// Where curves begin, in units of d: from here on KL has a variance at d of at least 17.
  private static let firstRatio = 1.3

  /// Training counts of a curve: even in ln n, from 1.3 d to 1.5 d/q.
  func counts(_ dimension: Int, q: Double) -> [Int] {
    let d = Double(dimension)
    let low = Self.firstRatio * d
    let high = 1.5 * d / q
    return Set(
      (0..<curvePoints).map {
        Int((low * pow(high / low, Double($0) / Double(curvePoints - 1))).rounded())
      }
    ).sorted()
  }

  /// Where memorization is measured: two counts before the curve, where KL is infinite, and the curve's.
  func memorizationCounts(_ dimension: Int, q: Double) -> [Int] {
    let d = Double(dimension)
    return [Int((0.7 * d).rounded()), dimension] + counts(dimension, q: q)
  }

  func curve(_ dimension: Int, q: Double) -> [DivergenceSetting] {
    counts(dimension, q: q).map {
      DivergenceSetting(dimension: dimension, trainingCount: $0, q: q)
    }
  }
}

extension AlternativeScenarioSpec {
  static func settings(_ preset: Preset) -> [SettingDefinition] {
    [
      SettingDefinition(
        "dimensions", .integers(preset == .quick ? [20] : [20, 50]),
        "d, dimensions of the data, each from 17 to 2000; the first one leads. Small, so that n can "
          + "reach 1.5 d/q within N_ref/10."),
      SettingDefinition(
        "low_signal_share", .number(0.05),
        "q where KL must rise again, from 0.005 to 0.1; shown in full."),
      SettingDefinition(
        "high_signal_share", .number(0.3), "q where KL must fall throughout, from 0.19 to 0.95."),
      SettingDefinition(
        "scan_signal_shares", .numbers(scan(preset)),
        "q of the scan of verdicts, each from 0.005 to 0.95; dense where theory has the flips. The two "
          + "above join."),
      SettingDefinition(
        "curve_points", .integer(preset == .quick ? 8 : 10),
        "Training counts of each curve, from 4 to 100, even in ln n from 1.3 d to 1.5 d/q. More of "
          + "them see narrower bumps, and prove less of each."),
      SettingDefinition(
        "curve_trials",
        .integers(preset == .quick ? [300] : preset == .standard ? [3000, 800] : [10_000, 4000]),
        "Independent trials a cell of the curves, from 100 to 1000000, one number for each "
          + "dimension."),
      SettingDefinition(
        "memorization_trials", .integer(preset == .quick ? 20 : preset == .standard ? 150 : 300),
        "Independent trials a cell of P(Delta > 0), from 10 to 1000000."),
      SettingDefinition(
        "reference_count", .integer(10_000),
        "N_ref, samples of the reference set, from 100 to 100000; cells with n > N_ref/10 decide "
          + "nothing."),
      SettingDefinition(
        "generated_count", .integer(preset == .quick ? 50 : 200),
        "Generated samples a trial for Eq. 4a, from 1 to 100000."),
      SettingDefinition(
        "interval_level", .number(0.95),
        "Level of the confidence intervals, above 1/2 and below 1."),
      SettingDefinition(
        "verdict_level", .number(0.95),
        "All verdicts of a dimension are right with at least this probability, above 1/2 and below "
          + "1: each is tested at one minus (1 - level)/(number of q)."),
    ]
  }

  private static func scan(_ preset: Preset) -> [Double] {
    switch preset {
    case .quick: [0.08, 0.11, 0.14, 0.17, 0.22]
    case .standard, .paper:
      [0.08, 0.095, 0.105, 0.115, 0.125, 0.135, 0.145, 0.155, 0.17, 0.185, 0.2, 0.22, 0.25]
    }
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    let given = try table.integers("dimensions", 17...2000)
    dimensions = distinct(given)
    try table.require(!dimensions.isEmpty, "dimensions", "at least one dimension")
    let trials = try table.integers("curve_trials", 100...1_000_000)
    try table.require(
      trials.count == dimensions.count, "curve_trials", "one number for each dimension")
    curveTrials = Dictionary(uniqueKeysWithValues: zip(dimensions, trials))
    lowShare = try table.number("low_signal_share", "from 0.005 to 0.1") {
      (0.005...0.1).contains($0)
    }
    highShare = try table.number("high_signal_share", "from 0.19 to 0.95") {
      (0.19...0.95).contains($0)
    }
    let scan = try table.numbers("scan_signal_shares", "a list of values from 0.005 to 0.95") {
      (0.005...0.95).contains($0)
    }
    self.scan = distinct(scan + [lowShare, highShare]).sorted()
    curvePoints = try table.integer("curve_points", 4...100)
    memorizationTrials = try table.integer("memorization_trials", 10...1_000_000)
    referenceCount = try table.integer("reference_count", 100...100_000)
    generatedCount = try table.integer("generated_count", 1...100_000)
    intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
    verdictLevel = try table.number("verdict_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
  }
}
