import MnemeTables

/// The report of one `two-models` run.
struct TwoModelsReport: ExperimentReport {
  static let experiment = ReportedExperiment.twoModels
  static let summary =
    "Whether two linear diffusion models, trained on disjoint sets, make the same outputs from the "
    + "same noise; against the number of training samples, with exact theory."

  private let rows: [TwoModelsRow]

  init(run: RunFolder) throws { rows = try Self.read(run) }

  /// The largest dimension, of which the prose speaks.
  private var leading: [TwoModelsRow] {
    let dimension = rows.map(\.dimension).max()
    return rows.filter { $0.dimension == dimension }
  }

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    let first = leading[0].quotes
    holes.say("dimension", first.number("dimension", .count))
    holes.say("q", first.number("q", .significant(6)))
    holes.say("trials", first.number("trials", .count))
    holes.say("latent_count", first.number("latent_count", .count))
    holes.say("level", first.number("interval_level", .percent(places: 0)))
    let last = leading[leading.count - 1].quotes
    holes.say("last_count", last.number("training_count", .count))
    holes.say("last_cosine", last.interval("cosine_expected"))
    holes.say("last_theory", last.number("theory_cosine", .significant(4)))
    holes.say("last_control", last.number("independent_latents_cosine_mean", .places(3)))
    holes.say("last_same_set", last.number("same_set_cosine_mean", .places(6)))
    let dip = leading.min { ($0.cosine.mean ?? 1) < ($1.cosine.mean ?? 1) } ?? leading[0]
    holes.say("dip_count", dip.quotes.number("training_count", .count))
    holes.say("dip_cosine", dip.quotes.interval("cosine_expected"))
    holes.say("dip_theory", dip.quotes.number("theory_cosine", .significant(3)))
    holes.say("largest_error", largestDeviation)
    return holes
  }

  /// The cell whose mean is furthest from theory in standard errors, with both numbers.
  private var largestDeviation: [Inline] {
    func deviation(_ row: TwoModelsRow) -> Double {
      guard let mean = row.cosine.mean, let error = row.cosine.standardError, error > 0,
        let theory = row.theory.cosine
      else { return 0 }
      return abs(mean - theory) / error
    }
    guard let worst = rows.max(by: { deviation($0) < deviation($1) }) else { return [] }
    let quotes = worst.quotes
    return quotes.uncertain("cosine_mean", standardError: "cosine_standard_error")
      + [.text(" for ")] + quotes.number("theory_cosine", .significant(5))
      + [.text(" at "), .math("n"), .text(" = ")] + quotes.number("training_count", .count)
      + [.text(", "), .math("d"), .text(" = ")] + quotes.number("dimension", .count)
  }

  func data(of figure: String) -> [Block] {
    guard figure == "two-models" else { return [] }
    return table.data(rows, caption: [.text("Cosine and distance, simulation beside theory.")])
  }

  private var table: RowTable<TwoModelsRow> {
    RowTable(
      keys: TwoModelsRow.keys, reason: \.reason,
      columns: [
        .number([.math("d")], "dimension", .count, isRowHeader: true),
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .uncertain(
          [.text("Cosine")], "cosine_mean", standardError: "cosine_standard_error"),
        .number([.text("Theory")], "theory_cosine", .significant(4)),
        .number(
          [.text("Large-"), .math("d"), .text(" limit")], "theory_cosine_limit", .significant(3)),
        .uncertain(
          [.text("Pooled")], "pooled_cosine_mean", standardError: "pooled_cosine_standard_error"),
        .uncertain(
          [.text("Squared distance")], "squared_distance_mean",
          standardError: "squared_distance_standard_error"),
        .number([.text("Theory")], "theory_squared_distance", .significant(4)),
        .number([.text("Other latents")], "independent_latents_cosine_mean", .places(3)),
      ])
  }

  var dictionary: [Block] {
    [DataDictionary.table(TwoModelsRow.self), DataDictionary.table(TwoModelsTheoryRow.self)]
  }

  var cellCaveats: ReportTable {
    CaveatTable.table(
      rows, reason: \.reason, group: { "d = \($0.dimension)" },
      member: ("n", { "\($0.trainingCount)" }))
  }
}

extension TwoModelsRow {
  static let keys = ["dimension", "training_count"]
  var quotes: CellQuotes<TwoModelsRow> { CellQuotes(self, keys: Self.keys, reason: reason) }
}
