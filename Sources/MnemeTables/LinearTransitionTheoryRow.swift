/// Theory on a fine grid of n, to be drawn over the measurements of `linear-transition`.
package struct LinearTransitionTheoryRow: TableRow {
  package static let tableName = "linear_transition_theory"

  package var dimension = 0
  package var trainingCount = 0
  package var q = 0.0
  package var values = LinearTheoryValues()

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
    ] + LinearTheoryValues.columns(at: \.values)
  }
}
