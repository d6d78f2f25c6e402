/// A claim of the field, and what this run says to it.
package struct ClaimRow: TableRow {
  package static let tableName = "claims"

  /// Stable name: `scales_align`.
  package var key = ""
  /// The claim in words that a result can contradict.
  package var claim = ""
  /// Key of the work that claims it, in the bibliography; empty for a question of Mneme's own.
  package var source = ""
  package var verdict = ClaimVerdict.undecided
  /// What the number is that decides.
  package var evidence = ""
  package var estimate = IntervalEstimate()
  /// Its unit; empty for dimensionless.
  package var unit = ""
  /// Level of its interval, in (0, 1).
  package var intervalLevel = 0.0
  /// When the claim holds and when it fails.
  package var rule = ""
  /// Stem of the figure that shows it.
  package var figure = ""
  /// Why it is undecided or the number is empty.
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("key", \.key, "Stable name of the claim."),
      TableColumn("claim", \.claim, "The claim in words."),
      TableColumn(
        "source", \.source,
        "Who claims it: key of the bibliography; empty for a question of Mneme's own."),
      TableColumn("verdict", \.verdict, "holds, fails or undecided, by the rule."),
      TableColumn("evidence", \.evidence, "What the number is that decides."),
    ]
      + .interval("value", \.estimate, "That number.")
      + [
        TableColumn("unit", \.unit, "Its unit; empty if dimensionless."),
        TableColumn("interval_level", \.intervalLevel, "Level of its interval."),
        TableColumn("rule", \.rule, "When the claim holds and when it fails."),
        TableColumn("figure", \.figure, "The figure that shows it."),
        TableColumn("reason", \.reason, "Why it is undecided, or the number empty."),
      ]
  }
}

/// What a run says to a claim.
package enum ClaimVerdict: String, CaseIterable, CellValue {
  case holds, fails, undecided
}
