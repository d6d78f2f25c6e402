import MnemeTables

/// The report of one `alternative-scenario` run: its tables fill the prose of
/// `alternative-scenario.md.mustache`.
struct AlternativeScenarioReport: ExperimentReport {
  static let experiment = ReportedExperiment.alternativeScenario
  static let summary =
    "A model that stops memorizing and gets worse: P(Delta > 0) rises to 1 while the distance to the "
    + "truth grows, in a linear, one-step diffusion model."

  private let rows: [AlternativeScenarioRow]
  private let curves: [AlternativeScenarioCurveRow]
  private let verdicts: [AlternativeScenarioVerdictRow]
  private let flips: [AlternativeScenarioFlipRow]

  init(run: RunFolder) throws {
    rows = try Self.read(run)
    curves = try Self.read(run)
    verdicts = try Self.read(run)
    flips = try Self.read(run)
  }

  private var dimensions: [Int] { LinearTransitionTables.distinct(rows.map(\.dimension)) }
  private var lowShare: Double { rows.map(\.q).min() ?? 0 }
  private var highShare: Double { rows.map(\.q).max() ?? 0 }

  // MARK: Holes

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    holes.say("low_q", rows(lowShare)[0].quotes.number("q", .exact))
    holes.say("high_q", rows(highShare)[0].quotes.number("q", .exact))
    holes.say("interval_level", rows[0].quotes.number("interval_level", .percent(places: 0)))
    holes.say("verdict_level", flips[0].quotes.number("interval_level", .percent(places: 0)))
    holes.say("memorization_trials", rows[0].quotes.number("trials", .count))
    holes.say("reference_count", rows[0].quotes.number("reference_count", .count))
    holes.say("generated_count", rows[0].quotes.number("generated_count", .count))
    holes.repeat("scenarios", dimensions.compactMap(scenario))
    holes.repeat("controls", dimensions.compactMap(control))
    holes.repeat("flips", flips.map(flip))
    holes.show("verdicts_table", .table(verdictTable))
    return holes
  }

  private func rows(_ q: Double) -> [AlternativeScenarioRow] { rows.filter { $0.q == q } }

  private func verdict(_ dimension: Int, _ q: Double) -> AlternativeScenarioVerdictRow? {
    verdicts.first { $0.dimension == dimension && $0.q == q }
  }

  /// The small signal share: how far KL rises, and P(Δ > 0) before, at its start and at the largest n
  /// that decides.
  private func scenario(_ dimension: Int) -> Holes? {
    guard let verdict = verdict(dimension, lowShare) else { return nil }
    let cells = rows(lowShare).filter { $0.dimension == dimension }
      .sorted { $0.trainingCount < $1.trainingCount }
    let deciding = cells.filter(\.caveat.isEmpty)
    let memorizing = deciding.last { ($0.positive.high ?? 1) < 0.5 }
    let start = cells.first { $0.trainingCount == verdict.riseFrom }
    let quotes = verdict.quotes
    var holes = Holes()
    holes.say("scenario_dimension", quotes.number("dimension", .count))
    holes.say("scenario_verdict", .text(verdict.verdict.rawValue))
    holes.claim("scenario_rises", verdict.isRising == .proven)
    holes.say("scenario_rise", quotes.interval("rise_per_dimension"))
    holes.say("scenario_from", quotes.number("rise_from", .count))
    holes.say("scenario_to", quotes.number("rise_to", .count))
    for (name, cell) in [
      ("memorizing", memorizing), ("start", start), ("last", deciding.last),
    ] {
      holes.claim("has_\(name)", cell != nil)
      holes.say(
        "\(name)_count",
        cell.map { $0.quotes.number("training_count", .count) } ?? [.text("none")])
      holes.say(
        "\(name)_share",
        cell.map { $0.quotes.fraction("delta_reference_positive") } ?? [.text("none")])
    }
    return holes
  }

  /// The large signal share: the verdict and the last cell.
  private func control(_ dimension: Int) -> Holes? {
    let cells = rows(highShare).filter { $0.dimension == dimension }
    guard let verdict = verdict(dimension, highShare),
      let last = cells.max(by: { $0.trainingCount < $1.trainingCount })
    else { return nil }
    var holes = Holes()
    holes.say("control_dimension", verdict.quotes.number("dimension", .count))
    holes.say("control_verdict", .text(verdict.verdict.rawValue))
    holes.say("control_last", last.quotes.number("training_count", .count))
    holes.say("control_share", last.quotes.fraction("delta_reference_positive"))
    return holes
  }

  private func flip(_ row: AlternativeScenarioFlipRow) -> Holes {
    var holes = Holes()
    holes.say("flip_dimension", row.quotes.number("dimension", .count))
    holes.claim("is_rise", row.flip == .riseDisappears)
    holes.claim("is_found", row.q.value != nil)
    holes.say("flip_q", row.quotes.interval("q"))
    holes.claim("has_finite_theory", row.finiteTheory != nil)
    holes.say(
      "flip_finite",
      row.finiteTheory == nil
        ? [.text("none")] : row.quotes.number("q_theory_finite", .significant(5)))
    holes.say("flip_limit", row.quotes.number("q_theory_limit", .significant(5)))
    return holes
  }

  // MARK: Tables

  func data(of figure: String) -> [Block] {
    figure == "scenario-verdicts"
      ? folded(verdictTable) : folded(memorizationTable, curveTable)
  }

  private func folded(_ tables: ReportTable...) -> [Block] {
    [
      .disclosure(
        summary: [.text("The numbers in this figure")], content: tables.map { .table($0) })
    ]
  }

  private var memorizationTable: ReportTable {
    RowTable<AlternativeScenarioRow>(
      keys: AlternativeScenarioRow.keys, reason: \.caveat,
      columns: [
        .number([.math("d")], "dimension", .count, isRowHeader: true),
        .number([.math("q")], "q", .exact, isRowHeader: true),
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .fraction([.math("P(\\Delta > 0)")], "delta_reference_positive"),
        .fraction([.text("Its null")], "delta_reference_null_positive"),
      ]
    ).table(
      rows,
      caption: [.math("P(\\Delta > 0)"), .text(" and its null in each cell, with intervals.")])
  }

  /// Of the two signal shares that are drawn.
  private var curveTable: ReportTable {
    RowTable<AlternativeScenarioCurveRow>(
      keys: AlternativeScenarioCurveRow.keys, reason: \.caveat,
      columns: [
        .number([.math("d")], "dimension", .count, isRowHeader: true),
        .number([.math("q")], "q", .exact, isRowHeader: true),
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .uncertain([.text("KL, simulated")], "kl_nats", standardError: "kl_nats_standard_error"),
        .number([.text("Closed form")], "kl_theory_nats", .significant(5)),
        .number([.text("Deviation, s.e.")], "deviation_standard_errors", .places(2)),
      ]
    ).table(
      curves.filter { [lowShare, highShare].contains($0.q) },
      caption: [
        .math("\\operatorname{KL}(\\rho_G \\parallel \\rho)"),
        .text(" in nats, with its standard error in the last digits."),
      ])
  }

  private var verdictTable: ReportTable {
    RowTable<AlternativeScenarioVerdictRow>(
      keys: AlternativeScenarioVerdictRow.keys, reason: \.reason,
      columns: [
        .number([.math("d")], "dimension", .count, isRowHeader: true),
        .number([.math("q")], "q", .exact, isRowHeader: true),
        .words([.text("Verdict")], "verdict"),
        .interval([.text("Rise per dimension")], "rise_per_dimension"),
        .interval([.text("Depth per dimension")], "depth_per_dimension"),
        .number([.text("Smallest fall, s.e.")], "smallest_fall_standard_errors", .places(1)),
      ]
    ).table(
      verdicts,
      caption: [
        .text(
          "Verdicts on KL over the training counts. Rise: of the pair that rises most; depth: how far "
            + "the lowest KL is below its value for many samples; both in nats per dimension with "
            + "simultaneous intervals. Smallest fall: rise of the step that falls least, in standard "
            + "errors.")
      ])
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(AlternativeScenarioRow.self),
      DataDictionary.table(AlternativeScenarioCurveRow.self),
      DataDictionary.table(AlternativeScenarioTheoryRow.self),
      DataDictionary.table(AlternativeScenarioVerdictRow.self),
      DataDictionary.table(AlternativeScenarioFlipRow.self),
    ]
  }

  var cellCaveats: ReportTable {
    CaveatTable.table(
      rows, reason: \.caveat, group: { "d = \($0.dimension), q = \($0.q)" },
      member: ("n", { "\($0.trainingCount)" }))
  }
}

extension AlternativeScenarioRow {
  static let keys = ["dimension", "q", "training_count"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: caveat) }
}

extension AlternativeScenarioCurveRow {
  static let keys = ["dimension", "q", "training_count"]
}

extension AlternativeScenarioVerdictRow {
  static let keys = ["dimension", "q"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: reason) }
}

extension AlternativeScenarioFlipRow {
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: ["dimension", "flip"], reason: reason) }
}
