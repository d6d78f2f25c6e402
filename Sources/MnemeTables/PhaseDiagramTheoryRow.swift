/// KL per dimension in the plane of q and n/d: in the limit, and at finite d.
package struct PhaseDiagramTheoryRow: TableRow {
  package static let tableName = "kl_phase_diagram_theory"

  package var q = 0.0
  package var ratio = 0.0
  /// Nats per dimension; infinite for n ≤ d.
  package var limit = 0.0
  /// Nats per dimension; `nil` for n ≤ d.
  package var slope: Double?
  package var dimension = 0
  package var trainingCount = 0
  package var firstOrder = 0.0
  package var best = 0.0
  package var form = DivergenceFormName.crossover
  package var bound = 0.0
  package var equation = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn("training_ratio", \.ratio, "n/d, training samples per dimension."),
      TableColumn(
        "kl_limit_per_dimension", \.limit,
        "KL/d for n, d to infinity at this n/d, Eq. 15, nats per dimension."),
      TableColumn(
        "kl_limit_slope", \.slope,
        "Its derivative by ln n: above 0 where more samples make KL larger; empty for n up to d."),
      TableColumn("dimension", \.dimension, "d of the columns that follow."),
      TableColumn("training_count", \.trainingCount, "n nearest to n/d times d, at least 2."),
      TableColumn(
        "kl_first_per_dimension", \.firstOrder,
        "First-order asymptote of E KL (Eqs. 14-15 at finite n) over d, nats per dimension."),
      TableColumn(
        "kl_best_per_dimension", \.best, "The best closed form of E KL over d, nats per dimension."),
      TableColumn("kl_form", \.form, "Which one, as in kl_phase_diagram."),
      TableColumn(
        "kl_bound_sharp_per_dimension", \.bound,
        "Lower bound on E KL, Eq. 13a, over d, nats per dimension."),
      TableColumn("equation", \.equation, "Equations of the best closed form."),
    ]
  }
}

/// The same along cuts at fixed q, on a finer grid of n/d.
package struct PhaseDiagramCutRow: TableRow {
  package static let tableName = "kl_phase_diagram_cuts"

  package var theory = PhaseDiagramTheoryRow()

  package init() {}

  package init(_ theory: PhaseDiagramTheoryRow) { self.theory = theory }

  package static var columns: [TableColumn<Self>] {
    PhaseDiagramTheoryRow.columns.map { column in
      TableColumn(
        column.name, column.meaning, holdsText: column.holdsText,
        write: { column.write($0.theory) },
        read: { (row: inout Self, text: String) throws(CellError) in
          try column.read(&row.theory, text)
        })
    }
  }
}

/// A point of a line of the phase diagram.
package struct PhaseDiagramLineRow: TableRow {
  package static let tableName = "kl_phase_diagram_lines"

  package var line = PhaseDiagramLine.logDeterminantTransition
  /// `nil` for d → ∞.
  package var dimension: Int?
  package var q = 0.0
  package var ratio: Double?
  package var equation = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("line", \.line, "Which line or point."),
      TableColumn("dimension", \.dimension, "d; empty for the limit of large d."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn("training_ratio", \.ratio, "n/d, training samples per dimension."),
      TableColumn("equation", \.equation, "Where it comes from in Theory."),
    ]
  }
}

package enum PhaseDiagramLine: String, CaseIterable, CellValue {
  /// d/n = q.
  case logDeterminantTransition = "log-determinant transition"
  /// ∂KL/∂n = 0, where KL is smallest, or largest, over n.
  case minimum = "minimum over n"
  case maximum = "maximum over n"
  /// q_c, where the two meet.
  case critical
  /// q_s, where the minimum's KL is that of n → ∞.
  case equality
  /// q_c(d), where the first-order formula at finite d loses its monotonicity.
  case lossOfMonotonicity = "loss of monotonicity"
}
