/// Where P(Δ > 0) rises through ½ for one number of noise draws (rule R1 of Theory, section 1).
package struct NoiseDrawsScaleRow: TableRow {
  package static let tableName = "noise_draws_scales"

  package var dimension = 0
  package var draws = 0.0
  package var level = 0.0
  package var referenceCount = 0
  package var intervalLevel = 0.0
  package var memorization = IntervalEstimate()
  /// Why the estimate is empty or open; parts separated by "; ".
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("draws", \.draws, "r, noise draws per training sample; inf: all noise, exactly."),
      TableColumn("level", \.level, "The level that P(Delta > 0) crosses."),
      TableColumn("reference_count", \.referenceCount, "N_ref, samples of the reference set."),
      TableColumn("interval_level", \.intervalLevel, "Level of the confidence interval."),
    ]
      + .interval("n_mem", \.memorization, "Rule R1: last upward crossing of the level, samples.")
      + [TableColumn("reason", \.reason, "Why the estimate is empty or one-sided.")]
  }
}

/// What all noise changes against the fewest draws, at one training count: on the same training sets.
package struct NoiseDrawsChangeRow: TableRow {
  package static let tableName = "noise_draws_changes"

  package var dimension = 0
  package var trainingCount = 0
  package var fewestDraws = 0.0
  package var change = ChangeColumns()
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("fewest_draws", \.fewestDraws, "The smallest r, from which the changes go."),
    ] + ChangeColumns.columns(at: \.change, "from fewest_draws to r = inf")
      + [TableColumn("reason", \.reason, "Why an estimate is empty.")]
  }
}
