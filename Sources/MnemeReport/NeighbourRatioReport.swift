import MnemeTables

/// The report of one `neighbour-ratio` run.
struct NeighbourRatioReport: ExperimentReport {
  static let experiment = ReportedExperiment.neighbourRatio
  static let summary =
    "Memorization by the ratio of distances to the two nearest training samples: the exact score, "
    + "paths stopped early, a linear model, and the rate without any model."

  private let rows: [NeighbourRatioRow]
  private let effective: [NeighbourRatioEffectiveRow]

  init(run: RunFolder) throws {
    rows = try Self.read(run)
    effective = try Self.read(run)
  }

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    let first = rows[0].quotes
    holes.say("sample_count", first.number("sample_count", .count))
    holes.say("trials", first.number("trials", .count))
    holes.say("level", first.number("interval_level", .percent(places: 0)))
    holes.say(
      "effective_level", effective[0].quotes.number("level", .percent(places: 0)))
    holes.repeat("nulls", nulls.map(null))
    holes.show(
      "effective_table",
      .table(
        effectiveTable.table(
          effective.filter { $0.generator == .exact || $0.generator == .stopped },
          caption: [
            .text("Effective memorization: the largest number of samples at which each memorizes.")
          ])))
    return holes
  }

  /// Fresh samples at the largest n of each dimension.
  private var nulls: [NeighbourRatioRow] {
    let largest = rows.map(\.trainingCount).max()
    return rows.filter { $0.generator == .truth && $0.trainingCount == largest }
      .sorted { $0.dimension < $1.dimension }
  }

  private func null(_ row: NeighbourRatioRow) -> Holes {
    var holes = Holes()
    holes.say("null_dimension", row.quotes.number("dimension", .count))
    holes.say("null_count", row.quotes.number("training_count", .count))
    holes.say("null_share", row.quotes.fraction("memorized"))
    holes.say("null_uniform", row.quotes.number("uniform_rate", .significant(3)))
    return holes
  }

  // MARK: Tables

  func data(of figure: String) -> [Block] {
    guard figure == "neighbour-ratio" else { return [] }
    return table.data(rows, caption: [.text("Memorized share by generator.")])
  }

  private var table: RowTable<NeighbourRatioRow> {
    RowTable(
      keys: NeighbourRatioRow.keys, reason: { _ in "" },
      columns: [
        .number([.math("d")], "dimension", .count, isRowHeader: true),
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .words([.text("Samples of")], "generator"),
        .number([.math("\\sigma")], "noise_level", .exact),
        .fraction([.text("Memorized")], "memorized"),
        .number([.math("3^{-d}")], "uniform_rate", .significant(3)),
      ])
  }

  private var effectiveTable: RowTable<NeighbourRatioEffectiveRow> {
    RowTable(
      keys: NeighbourRatioEffectiveRow.keys, reason: \.reason,
      columns: [
        .number([.math("d")], "dimension", .count, isRowHeader: true),
        .words([.text("Samples of")], "generator"),
        .number([.math("\\sigma")], "noise_level", .exact),
        .interval([.text("Effective memorization")], "effective_count"),
      ])
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(NeighbourRatioRow.self),
      DataDictionary.table(NeighbourRatioEffectiveRow.self),
    ]
  }

  var cellCaveats: ReportTable {
    CaveatTable.table(
      effective.filter { $0.generator == .stopped }, reason: \.reason,
      group: { "d = \($0.dimension)" }, member: ("sigma", { $0.noiseLevel.cellText }))
  }
}

extension NeighbourRatioRow {
  static let keys = ["dimension", "training_count", "generator", "noise_level"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: "") }
}

extension NeighbourRatioEffectiveRow {
  static let keys = ["dimension", "generator", "noise_level"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: reason) }
}
