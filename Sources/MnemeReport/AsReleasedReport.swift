import MnemeTables

/// The report of one `as-released` run.
struct AsReleasedReport: ExperimentReport {
  static let experiment = ReportedExperiment.asReleased
  static let summary =
    "The memorization curve of the released script beside the mathematics, on the same draws, with "
    + "each of its three faults switched on alone."

  private let rows: [AsReleasedRow]

  init(run: RunFolder) throws { rows = try Self.read(run) }

  /// Where the script's curve says 1: the cell nearest to n = d.
  private var atDimension: AsReleasedRow { nearest(to: rows[0].dimension) }

  private func nearest(to count: Int) -> AsReleasedRow {
    rows.min { abs($0.trainingCount - count) < abs($1.trainingCount - count) } ?? rows[0]
  }

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    let first = rows[0].quotes
    holes.say("dimension", first.number("dimension", .count))
    holes.say("q", first.number("q", .significant(6)))
    holes.say("trials", first.number("trials", .count))
    holes.say("reference_count", first.number("reference_count", .count))
    holes.say("level", first.number("interval_level", .percent(places: 0)))
    let cell = atDimension.quotes
    holes.say("n", cell.number("training_count", .count))
    holes.say("exact", cell.fraction("exact_positive"))
    holes.say("released", cell.fraction("released_positive"))
    holes.say("transposed", cell.fraction("transposed_positive"))
    holes.say("single_precision", cell.fraction("single_precision_positive"))
    holes.claim("is_artefact", isArtefact)
    holes.say("rounding_error", cell.number("rounding_error", .significant(2)))
    holes.say("drowned", cell.fraction("drowned"))
    addTransposed(to: &holes)
    let last = rows[rows.count - 1].quotes
    holes.say("last_count", last.number("training_count", .count))
    holes.say("last_hellinger", last.number("hellinger_mean", .significant(4)))
    holes.say("last_released_hellinger", last.number("released_hellinger_mean", .significant(4)))
    holes.say("last_log_determinant", last.number("log_determinant_median", .significant(3)))
    holes.say("last_exact", last.fraction("exact_positive"))
    let smallest = rows.min {
      $0.smallestWidenedLogDeterminant < $1.smallestWidenedLogDeterminant
    }
    holes.say(
      "smallest_widened",
      (smallest ?? rows[0]).quotes.number("widened_log_determinant_smallest", .significant(2)))
    return holes
  }

  /// Whether the script's probability at n = d lies above the exact one, both intervals apart.
  private var isArtefact: Bool {
    guard let low = atDimension.releasedPositive.low, let high = atDimension.exactPositive.high
    else { return false }
    return low > high
  }

  /// Where the transposed covariance alone moves the probability most.
  private func addTransposed(to holes: inout Holes) {
    func shift(_ row: AsReleasedRow) -> Double {
      (row.transposedPositive.fraction ?? 0) - (row.exactPositive.fraction ?? 0)
    }
    let row = (rows.max { shift($0) < shift($1) } ?? rows[0]).quotes
    holes.say("shifted_count", row.number("training_count", .count))
    holes.say("shifted_exact", row.fraction("exact_positive"))
    holes.say("shifted_transposed", row.fraction("transposed_positive"))
  }

  func data(of figure: String) -> [Block] {
    guard figure == "as-released" else { return [] }
    return table.data(
      rows, caption: [.text("Probabilities, magnitudes and Hellinger distances by cause.")])
  }

  private var table: RowTable<AsReleasedRow> {
    RowTable(
      keys: AsReleasedRow.keys, reason: \.reason,
      columns: [
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .fraction([.text("Exact")], "exact_positive"),
        .fraction([.text("As released")], "released_positive"),
        .fraction([.math("\\theta_1^\\top \\theta_1"), .text(" alone")], "transposed_positive"),
        .fraction([.text("Single precision alone")], "single_precision_positive"),
        .number([.text("Rounding error")], "rounding_error", .significant(2)),
        .fraction([.text("Trials it decides")], "drowned"),
        .number([.text("Hellinger², exact")], "hellinger_mean", .places(4)),
        .number([.text("printed")], "released_hellinger_mean", .places(4)),
      ])
  }

  var dictionary: [Block] { [DataDictionary.table(AsReleasedRow.self)] }

  var cellCaveats: ReportTable {
    table.table(
      rows.filter { !$0.reason.isEmpty },
      caption: [.text("Cells that decide nothing.")])
  }
}

extension AsReleasedRow {
  static let keys = ["dimension", "training_count"]
  var quotes: CellQuotes<AsReleasedRow> { CellQuotes(self, keys: Self.keys, reason: reason) }
}
