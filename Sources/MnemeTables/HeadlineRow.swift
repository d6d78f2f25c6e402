/// A number that the report leads with, with its interval and where to look for more.
package struct HeadlineRow: TableRow {
  package static let tableName = "headlines"

  /// Stable name, for links and macros: `n_mem_50`, `n_fall_kl`, `kl_per_dimension`.
  package var key = ""
  /// What it is, in words, with the setting it belongs to.
  package var label = ""
  /// The value with its interval; empty with a reason where it doesn't exist.
  package var estimate = IntervalEstimate()
  /// `samples`, `nats per dimension`, or empty for dimensionless.
  package var unit = ""
  /// Level of the interval, in (0, 1).
  package var intervalLevel = 0.0
  /// Stem of the figure that shows it.
  package var figure = ""
  package var reason = ""

  package init() {}

  /// - Parameter reason: why there is no value; it stands only where there is none.
  package init(
    key: String, label: String, _ estimate: IntervalEstimate, unit: String = "",
    intervalLevel: Double, figure: String, reason: String = ""
  ) {
    self.key = key
    self.label = label
    self.estimate = estimate
    self.unit = unit
    self.intervalLevel = intervalLevel
    self.figure = figure
    self.reason = estimate.value == nil ? reason : ""
  }

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("key", \.key, "Stable name of the number."),
      TableColumn("label", \.label, "What it is."),
    ]
      + .interval("value", \.estimate, "The number.")
      + [
        TableColumn("unit", \.unit, "Its unit; empty if dimensionless."),
        TableColumn("interval_level", \.intervalLevel, "Level of the interval."),
        TableColumn("figure", \.figure, "The figure that shows it."),
        TableColumn("reason", \.reason, "Why it is empty or one-sided."),
      ]
  }
}
