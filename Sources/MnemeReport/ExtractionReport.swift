import MnemeTables

/// The report of one `extraction` run.
struct ExtractionReport: ExperimentReport {
  static let experiment = ReportedExperiment.extraction
  static let summary =
    "What labels take off the memorization divergence, how many different training points samples hit, "
    + "and what K-means labels tell where there are none."

  private let gaps: [ExtractionRow]
  private let divergences: [ExtractionDivergenceRow]
  private let hits: [ExtractionHitRow]
  private let memorized: [ExtractionMemorizedRow]
  private let surrogates: [ExtractionSurrogateRow]
  /// None where no network joined.
  private let conditions: [ExtractionConditionRow]

  init(run: RunFolder) throws {
    gaps = try Self.read(run)
    divergences = try Self.read(run)
    hits = try Self.read(run)
    memorized = try Self.read(run)
    surrogates = try Self.read(run)
    conditions = try run.read(ExtractionConditionRow.self)
  }

  // MARK: Holes

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    addSettings(to: &holes)
    addDivergences(to: &holes)
    addHits(to: &holes)
    addSurrogates(to: &holes)
    addConditions(to: &holes)
    holes.repeat("gaps", farthest.map(gap))
    holes.show(
      "surrogates_table",
      .table(
        surrogateTable.table(
          surrogates, caption: [.text("Clusters of handwritten digits as labels.")])))
    return holes
  }

  private func addConditions(to holes: inout Holes) {
    holes.claim("has_networks", !conditions.isEmpty)
    guard let first = conditions.first else {
      holes.omitFigure("extraction-conditions")
      for name in ["digits", "updates", "networks", "images"] {
        holes.say("network_\(name)", [.text("none")])
      }
      return
    }
    holes.say("network_digits", first.quotes.number("training_count", .count))
    holes.say("network_updates", first.quotes.number("updates", .count))
    holes.say("network_networks", first.quotes.number("trials", .count))
    holes.say("network_images", first.quotes.number("sample_count", .count))
  }

  private func addSettings(to holes: inout Holes) {
    let gap = gaps[0].quotes, memory = memorized[0].quotes
    holes.say("training_count", gap.number("training_count", .count))
    holes.say("bandwidth", gap.number("bandwidth", .exact))
    holes.say("trials", gap.number("trials", .count))
    holes.say("level", gap.number("interval_level", .percent(places: 0)))
    holes.say("divergence_trials", divergences[0].quotes.number("trials", .count))
    holes.say("data_modes", divergences[0].quotes.number("modes", .count))
    holes.say("data_radius", divergences[0].quotes.number("radius", .exact))
    holes.say("hit_trials", hits[0].quotes.number("trials", .count))
    holes.say("sample_count", memory.number("sample_count", .count))
    holes.say("generator_trials", memory.number("trials", .count))
  }

  /// Every label at the largest number of modes and radius.
  private var farthest: [ExtractionRow] {
    let modes = gaps.map(\.modes).max(), radius = gaps.map(\.radius).max()
    return gaps.filter { $0.modes == modes && $0.radius == radius }
  }

  private func gap(_ row: ExtractionRow) -> Holes {
    var holes = Holes()
    holes.say("gap_label", [.text(row.label.words)])
    holes.say("gap_count", row.quotes.number("label_count", .count))
    holes.say("gap_value", row.quotes.interval("gap_nats"))
    holes.say("gap_theory", row.quotes.number("theory_gap_nats", .places(4)))
    holes.say("gap_naive", row.quotes.number("label_limit_nats", .places(4)))
    return holes
  }

  private func addDivergences(to holes: inout Holes) {
    let least = gaps.first { $0.label == .informative } ?? gaps[0]
    holes.say("gap_least_theory", least.quotes.number("theory_gap_nats", .places(4)))
    holes.say("far_modes", farthest[0].quotes.number("modes", .count))
    holes.say("far_radius", farthest[0].quotes.number("radius", .exact))
    let sorted = divergences.sorted { $0.bandwidth < $1.bandwidth }
    for (name, row) in [("narrow", sorted[0]), ("wide", sorted[sorted.count - 1])] {
      holes.say("\(name)_bandwidth", row.quotes.number("bandwidth", .exact))
      holes.say("\(name)_conditional", row.quotes.interval("conditional_nats"))
      holes.say("\(name)_unconditional", row.quotes.interval("unconditional_nats"))
      holes.say("\(name)_gap", row.quotes.interval("gap_nats"))
      holes.say("\(name)_theory", row.quotes.number("theory_gap_nats", .places(4)))
    }
  }

  private func addHits(to holes: inout Holes) {
    for law in [HitLaw.equal, .zipf] {
      let rows = hits.filter { $0.law == law }
      let row = rows.last { $0.sampleCount <= $0.poolSize } ?? hits[0]
      holes.say("\(law.rawValue)_distinct", row.quotes.interval("distinct"))
      holes.say("\(law.rawValue)_expected", row.quotes.number("expected_distinct", .places(2)))
      holes.say("hit_pool_\(law.rawValue)", row.quotes.number("pool_size", .count))
      holes.say("hit_samples_\(law.rawValue)", row.quotes.number("sample_count", .count))
    }
    let largest = memorized.map(\.trainingCount).max(), factor = memorized.map(\.factor).max()
    holes.repeat(
      "generators",
      memorized.filter { $0.trainingCount == largest && $0.factor == factor }.map(generator))
    let row = memorized.first { $0.factor == factor } ?? memorized[0]
    holes.say("factor", row.quotes.number("factor", .exact))
    holes.say("factor_rate", row.quotes.number("uniform_rate", .significant(3)))
    let last = memorized.first { $0.trainingCount == largest } ?? memorized[0]
    holes.say("generator_count", last.quotes.number("training_count", .count))
  }

  private func generator(_ row: ExtractionMemorizedRow) -> Holes {
    var holes = Holes()
    let noise: [Inline] =
      row.noiseLevel == nil
      ? []
      : [.text(" at "), .math("\\sigma"), .text(" = ")]
        + row.quotes.number("noise_level", .exact)
    holes.say("generator_words", [.text(row.generator.words)] + noise)
    holes.say("generator_share", row.quotes.fraction("memorized"))
    holes.say("generator_distinct", row.quotes.interval("distinct_hits"))
    holes.say(
      "generator_expected", row.quotes.number("expected_distinct_hits", .significant(3)))
    return holes
  }

  private func addSurrogates(to holes: inout Holes) {
    let most = surrogates[surrogates.count - 1].quotes
    holes.say("image_count", most.number("image_count", .count))
    holes.say("cohesion_level", most.number("cohesion_level", .places(2)))
    holes.say("most_clusters", most.number("cluster_count", .count))
    holes.say("kept_clusters", most.number("kept_clusters", .count))
    holes.say("kept_share", most.number("kept_share", .percent(places: 0)))
    holes.say("kept_purity", most.interval("kept_purity"))
    holes.say("all_purity", most.interval("purity"))
    holes.say("label_entropy", most.number("label_entropy_nats", .places(3)))
    holes.say("shuffled_information", most.interval("shuffled_information_nats"))
    holes.say("plugin_information", most.number("plugin_information_nats", .places(3)))
  }

  // MARK: Tables

  func data(of figure: String) -> [Block] {
    switch figure {
    case "extraction-labels":
      [
        .disclosure(
          summary: [.text("The numbers in this figure")],
          content: [
            .table(gapTable.table(gaps, caption: [.text("What each label takes off.")])),
            .table(
              divergenceTable.table(
                divergences, caption: [.text("Memorization divergence by width of the kernels.")])),
            .table(
              informationTable.table(
                surrogates,
                caption: [.text("Information of clusters on the digit, and their purity.")])),
          ])
      ]
    case "extraction-hits":
      [
        .disclosure(
          summary: [.text("The numbers in this figure")],
          content: [
            .table(
              hitTable.table(hits, caption: [.text("Different training points hit, simulated.")])),
            .table(
              memorizedTable.table(
                memorized, caption: [.text("Samples in each band, and points that they hit.")])),
          ])
      ]
    case "extraction-conditions":
      conditionTable.data(
        conditions, caption: [.text("What networks give away, by how they are asked.")])
    default: []
    }
  }

  private var conditionTable: RowTable<ExtractionConditionRow> {
    RowTable(
      keys: ["condition"], reason: \.reason,
      columns: [
        .words([.text("Asked")], "condition"),
        .number([.text("Networks")], "trials", .count),
        .number([.text("Images of each")], "sample_count", .count),
        .fraction([.text("AMS")], "memorized"),
        .interval([.text("Less unconditional")], "gain"),
        .interval([.text("UMS")], "distinct_hits"),
        .number([.text("Expected")], "expected_distinct_hits", .significant(3)),
      ])
  }

  private var gapTable: RowTable<ExtractionRow> {
    RowTable(
      keys: ExtractionRow.keys, reason: { _ in "" },
      columns: [
        .number([.math("C")], "modes", .count, isRowHeader: true),
        .number([.math("r")], "radius", .exact, isRowHeader: true),
        .words([.text("Label")], "label"),
        .interval([.text("Gap (nats)")], "gap_nats"),
        .number([.text("Expected")], "theory_gap_nats", .places(4)),
        .number([.text("Limit")], "limit_gap_nats", .places(4)),
        .number([.math("-\\ln"), .text(" of the labels")], "label_limit_nats", .places(4)),
      ])
  }

  private var divergenceTable: RowTable<ExtractionDivergenceRow> {
    RowTable(
      keys: ExtractionDivergenceRow.keys, reason: { _ in "" },
      columns: [
        .number([.math("\\epsilon")], "bandwidth", .exact, isRowHeader: true),
        .interval([.text("With the label (nats)")], "conditional_nats"),
        .number([.text("Bound")], "conditional_bound_nats", .places(3)),
        .interval([.text("Without")], "unconditional_nats"),
        .number([.text("Bound")], "unconditional_bound_nats", .places(3)),
        .interval([.text("Gap")], "gap_nats"),
        .number([.text("Expected")], "theory_gap_nats", .places(4)),
      ])
  }

  private var hitTable: RowTable<ExtractionHitRow> {
    RowTable(
      keys: ExtractionHitRow.keys, reason: { _ in "" },
      columns: [
        .words([.text("Probabilities")], "law"),
        .number([.math("N_G")], "sample_count", .count, isRowHeader: true),
        .interval([.text("Different points")], "distinct"),
        .number([.text("Expected")], "expected_distinct", .places(2)),
        .number([.text("Expected if equal")], "equal_expected_distinct", .places(2)),
      ])
  }

  private var memorizedTable: RowTable<ExtractionMemorizedRow> {
    RowTable(
      keys: ExtractionMemorizedRow.keys, reason: { _ in "" },
      columns: [
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .words([.text("Samples of")], "generator"),
        .number([.math("\\sigma")], "noise_level", .exact),
        .number([.text("Times nearer")], "factor", .exact, isRowHeader: true),
        .fraction([.text("AMS")], "memorized"),
        .number([.text("Without a model")], "uniform_rate", .significant(3)),
        .interval([.text("UMS")], "distinct_hits"),
        .number([.text("Expected")], "expected_distinct_hits", .significant(3)),
      ])
  }

  private var surrogateTable: RowTable<ExtractionSurrogateRow> {
    RowTable(
      keys: ExtractionSurrogateRow.keys, reason: \.reason,
      columns: [
        .number([.math("K")], "cluster_count", .count, isRowHeader: true),
        .interval([.text("Information (nats)")], "information_nats"),
        .interval([.text("Purity")], "purity"),
        .interval([.text("Shuffled")], "shuffled_purity"),
        .number([.text("Kept")], "kept_clusters", .count),
        .number([.text("Their share")], "kept_share", .percent(places: 0)),
        .interval([.text("Their purity")], "kept_purity"),
        .interval([.text("Gain")], "purity_gain"),
      ])
  }

  private var informationTable: RowTable<ExtractionSurrogateRow> {
    RowTable(
      keys: ExtractionSurrogateRow.keys, reason: \.reason,
      columns: [
        .number([.math("K")], "cluster_count", .count, isRowHeader: true),
        .interval([.text("Information (nats)")], "information_nats"),
        .number([.text("Of the counts as they are")], "plugin_information_nats", .places(3)),
        .interval([.text("Shuffled")], "shuffled_information_nats"),
        .number([.text("Entropy of the digit")], "label_entropy_nats", .places(3)),
        .interval([.text("Purity")], "purity"),
        .interval([.text("Of those kept")], "kept_purity"),
        .interval([.text("Shuffled")], "shuffled_purity"),
      ])
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(ExtractionRow.self),
      DataDictionary.table(ExtractionDivergenceRow.self),
      DataDictionary.table(ExtractionHitRow.self),
      DataDictionary.table(ExtractionMemorizedRow.self),
      DataDictionary.table(ExtractionSurrogateRow.self),
      DataDictionary.table(ExtractionClusterRow.self),
      DataDictionary.table(ExtractionTheoryRow.self),
      DataDictionary.table(ExtractionConditionRow.self),
    ]
  }

  var cellCaveats: ReportTable {
    CaveatTable.table(
      surrogates, reason: \.reason, group: { _ in "digits" },
      member: ("K", { $0.clusterCount.cellText }))
  }
}
