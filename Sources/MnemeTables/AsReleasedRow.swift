/// One training count of `as-released`: the exact statistic, the released script's, and each of the
/// script's faults switched on alone, all on the same draws.
package struct AsReleasedRow: TableRow {
  package static let tableName = "as_released"

  package var dimension = 0
  package var trainingCount = 0
  package var q = 0.0
  package var referenceCount = 0
  package var trials = 0
  package var intervalLevel = 0.0
  package var exactPositive = TrialFraction()
  package var releasedPositive = TrialFraction()
  package var transposedPositive = TrialFraction()
  package var singlePrecisionPositive = TrialFraction()
  package var exactLogMagnitudeMedian: Double?
  package var transposedLogMagnitudeMedian: Double?
  package var roundingError = 0.0
  package var drownedFraction = TrialFraction()
  package var hellinger = TrialSummary()
  package var releasedHellinger = TrialSummary()
  package var transposedHellinger = TrialSummary()
  package var flooredHellinger = TrialSummary()
  package var logDeterminantMedian: Double?
  package var smallestWidenedLogDeterminant = 0.0
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    setting + probabilities + magnitudes + hellingerColumns
  }

  private static var setting: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn("reference_count", \.referenceCount, "N_ref, samples of the reference set."),
      TableColumn("trials", \.trials, "Independent trials."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
    ]
  }

  private static var probabilities: [TableColumn<Self>] {
    .fraction(
      "exact_positive", \.exactPositive,
      "P(Delta > 0) for squared L2 (Eq. 3): theta_1 theta_1^T, in log-space.")
      + .fraction(
        "released_positive", \.releasedPositive, "The same as the released script counts it.")
      + .fraction(
        "transposed_positive", \.transposedPositive,
        "Cause 1 alone: theta_1^T theta_1 in the place of theta_1 theta_1^T.")
      + .fraction(
        "single_precision_positive", \.singlePrecisionPositive,
        "Cause 3 alone: self-terms, epsilon and its powers in Float32.")
  }

  private static var magnitudes: [TableColumn<Self>] {
    [
      TableColumn(
        "exact_log_magnitude_median", \.exactLogMagnitudeMedian,
        "Median of ln |Delta| over the self-term (4 pi s^2)^(-d/2)."),
      TableColumn(
        "transposed_log_magnitude_median", \.transposedLogMagnitudeMedian,
        "The same with theta_1^T theta_1."),
      TableColumn(
        "rounding_error", \.roundingError,
        "What Float32 adds to the script's Delta, over the self-term: the same number in every trial."
      ),
    ]
      + .fraction(
        "drowned", \.drownedFraction,
        "Fraction of trials in which that error is larger than the script's Delta without it.")
  }

  private static var hellingerColumns: [TableColumn<Self>] {
    .summary(
      "hellinger", \.hellinger, "Squared Hellinger distance to the truth (Eq. 4), in [0, 1].")
      + .summary(
        "released_hellinger", \.releasedHellinger, "The same as the released script prints it.")
      + .summary(
        "transposed_hellinger", \.transposedHellinger, "Cause 1 alone: theta_1^T theta_1.")
      + .summary(
        "floored_hellinger", \.flooredHellinger,
        "Cause 2 alone: determinants below e^(-25) count as zero.")
      + [
        TableColumn(
          "log_determinant_median", \.logDeterminantMedian,
          "Median of ln det Sigma_G; -inf for n <= d, below -25 the script takes it for zero."),
        TableColumn(
          "widened_log_determinant_smallest", \.smallestWidenedLogDeterminant,
          "Smallest ln det(Sigma_G + epsilon^2 I) of all trials: the script's floor of -25 would have "
            + "to reach it to touch Delta."),
        TableColumn("reason", \.reason, "What a reader must know about the cell."),
      ]
  }
}
