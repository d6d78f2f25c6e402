/// Theory of the linear one-step model at one (n, d, q), as `mneme theory linear` prints it.
package struct LinearTheoryRow: TableRow {
  package static let tableName = "linear_theory"

  package var trainingCount = 0
  package var dimension = 0
  package var q = 0.0
  package var values = LinearTheoryValues()

  package init() {}

  package static var columns: [TableColumn<Self>] {
    let theory: [TableColumn<Self>] = LinearTheoryValues.columns(at: \.values)
    return [
      TableColumn("n", \.trainingCount, "Training samples."),
      TableColumn("d", \.dimension, "Dimensions of the data."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
    ] + theory.filter { $0.name != "kl_bound_sharp" }
      + theory.filter { $0.name == "kl_bound_sharp" }
  }
}
