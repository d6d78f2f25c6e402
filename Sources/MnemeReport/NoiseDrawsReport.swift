import MnemeTables

/// The report of one `noise-draws` run.
struct NoiseDrawsReport: ExperimentReport {
  static let experiment = ReportedExperiment.noiseDraws
  static let summary =
    "What more noise draws per training sample do to quality and memorization of a linear, one-step "
    + "diffusion model."

  private let cells: [NoiseDrawsRow]
  private let scales: [NoiseDrawsScaleRow]
  private let changes: [NoiseDrawsChangeRow]

  init(run: RunFolder) throws {
    cells = try Self.read(run)
    scales = try Self.read(run)
    changes = try run.read(NoiseDrawsChangeRow.self)
  }

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    StudyQuotes(first: cells[0].quotes).add(to: &holes)
    holes.say("training_counts", QuotedList.words(cells.map(\.quotes), "training_count"))
    holes.say("draws", QuotedList.words(cells.map(\.quotes), "draws"))
    let finite = cells.filter { $0.trainingCount > $0.dimension }
    holes.claim("has_divergence", !finite.isEmpty && !changes.isEmpty)
    let early = finite.first ?? cells[0], late = cells[cells.count - 1]
    for (name, row) in [("early", early), ("late", late)] {
      holes.say("\(name)_count", row.quotes.number("training_count", .count))
    }
    for (name, verdict) in [("improves", ChangeVerdict.improves), ("worsens", .worsens)] {
      let quality = changes.filter { $0.change.quality == verdict }
      let memorization = changes.filter { $0.change.memorization == verdict }
      holes.claim("has_quality_\(name)", !quality.isEmpty)
      holes.say("quality_\(name)", QuotedList.words(quality.map(\.quotes), "training_count"))
      holes.claim("has_memorization_\(name)", !memorization.isEmpty)
      holes.say(
        "memorization_\(name)", QuotedList.words(memorization.map(\.quotes), "training_count"))
    }
    holes.repeat("scales", scales.map(scale))
    holes.show("changes_table", .table(changesTable))
    return holes
  }

  private func scale(_ row: NoiseDrawsScaleRow) -> Holes {
    let quotes = CellQuotes(row, keys: ["draws"], reason: row.reason)
    var holes = Holes()
    holes.say("scale_draws", quotes.number("draws", .count))
    holes.say("n_mem", quotes.interval("n_mem"))
    return holes
  }

  private var changesTable: ReportTable {
    RowTable<NoiseDrawsChangeRow>(
      keys: ["training_count"], reason: \.reason,
      columns: [.number([.math("n")], "training_count", .count, isRowHeader: true)]
        + RowTable.Column.change
    ).table(
      changes,
      caption: [
        .text("What all noise changes against the fewest draws, on the same training sets. "),
        .text("Quality improves where KL falls, memorization where "), .math("P(\\Delta > 0)"),
        .text(" rises, each with its interval."),
      ])
  }

  func data(of figure: String) -> [Block] {
    RowTable<NoiseDrawsRow>(
      keys: ["training_count", "draws"], reason: \.caveat,
      columns: [
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .number([.math("r")], "draws", .count, isRowHeader: true),
      ] + RowTable.Column.model
    ).data(
      cells,
      caption: [
        .text("All cells: fractions and KL with intervals or standard errors, and theory in nats.")
      ])
  }

  var cellCaveats: ReportTable {
    CaveatTable.table(
      cells, reason: \.caveat,
      group: { "r = \($0.draws.isInfinite ? "∞" : $0.draws.cellText)" },
      member: ("n", { "\($0.trainingCount)" }))
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(NoiseDrawsRow.self), DataDictionary.table(NoiseDrawsScaleRow.self),
      DataDictionary.table(NoiseDrawsChangeRow.self),
      DataDictionary.table(NoiseDrawsTheoryRow.self),
    ]
  }
}

extension NoiseDrawsRow {
  fileprivate var quotes: CellQuotes<NoiseDrawsRow> {
    CellQuotes(self, keys: ["training_count", "draws"], reason: caveat)
  }
}

extension NoiseDrawsChangeRow {
  fileprivate var quotes: CellQuotes<NoiseDrawsChangeRow> {
    CellQuotes(self, keys: ["training_count"], reason: reason)
  }
}
