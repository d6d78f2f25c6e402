/// Every setting of `linear-transition`, checked.
struct LinearTransitionSpec: Sendable {
  let dimensions: [Int]
  /// Training counts by dimension, ascending, each ≥ 2.
  let counts: [Int: [Int]]
  /// Settings of every trial.
  let setting: LinearTrialSetting
  /// N_ref; the first one leads, the others are the scan.
  let referenceCounts: [Int]
  let trials: Int
  let rules: TransitionRules

  /// Signal share q (Theory, Eq. 8).
  let q: Double

  var intervalLevel: Double { rules.intervalLevel }
  var generatedCount: Int { setting.generatedCount }

  var references: [LinearTransitionReference] {
    referenceCounts.flatMap { count in
      dimensions.map { LinearTransitionReference(count: count, dimension: $0) }
    }
  }

  var sweeps: [LinearTransitionSweep] {
    references.map {
      LinearTransitionSweep(
        setting: setting, reference: $0, counts: counts[$0.dimension] ?? [])
    }
  }
}

extension LinearTransitionSpec {
  static func settings(_ preset: Preset) -> [SettingDefinition] {
    [
      SettingDefinition(
        "dimensions", .integers(dimensions(preset)),
        "d, dimensions of the data, each from 1 to 2000. Below 10 the tails of Eq. 4a make it "
          + "useless."),
      SettingDefinition(
        "training_counts", .integers([]),
        "n, training samples, each at least 2, for every dimension. Empty: from training_ratios."),
      SettingDefinition(
        "training_ratios", .numbers(ratios(preset)),
        "n/d; n = round(ratio d), deduplicated, at least 2."),
      SettingDefinition(
        "threshold_offsets", .integers([0, 1, 3, 5]),
        "Where theory changes: n = d + offset joins the grid of the default ratios (KL is finite "
          + "from d+1, its mean from d+3, its variance from d+5)."),
      SettingDefinition(
        "mean", .number(10), "mu, the mean of every coordinate; the released code's value."),
      SettingDefinition(
        "standard_deviation", .number(1),
        "sigma > 0, of every coordinate, and the scale s of every kernel density."),
      SettingDefinition("time", .number(2), "T > 0, end of the forward process; dimensionless."),
      SettingDefinition(
        "kappa", .number(1), "kappa = lambda e^(2T) >= 0, noise scale; 0 is the noiseless limit."),
      SettingDefinition(
        "reference_count",
        .integers(
          preset == .quick
            ? [2000]
            : preset == .standard
              ? [10_000] : [10_000, 3000, 30_000]),
        "N_ref, samples of the reference set, each from 2 to 100000; the first one leads, further "
          + "ones show how the answer depends on it. 10000 as in the released code."),
      SettingDefinition(
        "generated_count", .integer(200),
        "Generated samples a trial for Eq. 4a, from 1 to 100000; 200 leave a sampling error far "
          + "below the spread over trials."),
      SettingDefinition(
        "trials", .integer(trials(preset)), "Independent trials a cell, from 2 to 1000000."),
      SettingDefinition(
        "regime_level", .number(0.95),
        "The 1 - delta of the definition, in (0, 1): the non-memorization regime is P >= level."),
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

  private static func dimensions(_ preset: Preset) -> [Int] {
    switch preset {
    case .quick: [10, 20]
    case .standard, .paper: [20, 50, 100]
    }
  }

  private static func trials(_ preset: Preset) -> Int {
    switch preset {
    case .quick: 40
    case .standard: 200
    case .paper: 300
    }
  }

  /// Dense where P(Δ > 0) rises, from 1 to 2 d at d ≥ 20.
  private static func ratios(_ preset: Preset) -> [Double] {
    switch preset {
    case .quick: [0.5, 0.9, 1.25, 1.5, 2, 2.5, 3, 4, 6, 10]
    case .standard, .paper:
      [
        0.25, 0.35, 0.5, 0.7, 0.85, 0.95, 1.1, 1.15, 1.2, 1.25, 1.3, 1.35, 1.4, 1.5, 1.6, 1.75, 2,
        2.25, 2.5, 3, 3.5, 4, 5, 6, 8, 10,
      ]
    }
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    dimensions = distinct(try table.integers("dimensions", 1...2000))
    try table.require(!dimensions.isEmpty, "dimensions", "at least one dimension")
    counts = try Self.counts(table, dimensions: dimensions)
    setting = LinearTrialSetting(
      mean: try table.number("mean", "a number of at most 1e6 in size") { abs($0) <= 1e6 },
      standardDeviation: try table.number("standard_deviation", "from 1e-6 to 1e6") {
        (1e-6...1e6).contains($0)
      },
      time: try table.number("time", "above 0 and at most 15") { $0 > 0 && $0 <= 15 },
      kappa: try table.number("kappa", "from 0 to 1e6") { (0...1e6).contains($0) },
      generatedCount: try table.integer("generated_count", 1...100_000))
    referenceCounts = distinct(try table.integers("reference_count", 2...100_000))
    try table.require(!referenceCounts.isEmpty, "reference_count", "at least one count")
    trials = try table.integer("trials", 2...1_000_000)
    rules = try TransitionRules(table)
    q = setting.signalShare
  }

  /// Counts that are given replace ratios and thresholds; ratios that are given replace thresholds.
  static func resolved(_ table: SettingTable) -> SettingTable {
    var table = table
    let hasCounts = table.value("training_counts") != .integers([])
    if hasCounts && !table.isGiven("training_ratios") {
      table = table.replacing("training_ratios", with: .numbers([]))
    }
    let givesGrid = hasCounts || table.isGiven("training_ratios")
    if givesGrid && !table.isGiven("threshold_offsets") {
      table = table.replacing("threshold_offsets", with: .integers([]))
    }
    return table
  }

  /// Training counts by dimension from the settings training_counts, training_ratios and
  /// threshold_offsets; ascending.
  ///
  /// - Throws: `StudyError` for a value out of range, or counts beside ratios.
  static func counts(
    _ table: SettingTable, dimensions: [Int]
  ) throws(StudyError) -> [Int: [Int]] {
    let counts = try table.integers("training_counts", 2...100_000)
    let ratios = try table.numbers("training_ratios", "a list of values above 0 and at most 10000")
    {
      $0 > 0 && $0 <= 10_000
    }
    let offsets = try table.integers("threshold_offsets", 0...1000)
    guard counts.isEmpty || ratios.isEmpty else {
      throw .conflict(
        name: "training_counts", other: "training_ratios", source: table.source("training_counts"))
    }
    try table.require(
      !(counts.isEmpty && ratios.isEmpty), "training_ratios", "at least one ratio")
    var byDimension: [Int: [Int]] = [:]
    for dimension in dimensions {
      let scaled = ratios.map { Int(($0 * Double(dimension)).rounded()) }
      let all = Set(counts + scaled + offsets.map { dimension + $0 }).filter { $0 >= 2 }.sorted()
      try table.require(
        !all.isEmpty, "training_ratios", "large enough for two samples in \(dimension) dimensions")
      byDimension[dimension] = all
    }
    return byDimension
  }
}
