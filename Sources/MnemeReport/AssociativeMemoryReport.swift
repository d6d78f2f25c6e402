import MnemeTables

/// The report of one `associative-memory` run.
struct AssociativeMemoryReport: ExperimentReport {
  static let experiment = ReportedExperiment.associativeMemory
  static let summary =
    "The exact score as an associative memory of patterns on the circle: minima of its energy, spurious "
    + "samples between memorization and generalization, and recovery from noise."

  private let rows: [AssociativeMemoryRow]
  private let laws: [AssociativeMemoryLawRow]

  init(run: RunFolder) throws {
    rows = try Self.read(run)
    laws = try Self.read(run)
  }

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    let first = rows[0].quotes, last = rows[rows.count - 1].quotes
    holes.say("beta", first.number("beta", .exact))
    holes.say("trials", first.number("trials", .count))
    holes.say("sample_count", first.number("sample_count", .count))
    holes.say("level", first.number("interval_level", .percent(places: 0)))
    for (name, quotes) in [("first", first), ("last", last)] {
      holes.say("\(name)_count", quotes.number("pattern_count", .count))
      holes.say("\(name)_minima", quotes.interval("minima_per_pattern"))
      holes.say("\(name)_recovery", quotes.interval("recovery_noise"))
    }
    let peak = rows.max { ($0.spurious.fraction ?? 0) < ($1.spurious.fraction ?? 0) } ?? rows[0]
    holes.say("peak_count", peak.quotes.number("pattern_count", .count))
    holes.say("peak_minima", peak.quotes.interval("minima"))
    holes.say("peak_away", peak.quotes.interval("away_minima"))
    let away = rows.max { ($0.awayMinima.value ?? 0) < ($1.awayMinima.value ?? 0) } ?? rows[0]
    holes.say("away_count", away.quotes.number("pattern_count", .count))
    holes.say("away_minima", away.quotes.interval("away_minima"))
    holes.show("laws_table", .table(lawTable.table(laws, caption: lawCaption)))
    return holes
  }

  // MARK: Tables

  func data(of figure: String) -> [Block] {
    switch figure {
    case "associative-memory":
      table.data(
        rows, caption: [.text("Minima, kinds of samples and recovery by number of patterns.")])
    case "associative-memory-energy":
      lawTable.data(
        laws,
        caption: [
          .text(
            "Ring and merging distance of the energy; its values are in associative_memory_energy.csv."
          )
        ])
    default: []
    }
  }

  private var table: RowTable<AssociativeMemoryRow> {
    RowTable(
      keys: AssociativeMemoryRow.keys, reason: \.reason,
      columns: [
        .number([.math("K")], "pattern_count", .count, isRowHeader: true),
        .interval([.text("Minima per pattern")], "minima_per_pattern"),
        .interval([.text("Minima away")], "away_minima"),
        .fraction([.text("Memorized")], "memorized"),
        .fraction([.text("Spurious")], "spurious"),
        .fraction([.text("Generalized")], "generalized"),
        .interval([.text("Recovery noise")], "recovery_noise"),
      ])
  }

  private var lawTable: RowTable<AssociativeMemoryLawRow> {
    RowTable(
      keys: AssociativeMemoryLawRow.keys, reason: \.reason,
      columns: [
        .number([.math("\\beta")], "beta", .exact, isRowHeader: true),
        .number([.text("Merging distance")], "merge_distance", .significant(6)),
        .number([.math("\\sqrt{2/\\beta}")], "theory_merge_distance", .significant(6)),
        .number([.text("Ring")], "ring_radius", .significant(5)),
        .number([.text("Theory")], "theory_ring_radius", .significant(5)),
      ])
  }

  private var lawCaption: [Inline] {
    [
      .text(
        "The distance at which two patterns merge, located by bisection, and the radius of the ring, "
          + "from recall among 2000 patterns, beside theory.")
    ]
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(AssociativeMemoryRow.self),
      DataDictionary.table(AssociativeMemoryRecoveryRow.self),
      DataDictionary.table(AssociativeMemoryLawRow.self),
      DataDictionary.table(AssociativeMemoryEnergyRow.self),
      DataDictionary.table(AssociativeMemoryPatternRow.self),
    ]
  }

  var cellCaveats: ReportTable {
    CaveatTable.table(
      rows, reason: \.reason, group: { "beta = \($0.beta.cellText)" },
      member: ("K", { "\($0.patternCount)" }))
  }
}

extension AssociativeMemoryRow {
  static let keys = ["pattern_count"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: reason) }
}

extension AssociativeMemoryLawRow {
  static let keys = ["beta"]
}
