/// One quantity of two runs, side by side.
package struct ComparisonRow: TableRow {
  package static let tableName = "comparison"

  /// The table that it stands in: `headlines`, `linear_transition`.
  package var table = ""
  /// What names its row there: `n_mem_50`, or `dimension = 10, training_count = 50`.
  package var cell = ""
  /// Its column there; of a headline, its label.
  package var quantity = ""
  /// Of headlines; other columns have theirs in their names.
  package var unit = ""
  package var first = IntervalEstimate()
  package var second = IntervalEstimate()
  /// `second` less `first`, with its interval.
  package var difference = IntervalEstimate()
  /// The difference as a multiple of the reach of its interval towards 0: beyond 1 or -1, the interval
  /// does not hold 0.
  package var reaches: Double?
  /// Level of all three intervals, in (0, 1).
  package var intervalLevel = 0.0
  package var verdict = ComparisonVerdict.incomparable
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("table", \.table, "The table of both runs that the quantity stands in."),
      TableColumn("cell", \.cell, "The row there."),
      TableColumn("quantity", \.quantity, "The column there; of a headline, its label."),
      TableColumn("unit", \.unit, "Unit of a headline; empty if dimensionless or in the name."),
    ]
      + .interval("first", \.first, "The number in the first run.")
      + .interval("second", \.second, "The number in the second run.")
      + .interval("difference", \.difference, "Second less first.")
      + [
        TableColumn(
          "reaches", \.reaches,
          "The difference as a multiple of its interval's reach towards 0; beyond 1 or -1 the interval "
            + "does not hold 0."),
        TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
        TableColumn(
          "verdict", \.verdict,
          "same; within its interval; beyond alone; beyond (also among all comparisons); incomparable."
        ),
        TableColumn("reason", \.reason, "Why it is incomparable, or decided by other means."),
      ]
  }
}

/// What two runs say of one quantity.
package enum ComparisonVerdict: String, CaseIterable, CellValue {
  /// The same number with the same interval.
  case same
  /// The interval of the difference holds 0.
  case within
  /// It does not, but it would once it is widened for the number of comparisons.
  case beyondAlone = "beyond alone"
  /// Not even then.
  case beyond
  /// A number is missing that would decide.
  case incomparable
}

/// How many quantities of a table differ, and how.
package struct ComparisonCountRow: TableRow {
  package static let tableName = "comparison_counts"

  package var table = ""
  package var compared = 0
  package var same = 0
  package var within = 0
  package var beyondAlone = 0
  package var beyond = 0
  package var incomparable = 0
  /// Of those that are not the same, how many would be beyond their own interval by chance.
  package var expectedByChance = 0.0
  /// Rows that only one of the runs has.
  package var onlyFirst = 0
  package var onlySecond = 0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("table", \.table, "The table of both runs; 'all' for all of them together."),
      TableColumn("compared", \.compared, "Quantities that both runs have in common."),
      TableColumn("same", \.same, "Of these: the same number with the same interval."),
      TableColumn("within", \.within, "Of these: the interval of the difference holds 0."),
      TableColumn(
        "beyond_alone", \.beyondAlone,
        "Of these: it does not, but would once widened for the number of comparisons."),
      TableColumn("beyond", \.beyond, "Of these: not even then."),
      TableColumn("incomparable", \.incomparable, "Of these: a number is missing."),
      TableColumn(
        "expected_by_chance", \.expectedByChance,
        "How many would be 'beyond alone' or 'beyond' if nothing had changed, at most: one less the "
          + "interval's level, summed over those that were decided by an interval."),
      TableColumn("only_first", \.onlyFirst, "Rows that only the first run has."),
      TableColumn("only_second", \.onlySecond, "Rows that only the second run has."),
    ]
  }
}
