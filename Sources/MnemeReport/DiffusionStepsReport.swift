import MnemeTables

/// The report of one `diffusion-steps` run.
struct DiffusionStepsReport: ExperimentReport {
  static let experiment = ReportedExperiment.diffusionSteps
  static let summary =
    "Whether quality and memorization improve with the number of diffusion steps, for linear "
    + "denoisers, two samplers and two grids."

  private let cells: [DiffusionStepsRow]
  private let verdicts: [DiffusionStepsVerdictRow]

  init(run: RunFolder) throws {
    cells = try Self.read(run)
    verdicts = try Self.read(run)
  }

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    StudyQuotes(first: cells[0].quotes).add(to: &holes)
    holes.say("training_counts", QuotedList.words(cells.map(\.quotes), "training_count"))
    holes.say("steps", QuotedList.words(cells.map(\.quotes), "steps"))
    let first = verdicts[0].quotes
    holes.say("fewest_steps", first.number("fewest_steps", .count))
    holes.say("most_steps", first.number("most_steps", .count))
    for sampler in SamplerName.allCases { addAnswers(sampler, to: &holes) }
    addBest(to: &holes)
    holes.show("verdicts_table", .table(verdictsTable))
    return holes
  }

  /// For one sampler on the uniform grid: at which n more steps do what.
  private func addAnswers(_ sampler: SamplerName, to holes: inout Holes) {
    let rows = verdicts.filter { $0.sampler == sampler && $0.grid == .uniform }
    for (name, verdict) in [
      ("improves", ChangeVerdict.improves), ("worsens", .worsens), ("undecided", .undecided),
    ] {
      let quality = rows.filter { $0.change.quality == verdict && $0.change.kl.value != nil }
      let memorization = rows.filter { $0.change.memorization == verdict }
      add("\(sampler.rawValue)_quality_\(name)", quality, to: &holes)
      add("\(sampler.rawValue)_memorization_\(name)", memorization, to: &holes)
    }
  }

  /// Where the least KL is, over all samplers and grids.
  private func addBest(to holes: inout Holes) {
    let known = verdicts.filter { $0.best.value != nil }
    holes.claim("has_best", !known.isEmpty)
    for verdict in BestStepVerdict.allCases {
      let rows = known.filter { $0.bestVerdict == verdict }
      holes.claim("has_best_\(verdict.rawValue)", !rows.isEmpty)
      holes.claim("is_best_always_\(verdict.rawValue)", !known.isEmpty && rows.count == known.count)
      holes.repeat(
        "best_\(verdict.rawValue)",
        rows.map { row in
          let quotes = row.quotes
          var item = Holes()
          item.say("best_count", quotes.number("training_count", .count))
          item.say("best_chain", Symbols.parts(of: "\(row.sampler.rawValue), \(row.grid.rawValue)"))
          item.say("best_steps", quotes.interval("best_steps"))
          return item
        })
    }
  }

  private func add(
    _ name: String, _ rows: [DiffusionStepsVerdictRow], to holes: inout Holes
  ) {
    holes.claim("has_\(name)", !rows.isEmpty)
    holes.say(name, QuotedList.words(rows.map(\.quotes), "training_count"))
  }

  private var verdictsTable: ReportTable {
    RowTable<DiffusionStepsVerdictRow>(
      keys: ["training_count", "sampler", "grid"], reason: \.reason,
      columns: [
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .words([.text("Sampler")], "sampler"), .words([.text("Grid")], "grid"),
        .interval([.text("Best "), .math("K")], "best_steps"),
      ] + RowTable.Column.change
    ).table(
      verdicts,
      caption: [
        .text(
          "What the most steps change against the fewest, on the same training sets, and the number "
            + "of steps with the least mean KL (∞: the limit). Quality improves where KL falls, "
            + "memorization where "),
        .math("P(\\Delta > 0)"), .text(" rises, each with its interval."),
      ])
  }

  func data(of figure: String) -> [Block] {
    let isGrids = figure == "step-grids"
    let rows = cells.filter { isGrids ? $0.excess.value != nil : $0.grid == .uniform }
    guard !rows.isEmpty else { return [] }
    let names: [RowTable<DiffusionStepsRow>.Column] = [
      .number([.math("n")], "training_count", .count, isRowHeader: true),
      .words([.text("Sampler")], "sampler"), .words([.text("Grid")], "grid"),
      .number([.math("K")], "steps", .count, isRowHeader: true),
    ]
    return RowTable<DiffusionStepsRow>(
      keys: ["training_count", "sampler", "grid", "steps"],
      reason: isGrids ? { _ in "" } : \.caveat,
      columns: names
        + (isGrids
          ? [.interval([.text("Excess over the limit, nats")], "kl_excess")]
          : RowTable.Column.model)
    ).data(rows, caption: [.text("All cells of the figure; theory in nats.")])
  }

  var cellCaveats: ReportTable {
    CaveatTable.table(
      cells.filter { $0.grid == .uniform }, reason: \.caveat,
      group: { "n = \($0.trainingCount), \($0.sampler.rawValue) sampler" },
      member: ("K", { $0.steps.isInfinite ? "∞" : $0.steps.cellText }))
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(DiffusionStepsRow.self),
      DataDictionary.table(DiffusionStepsVerdictRow.self),
      DataDictionary.table(DiffusionStepsTheoryRow.self),
    ]
  }
}

extension DiffusionStepsRow {
  fileprivate var quotes: CellQuotes<DiffusionStepsRow> {
    CellQuotes(self, keys: ["training_count", "sampler", "grid", "steps"], reason: caveat)
  }
}

extension DiffusionStepsVerdictRow {
  fileprivate var quotes: CellQuotes<DiffusionStepsVerdictRow> {
    CellQuotes(self, keys: ["training_count", "sampler", "grid"], reason: reason)
  }
}
