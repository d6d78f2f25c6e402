import MnemeTables

/// Every setting of `scale-alignment`, checked.
struct ScaleAlignmentSpec: Sendable {
  /// Settings whose scales are compared: the scan over d, then the scan over q.
  let points: [ScaleAlignmentPoint]
  /// The other models, at one setting.
  let models: AlignmentModelSweeps
  let networks: ScaleAlignmentNetworks
  let referenceCount: Int
  let trials: Int
  let rules: TransitionRules

  static func settings(_ preset: Preset) -> [SettingDefinition] {
    scans(preset) + modelScan(preset) + ScaleAlignmentNetworks.definitions
      + LinearTrialSetting.definitions + [
        SettingDefinition(
          "reference_count", .integer(preset == .quick ? 2000 : 10_000),
          "N_ref, samples of the reference set, from 2 to 100000; 10000 as in the released code."),
        SettingDefinition(
          "generated_count", .integer(200),
          "Generated samples a trial for Eq. 4a, from 1 to 100000; as in linear-transition, whose "
            + "trials are shared."),
        SettingDefinition(
          "trials", .integer(trials(preset)), "Independent trials a cell, from 2 to 1000000."),
        SettingDefinition(
          "level", .number(0.5),
          "The level of P(Delta > 0) whose last upward crossing is n_mem, in (0, 1)."),
        SettingDefinition(
          "interval_level", .number(0.95),
          "Level of the confidence intervals, above 1/2 and below 1; the interval of a ratio of "
            + "two scales has level 1 - 2(1 - level)."),
        SettingDefinition(
          "refinement_ratio", .number(1.05),
          "Brackets of a transition are bisected until their counts differ by no more than this "
            + "factor (> 1)."),
      ]
  }

  private static func scans(_ preset: Preset) -> [SettingDefinition] {
    [
      SettingDefinition(
        "dimensions", .integers(preset == .quick ? [10, 20] : [10, 20, 50, 100]),
        "d of the scan over dimensions, each from 1 to 2000, at kappa."),
      SettingDefinition(
        "signal_shares", .numbers(preset == .quick ? [0.9] : [0.1, 0.25, 0.75, 0.9]),
        "q of the scan over signal shares, each in (0, 1], at share_dimension; kappa follows from "
          + "Eq. 8."),
      SettingDefinition(
        "share_dimension", .integer(preset == .quick ? 20 : 100),
        "d of the scan over signal shares, from 1 to 2000; 100 as in the released code."),
      SettingDefinition(
        "training_counts", .integers([]),
        "n, training samples, each at least 2, for every dimension. Empty: from training_ratios."),
      SettingDefinition(
        "training_ratios", .numbers(ratios(preset)),
        "n/d; n = round(ratio d), deduplicated, at least 2. Coarse: bisection does the rest."),
      SettingDefinition(
        "threshold_offsets", .integers([0, 1, 3, 5]),
        "n = d + offset joins the grid: the fall begins at d + 1."),
    ]
  }

  private static func modelScan(_ preset: Preset) -> [SettingDefinition] {
    [
      SettingDefinition(
        "model_dimension", .integer(preset == .quick ? 20 : preset == .standard ? 50 : 100),
        "d for the other models, from 1 to 2000, at kappa; as in noise-draws and diffusion-steps, "
          + "whose trials are shared."),
      SettingDefinition(
        "draws", .integers(preset == .quick ? [4] : [2, 4, 16]),
        "r, noise draws per training sample of other one-step models, each from 2 to 1000; the "
          + "closed form for all noise joins them. Empty: none of these models."),
      SettingDefinition(
        "step_counts", .integers(preset == .quick ? [4] : [4, 64]),
        "K, steps of models on a uniform grid, each from 2 to 100000, with both samplers. Empty: "
          + "none of these models."),
      SettingDefinition(
        "model_ratios",
        .numbers(preset == .quick ? [0.2, 0.5, 1.5, 3, 5] : modelRatios),
        "n/d of the other models, with the threshold offsets. From 0.2, as P(Delta > 0) rises the "
          + "earlier the more draws there are."),
      SettingDefinition(
        "step_generated_count", .integer(100),
        "Generated samples a trial of models with several steps, from 1 to 100000; as in "
          + "diffusion-steps."),
    ]
  }

  private static let modelRatios = [0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1.2, 1.5, 3]

  private static func ratios(_ preset: Preset) -> [Double] {
    switch preset {
    case .quick: [0.5, 0.9, 1.5, 2, 3, 5, 10]
    case .standard, .paper:
      [0.25, 0.35, 0.5, 0.7, 0.85, 0.95, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10]
    }
  }

  private static func trials(_ preset: Preset) -> Int {
    switch preset {
    case .quick: 40
    case .standard: 60
    case .paper: 300
    }
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    var setting = try LinearTrialSetting(table)
    setting.generatedCount = try table.integer("generated_count", 1...100_000)
    let dimensions = distinct(try table.integers("dimensions", 1...2000))
    let shares = distinct(
      try table.numbers("signal_shares", "a list of values above 0 and at most 1") {
        $0 > 0 && $0 <= 1
      })
    let shareDimension = try table.integer("share_dimension", 1...2000)
    try table.require(
      !(dimensions.isEmpty && shares.isEmpty), "dimensions", "a dimension, or a signal share")
    let reference = try table.integer("reference_count", 2...100_000)
    referenceCount = reference
    trials = try table.integer("trials", 2...1_000_000)
    rules = try Self.rules(table)
    let counts = try LinearTransitionSpec.counts(table, dimensions: dimensions + [shareDimension])
    func point(
      _ scan: AlignmentScan, _ setting: LinearTrialSetting, _ dimension: Int
    ) -> ScaleAlignmentPoint {
      ScaleAlignmentPoint(
        scan: scan,
        sweep: LinearTransitionSweep(
          setting: setting,
          reference: LinearTransitionReference(count: reference, dimension: dimension),
          counts: counts[dimension] ?? []))
    }
    points =
      dimensions.map { point(.dimension, setting, $0) }
      + shares.map { point(.signalShare, setting.with(signalShare: $0), shareDimension) }
    models = try Self.models(table, setting)
    networks = try ScaleAlignmentNetworks(table)
  }

  private static func rules(_ table: SettingTable) throws(StudyError) -> TransitionRules {
    var rules = TransitionRules()
    rules.regimeLevel = try table.number("level", "between 0 and 1") { $0 > 0 && $0 < 1 }
    rules.intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
    rules.refinementRatio = try table.number("refinement_ratio", "above 1") { $0 > 1 }
    return rules
  }
}
