/// Every setting of `kl-phase-diagram`, checked.
struct KLPhaseDiagramSpec: Sendable {
  /// The first one leads: its finite-d theory is drawn.
  let dimensions: [Int]
  /// Ascending; those of the cuts are among them.
  let qs: [Double]
  /// q of the cuts, ascending.
  let cuts: [Double]
  let ratios: [Double]
  /// One more cell, of many dimensions; `nil` for none.
  let largeCell: DivergenceSetting?
  let trials: Int
  let largeTrials: Int
  let intervalLevel: Double
  /// Cells of the theory grid along each axis.
  let gridSize: Int
  /// d of the points q_c(d).
  let lossDimensions: [Int]

  /// Simulated cells by d, q, n.
  var cells: [DivergenceSetting] {
    dimensions.flatMap { dimension in
      qs.flatMap { q in
        Set(ratios.map { Int(($0 * Double(dimension)).rounded()) }).sorted().map {
          DivergenceSetting(dimension: dimension, trainingCount: $0, q: q)
        }
      }
    }
  }
}

extension KLPhaseDiagramSpec {
  static func settings(_ preset: Preset) -> [SettingDefinition] {
    [
      SettingDefinition(
        "dimensions", .integers(preset == .quick ? [20] : preset == .standard ? [100] : [100, 20]),
        "d, dimensions of the data, each from 2 to 2000; the first one leads. 100 as in the released "
          + "code."),
      SettingDefinition(
        "signal_shares", .numbers(shares(preset)),
        "q of the simulated cells, each from 0.005 to 0.99 (Theory, Eq. 8); some below q_s, between "
          + "q_s and q_c, and above."),
      SettingDefinition(
        "cut_signal_shares", .numbers(preset == .quick ? [0.05, 0.15, 0.4] : [0.06, 0.15, 0.3]),
        "q of the cuts, one to three values from 0.005 to 0.99: below q_s, between q_s and q_c, above. "
          + "They join the simulated cells."),
      SettingDefinition(
        "training_ratios", .numbers(ratios(preset)),
        "n/d of the simulated cells; n = round(ratio d), at least d + 5, where KL has a variance."),
      SettingDefinition(
        "trials", .integer(preset == .quick ? 40 : preset == .standard ? 100 : 300),
        "Independent trials a cell, from 10 to 1000000."),
      SettingDefinition(
        "large_dimension", .integer(preset == .paper ? 2000 : 0),
        "d of one more cell, up to 2000, where theory for large d must be at its best; 0 for none."),
      SettingDefinition(
        "large_signal_share", .number(0.15), "q of that cell, from 0.005 to 0.99."),
      SettingDefinition(
        "large_training_ratio", .number(2.5), "n/d of that cell, from 1.1 to 100."),
      SettingDefinition(
        "large_trials", .integer(20), "Trials of that cell, from 10 to 1000000; seconds each."),
      SettingDefinition(
        "interval_level", .number(0.95),
        "Level of the confidence intervals, above 1/2 and below 1."),
      SettingDefinition(
        "grid_size", .integer(preset == .quick ? 24 : 48),
        "Cells of the theory grid along q and along n/d, from 8 to 200."),
      SettingDefinition(
        "loss_dimensions", .integers([5, 20, 50, 100, 400]),
        "d of the points q_c(d), each from 2 to 2000."),
    ]
  }

  private static func shares(_ preset: Preset) -> [Double] {
    switch preset {
    case .quick: [0.05, 0.15, 0.4]
    case .standard, .paper: [0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.5, 0.8]
    }
  }

  private static func ratios(_ preset: Preset) -> [Double] {
    switch preset {
    case .quick: [1.3, 2, 3.3, 6, 12, 30]
    case .standard, .paper: [1.1, 1.3, 1.7, 2.5, 3.3, 4.5, 6, 9, 15, 30]
    }
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    dimensions = distinct(try table.integers("dimensions", 2...2000))
    try table.require(!dimensions.isEmpty, "dimensions", "at least one dimension")
    let shares = try table.numbers("signal_shares", "a list of values from 0.005 to 0.99") {
      (0.005...0.99).contains($0)
    }
    let cuts = try table.numbers("cut_signal_shares", "a list of values from 0.005 to 0.99") {
      (0.005...0.99).contains($0)
    }
    self.cuts = distinct(cuts).sorted()
    try table.require((1...3).contains(self.cuts.count), "cut_signal_shares", "one to three values")
    qs = distinct(shares + cuts).sorted()
    let given = try table.numbers("training_ratios", "a list of values above 1, up to 1000") {
      $0 > 1 && $0 <= 1000
    }
    ratios = distinct(given).sorted()
    let smallest = dimensions.min() ?? 2
    try table.require(
      ratios.first.map { Int(($0 * Double(smallest)).rounded()) >= smallest + 5 } ?? false,
      "training_ratios", "a list of at least one value, large enough for n >= d + 5")
    trials = try table.integer("trials", 10...1_000_000)
    let large = try table.integer("large_dimension", 0...2000)
    let q = try table.number("large_signal_share", "from 0.005 to 0.99") {
      (0.005...0.99).contains($0)
    }
    let ratio = try table.number("large_training_ratio", "from 1.1 to 100") {
      (1.1...100).contains($0)
    }
    try table.require(large == 0 || large >= 50, "large_dimension", "0, or from 50 to 2000")
    largeCell =
      large == 0
      ? nil
      : DivergenceSetting(
        dimension: large, trainingCount: Int((ratio * Double(large)).rounded()), q: q)
    largeTrials = try table.integer("large_trials", 10...1_000_000)
    intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
    gridSize = try table.integer("grid_size", 8...200)
    lossDimensions = distinct(try table.integers("loss_dimensions", 2...2000))
  }
}
