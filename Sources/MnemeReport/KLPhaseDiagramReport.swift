import MnemeTables

/// The report of one `kl-phase-diagram` run: its tables fill the prose of
/// `kl-phase-diagram.md.mustache`.
struct KLPhaseDiagramReport: ExperimentReport {
  static let experiment = ReportedExperiment.klPhaseDiagram
  static let summary =
    "Where more training samples make a linear, one-step diffusion model better, and where worse: "
    + "the phase diagram of its divergence from the truth."

  private let rows: [KLPhaseDiagramRow]
  private let lines: [PhaseDiagramLineRow]
  private let cuts: [PhaseDiagramCutRow]

  init(run: RunFolder) throws {
    rows = try Self.read(run)
    lines = try Self.read(run)
    cuts = try Self.read(run)
  }

  private var leadingDimension: Int { cuts[0].theory.dimension }

  // MARK: Holes

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    holes.say("interval_level", rows[0].quotes.number("interval_level", .percent(places: 0)))
    holes.say("trials", rows[0].quotes.number("trials", .count))
    holes.say("dimension", cuts[0].quotes.number("dimension", .count))
    for (name, line) in [("q_c", PhaseDiagramLine.critical), ("q_s", .equality)] {
      let row = lines.first { $0.line == line }
      holes.say(
        name,
        row.map { CellQuotes($0, keys: ["line"], reason: "").number("q", .significant(9)) }
          ?? [.text("not in the table")])
    }
    holes.claim("is_above_bound", rows.allSatisfy { ($0.cell.boundMargin ?? 1) > 0 })
    holes.repeat("cuts", cutShares.compactMap(cut))
    let losses = lines.filter { $0.line == .lossOfMonotonicity }
    holes.claim("has_losses", !losses.isEmpty)
    holes.repeat("losses", losses.map(loss))
    let others = rows.filter { $0.dimension != leadingDimension }
    holes.claim("has_other_dimensions", !others.isEmpty)
    holes.show("other_dimensions_table", .table(table(others)))
    return holes
  }

  private var cutShares: [Double] {
    LinearTransitionTables.distinct(cuts.map(\.theory.q))
  }

  /// Where the simulated KL of a cut is smallest, and its last cell.
  private func cut(_ q: Double) -> Holes? {
    let cells = rows.filter {
      $0.q == q && $0.dimension == leadingDimension && $0.cell.klNats.value != nil
    }
    guard let last = cells.max(by: { $0.trainingCount < $1.trainingCount }),
      let lowest = cells.min(by: {
        ($0.cell.klNats.value ?? .infinity) < ($1.cell.klNats.value ?? .infinity)
      })
    else { return nil }
    var holes = Holes()
    holes.say("cut_q", last.quotes.number("q", .exact))
    holes.say("cut_lowest_count", lowest.quotes.number("training_count", .count))
    holes.say("cut_lowest_kl", kl(lowest))
    holes.say("cut_last_count", last.quotes.number("training_count", .count))
    holes.say("cut_last_kl", kl(last))
    holes.claim("cut_falls_to_the_end", lowest.trainingCount == last.trainingCount)
    return holes
  }

  private func kl(_ row: KLPhaseDiagramRow) -> [Inline] {
    row.quotes.uncertain("kl_nats", standardError: "kl_nats_standard_error")
  }

  private func loss(_ row: PhaseDiagramLineRow) -> Holes {
    let quotes = CellQuotes(row, keys: ["line", "dimension"], reason: "")
    var holes = Holes()
    holes.say("loss_dimension", quotes.number("dimension", .count))
    holes.say("loss_q", quotes.number("q", .significant(6)))
    return holes
  }

  // MARK: Tables

  func data(of figure: String) -> [Block] {
    [
      .disclosure(
        summary: [.text("The numbers in this figure")], content: [.table(table(rows))])
    ]
  }

  private func table(_ rows: [KLPhaseDiagramRow]) -> ReportTable {
    RowTable<KLPhaseDiagramRow>(
      keys: KLPhaseDiagramRow.keys, reason: \.caveat,
      columns: [
        .number([.math("d")], "dimension", .count, isRowHeader: true),
        .number([.math("q")], "q", .exact, isRowHeader: true),
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .uncertain([.text("KL, simulated")], "kl_nats", standardError: "kl_nats_standard_error"),
        .number([.text("Closed form")], "kl_theory_nats", .significant(6)),
        .words([.text("Which")], "kl_form"),
        .number([.text("Deviation, s.e.")], "deviation_standard_errors", .places(2)),
        .number([.text("Bound (13a)")], "kl_bound_sharp", .significant(6)),
      ]
    ).table(
      rows,
      caption: [
        .math("\\operatorname{KL}(\\rho_G \\parallel \\rho)"),
        .text(
          " in nats: simulated mean with its standard error in the last digits, the best closed form, "
            + "their difference in standard errors, and the lower bound."),
      ])
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(KLPhaseDiagramRow.self),
      DataDictionary.table(PhaseDiagramTheoryRow.self),
      DataDictionary.table(PhaseDiagramCutRow.self),
      DataDictionary.table(PhaseDiagramLineRow.self),
    ]
  }

  var cellCaveats: ReportTable {
    CaveatTable.table(
      rows, reason: \.caveat, group: { "d = \($0.dimension), q = \($0.q)" },
      member: ("n", { "\($0.trainingCount)" }))
  }
}

extension KLPhaseDiagramRow {
  static let keys = ["dimension", "q", "training_count"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: caveat) }
}

extension PhaseDiagramCutRow {
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: ["q", "training_ratio"], reason: "") }
}
