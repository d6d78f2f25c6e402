import MnemeTables

/// Pieces that the reports of further models share.
extension RowTable.Column {
  /// The columns that `ModelColumns` makes, as a table of a report shows them.
  static var model: [Self] {
    [
      .number([.text("Trials")], "trials", .count),
      .fraction([.math("P(\\Delta > 0)")], "delta_reference_positive"),
      .fraction([.math("P_0")], "delta_reference_null_positive"),
      .fraction([.math("P(\\Delta > 0)"), .text(", matched")], "delta_matched_positive"),
      .uncertain(
        [.math("\\Delta_{\\mathrm{KL}}/d")], "delta_reference_mean",
        standardError: "delta_reference_standard_error"),
      .uncertain(
        [.text("Mean KL, nats")], "kl_nats_mean", standardError: "kl_nats_standard_error"),
      .number([.text("Median KL")], "kl_nats_median", .significant(4)),
      .number([.text("First order")], "kl_asymptotic_first", .significant(5)),
      .number([.text("Second order")], "kl_asymptotic_second", .significant(5)),
      .number([.text("Its stated error")], "kl_asymptotic_error", .significant(2)),
    ]
  }

  /// The columns that `ChangeColumns` makes.
  static var change: [Self] {
    [
      .number([.text("Trials")], "trials", .count),
      .interval([.text("Change of KL, nats")], "kl_change"),
      .words([.text("Quality")], "quality"),
      .interval([.text("Change of "), .math("\\Delta_{\\mathrm{KL}}/d")], "delta_change"),
      .interval([.text("Change of "), .math("P(\\Delta > 0)")], "positive_change"),
      .words([.text("Memorization")], "memorization"),
    ]
  }
}

/// What the prose quotes of the settings that all rows of a study share.
struct StudyQuotes<Row: TableRow> {
  let first: CellQuotes<Row>

  func add(to holes: inout Holes) {
    holes.say("dimension", first.number("dimension", .count))
    holes.say("q", first.number("q", .significant(6)))
    holes.say("interval_level", first.number("interval_level", .percent(places: 0)))
    holes.say("generated_count", first.number("generated_count", .count))
    holes.say("reference_count", first.number("reference_count", .count))
    holes.say("trials", first.number("trials", .count))
  }
}

/// Values of one column in a row, each once: `20, 50 and 100`.
enum QuotedList {
  static func words<Row: TableRow>(
    _ rows: [CellQuotes<Row>], _ column: String, _ format: NumberFormat = .count
  ) -> [Inline] {
    var seen: [String] = []
    var parts: [Inline] = []
    for row in rows where !seen.contains(row.text(column)) {
      seen.append(row.text(column))
      parts += row.number(column, format)
    }
    return parts.joined(separator: ", ", last: " and ")
  }
}
