import MnemeTables

/// The report of one `definitions-compared` run.
struct DefinitionsComparedReport: ExperimentReport {
  static let experiment = ReportedExperiment.definitionsCompared
  static let summary =
    "Every definition of memorization on the same samples: copies, scores that are exact or "
    + "regularized, a linear model, a network and fresh digits; where the definitions agree."

  private let compared: [DefinitionsComparedRow]
  private let measures: [MeasureRow]

  init(run: RunFolder) throws {
    compared = try Self.read(run)
    measures = try Self.read(run)
  }

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    let first = compared[0].quotes
    holes.say("training_count", first.number("training_count", .count))
    holes.say("sample_count", first.number("sample_count", .count))
    holes.say("level", measures[0].quotes.number("interval_level", .percent(places: 0)))
    holes.claim("has_network", compared.contains { $0.generator == .network })
    holes.repeat("generators", compared.map(generator))
    let all = compared.filter { $0.decidedCount > 0 }
    holes.say("agreed", names(all.filter { $0.memorizingCount == $0.decidedCount }))
    holes.say("cleared", names(all.filter { $0.memorizingCount == 0 }))
    holes.say(
      "disputed",
      names(all.filter { $0.memorizingCount > 0 && $0.memorizingCount < $0.decidedCount }))
    holes.show(
      "fractions_table",
      .table(
        matrix(
          judging.filter(\.countsMemorized),
          caption: "Fractions of samples that count as memorized.")))
    holes.show(
      "values_table",
      .table(
        matrix(
          judging.filter { !$0.countsMemorized },
          caption: "Values over all samples: memory is below the null.")))
    return holes
  }

  private var judging: [MeasureDefinition] {
    MeasureDefinition.allCases.filter { $0.memorySide != nil }
  }

  private func names(_ rows: [DefinitionsComparedRow]) -> [Inline] {
    rows.isEmpty
      ? [.text("none")] : [.text(rows.map(\.generator.rawValue).joined(separator: ", "))]
  }

  private func generator(_ row: DefinitionsComparedRow) -> Holes {
    var holes = Holes()
    holes.say("generator", [.text(row.generator.rawValue)])
    holes.say("memorizing_count", row.quotes.number("memorizing_count", .count))
    holes.say("decided_count", row.quotes.number("decided_count", .count))
    // The shorter of the two lists says it.
    let isMinority = 2 * row.memorizingCount <= row.decidedCount
    holes.claim("names_memorizing", isMinority && row.memorizingCount > 0)
    holes.claim("names_not_memorizing", !isMinority && row.memorizingCount < row.decidedCount)
    holes.say("memorizing", [.text(row.memorizing)])
    holes.say("not_memorizing", [.text(row.notMemorizing)])
    return holes
  }

  // MARK: Tables

  /// A row for each generator and one for the null, a column for each definition.
  private func matrix(_ definitions: [MeasureDefinition], caption: String) -> ReportTable {
    var notes = TableNotes()
    let rows = compared.map { generator in
      [[Inline.text(generator.generator.rawValue)]]
        + definitions.map { cell(generator.generator, $0, &notes) }
    }
    let nulls = definitions.map { definition -> [Inline] in
      let row = measures.first { $0.definition == definition && $0.null.value != nil }
      return row?.quotes.interval("null") ?? [.text("—")]
    }
    return ReportTable(
      caption: [.text("\(caption) ● marks what that definition calls memorizing.")],
      columns: [.init(title: [.text("Samples of")], isRowHeader: true)]
        + definitions.map { .init(title: [.text($0.heading)], isNumeric: true) },
      rows: rows + [[[Inline.text("null")]] + nulls], notes: notes.notes)
  }

  private func cell(
    _ generator: ComparedGenerator, _ definition: MeasureDefinition, _ notes: inout TableNotes
  ) -> [Inline] {
    guard
      let row = measures.first(where: {
        $0.set == generator.rawValue && $0.definition == definition
      })
    else { return [.text("—")] }
    guard row.estimate.value != nil else {
      return [.text("—"), .notes(notes.marks(for: row.reason))]
    }
    return (row.callsMemorizing ? [.text("● ")] : []) + row.quotes.interval("value")
  }

  func data(of figure: String) -> [Block] {
    switch figure {
    case "definitions-compared":
      RowTable<MeasureRow>.measures.data(
        measures, caption: [.text("Every definition on every generator.")])
    case "definitions-samples":
      RowTable<DefinitionsComparedRow>(
        keys: DefinitionsComparedRow.keys, reason: \.reason,
        columns: [
          .words([.text("Samples of")], "generator"),
          .number([.text("Memorizing by")], "memorizing_count", .count),
          .number([.text("of")], "decided_count", .count),
        ]
      ).data(
        compared,
        caption: [
          .text("Definitions that call each generator memorizing, out of those that decide.")
        ]
      )
    default: []
    }
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(DefinitionsComparedRow.self), DataDictionary.table(MeasureRow.self),
      DataDictionary.table(MeasureImageRow.self),
    ]
  }

  var cellCaveats: ReportTable {
    CaveatTable.table(
      measures, reason: \.reason, group: { $0.definition.rawValue },
      member: ("samples of", { $0.set }))
  }
}

extension DefinitionsComparedRow {
  static let keys = ["generator"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: reason) }
}

extension MeasureDefinition {
  /// Over a column.
  fileprivate var heading: String {
    switch self {
    case .neighbourRatio: "Neighbour ratio"
    case .calibratedDistance: "Calibrated distance"
    case .absoluteThreshold: "Distance"
    case .localDimensionDrop: "Dimension drop"
    case .relativeLogLikelihood: "Log-likelihood, matched"
    case .referenceLogLikelihood: "Log-likelihood, reference"
    case .memorizationRatio: "Memorization ratio"
    case .localDimension: "Local dimension"
    case .spurious, .generalized, .distinctHits, .coordinateL2, .gaussianKL, .gaussianHellinger:
      rawValue
    }
  }
}
