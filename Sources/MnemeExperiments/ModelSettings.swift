/// Settings that the experiments on other models than the one-step one share, with their checks.
enum ModelSettings {
  static func definitions(_ preset: Preset, generatedCount: Int) -> [SettingDefinition] {
    [
      SettingDefinition(
        "mean", .number(10), "mu, the mean of every coordinate; the released code's value."),
      SettingDefinition(
        "standard_deviation", .number(1),
        "sigma > 0, of every coordinate, and the scale s of every kernel density."),
      SettingDefinition("time", .number(2), "T > 0, end of the forward process; dimensionless."),
      SettingDefinition(
        "kappa", .number(1), "kappa = lambda e^(2T) >= 0, noise scale; 0 is the noiseless limit."),
      SettingDefinition(
        "reference_count", .integer(preset == .quick ? 2000 : 10_000),
        "N_ref, samples of the reference set, from 2 to 100000. 10000 as in the released code."),
      SettingDefinition(
        "generated_count", .integer(generatedCount),
        "Generated samples a trial for Eq. 4a, from 1 to 100000; \(generatedCount) leave a "
          + "sampling error below the spread over trials."),
      SettingDefinition(
        "interval_level", .number(0.95),
        "Level of the confidence intervals, above 1/2 and below 1."),
    ]
  }

  /// - Throws: `StudyError` for a value out of range.
  static func trial(_ table: SettingTable) throws(StudyError) -> LinearTrialSetting {
    var setting = LinearTrialSetting()
    setting.mean = try table.number("mean", "a number of at most 1e6 in size") { abs($0) <= 1e6 }
    setting.standardDeviation = try table.number("standard_deviation", "from 1e-6 to 1e6") {
      (1e-6...1e6).contains($0)
    }
    setting.time = try table.number("time", "above 0 and at most 15") { $0 > 0 && $0 <= 15 }
    setting.kappa = try table.number("kappa", "from 0 to 1e6") { (0...1e6).contains($0) }
    setting.generatedCount = try table.integer("generated_count", 1...100_000)
    return setting
  }

  /// - Throws: `StudyError` for a value out of range.
  static func reference(_ table: SettingTable) throws(StudyError) -> LinearTransitionReference {
    LinearTransitionReference(
      count: try table.integer("reference_count", 2...100_000),
      dimension: try table.integer("dimension", 1...2000))
  }

  /// - Throws: `StudyError` for a value out of range.
  static func intervalLevel(_ table: SettingTable) throws(StudyError) -> Double {
    try table.number("interval_level", "above 0.5 and below 1") { $0 > 0.5 && $0 < 1 }
  }

  /// n = round(ratio d), ascending, each at least 2.
  ///
  /// - Throws: `StudyError` for a value out of range.
  static func counts(_ table: SettingTable, dimension: Int) throws(StudyError) -> [Int] {
    let ratios = try table.numbers("training_ratios", "a list of values above 0 and at most 10000")
    {
      $0 > 0 && $0 <= 10_000
    }
    let counts = Set(ratios.map { Int(($0 * Double(dimension)).rounded()) }).filter { $0 >= 2 }
    try table.require(
      !counts.isEmpty, "training_ratios", "at least one ratio that makes two samples")
    return counts.sorted()
  }
}
