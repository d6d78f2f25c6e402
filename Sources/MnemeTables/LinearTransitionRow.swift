/// One cell of `linear-transition`: a dimension, a training count, and all that was measured there.
package struct LinearTransitionRow: TableRow {
  package static let tableName = "linear_transition"

  package var dimension = 0
  package var trainingCount = 0
  package var trials = 0
  package var q = 0.0
  package var referenceCount = 0
  package var generatedCount = 0
  package var intervalLevel = 0.0

  /// Relative log-likelihood per dimension (Theory, Eq. 4a), nats.
  package var deltaReference = TrialSummary()
  package var deltaReferencePositive = TrialFraction()
  package var deltaReferenceNullPositive = TrialFraction()
  package var deltaMatched = TrialSummary()
  package var deltaMatchedPositive = TrialFraction()
  package var deltaAnalytic = TrialSummary()
  package var deltaAnalyticPositive = TrialFraction()

  /// Squared L² (Theory, Eq. 3): ln|Δ| in units of the self-term (4πs²)^(−d/2), and the sign of Δ.
  package var l2ReferenceLogMagnitudeMedian: Double?
  package var l2ReferencePositive = TrialFraction()
  package var l2AnalyticLogMagnitudeMedian: Double?
  package var l2AnalyticPositive = TrialFraction()

  package var klNats = TrialSummary()
  package var bhattacharyyaNats = TrialSummary()
  package var klNatsReducedVariance: Double?
  package var klNatsReducedVarianceStandardError: Double?

  /// What the simulation found for the terms that theory gives exactly or bounds.
  package var tauMean: Double?
  package var logDetMean: Double?
  package var logDetStandardError: Double?
  package var meanTermMean: Double?

  package var theory = LinearTheoryValues()
  /// Why cells are empty or this cell decides nothing; parts separated by "; ".
  package var caveat = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    settingColumns + deltaColumns + l2Columns + klColumns + LinearTheoryValues.columns(at: \.theory)
      + [TableColumn("caveat", \.caveat, "Why a cell is empty or decides nothing.")]
  }

  private static var settingColumns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("trials", \.trials, "Independent trials in this cell."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn("reference_count", \.referenceCount, "N_ref, samples of the reference set."),
      TableColumn("generated_count", \.generatedCount, "Generated samples a trial."),
      TableColumn("interval_level", \.intervalLevel, "Level of the confidence intervals."),
    ]
  }

  private static var deltaColumns: [TableColumn<Self>] {
    .summary(
      "delta_reference", \.deltaReference,
      "Relative log-likelihood per dimension (Eq. 4a), nats; reading: reference sample.")
      + .fraction(
        "delta_reference_positive", \.deltaReferencePositive,
        "P(Delta > 0) for Eq. 4a; reading: reference sample.")
      + .fraction(
        "delta_reference_null_positive", \.deltaReferenceNullPositive,
        "The null: the same with an independent training set.")
      + .summary(
        "delta_matched", \.deltaMatched,
        "Relative log-likelihood per dimension (Eq. 4a), nats; reading: matched.")
      + .fraction(
        "delta_matched_positive", \.deltaMatchedPositive,
        "P(Delta > 0) for Eq. 4a; reading: matched.")
      + .summary(
        "delta_analytic", \.deltaAnalytic,
        "Relative log-likelihood per dimension (Eq. 4a), nats; reading: analytic.")
      + .fraction(
        "delta_analytic_positive", \.deltaAnalyticPositive,
        "P(Delta > 0) for Eq. 4a; reading: analytic.")
  }

  private static var l2Columns: [TableColumn<Self>] {
    [
      TableColumn(
        "l2_reference_log_magnitude_median", \.l2ReferenceLogMagnitudeMedian,
        "Median of ln|Delta| for squared L2 (Eq. 3) over its self-term (4 pi s^2)^(-d/2); "
          + "reading: reference sample.")
    ]
      + .fraction(
        "l2_reference_positive", \.l2ReferencePositive,
        "P(Delta > 0) for squared L2 (Eq. 3); reading: reference sample.")
      + [
        TableColumn(
          "l2_analytic_log_magnitude_median", \.l2AnalyticLogMagnitudeMedian,
          "Median of ln|Delta| for squared L2 (Eq. 3) over its self-term; reading: analytic.")
      ]
      + .fraction(
        "l2_analytic_positive", \.l2AnalyticPositive,
        "P(Delta > 0) for squared L2 (Eq. 3); reading: analytic.")
  }

  private static var klColumns: [TableColumn<Self>] {
    .summary("kl_nats", \.klNats, "KL(rho_G || rho) of Eq. 9, nats.")
      + .summary("bhattacharyya_nats", \.bhattacharyyaNats, "-ln BC of Eq. 4, nats.")
      + [
        TableColumn(
          "kl_nats_reduced_variance", \.klNatsReducedVariance,
          "E KL with the exact tau and mean term, only ln det simulated (Theory, section 3), nats."),
        TableColumn(
          "kl_nats_reduced_variance_standard_error", \.klNatsReducedVarianceStandardError,
          "Its standard error, nats."),
        TableColumn("tau_mean", \.tauMean, "Mean of tr(M M^T)/d over trials."),
        TableColumn("log_det_mean", \.logDetMean, "Mean of ln det(M M^T) over trials, nats."),
        TableColumn("log_det_standard_error", \.logDetStandardError, "Its standard error, nats."),
        TableColumn(
          "mean_term_mean", \.meanTermMean, "Mean of |mu_G - mu|^2/sigma^2 over trials."),
      ]
  }
}
