/// One simulated cell of `kl-phase-diagram`.
package struct KLPhaseDiagramRow: TableRow {
  package static let tableName = "kl_phase_diagram"

  package var dimension = 0
  package var trainingCount = 0
  package var q = 0.0
  package var trials = 0
  package var intervalLevel = 0.0
  package var cell = DivergenceCell()
  /// What the simulation found for E ln det MMᵀ, nats.
  package var logDetMean: Double?
  package var logDetStandardError: Double?
  /// Median and quartiles of KL itself, which exist from n = d + 1.
  package var klMedian: Double?
  package var klQ25: Double?
  package var klQ75: Double?
  /// Why cells are empty or a deviation says nothing; parts separated by "; ".
  package var caveat = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn("trials", \.trials, "Independent trials in this cell."),
      TableColumn("interval_level", \.intervalLevel, "Level of the confidence intervals."),
    ] + DivergenceCell.columns(at: \.cell) + [
      TableColumn("log_det_mean", \.logDetMean, "Mean of ln det(M M^T) over trials, nats."),
      TableColumn("log_det_standard_error", \.logDetStandardError, "Its standard error, nats."),
      TableColumn("kl_nats_q25", \.klQ25, "Lower quartile of KL over trials, nats."),
      TableColumn("kl_nats_median", \.klMedian, "Median of KL over trials, nats."),
      TableColumn("kl_nats_q75", \.klQ75, "Upper quartile of KL over trials, nats."),
      TableColumn("caveat", \.caveat, "Why a cell is empty or decides nothing."),
    ]
  }

  /// n/d.
  package var ratio: Double { Double(trainingCount) / Double(dimension) }
}
