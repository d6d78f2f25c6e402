/// What every experiment measures in a cell of any model: the columns that its table has for it.
package struct ModelColumns: Sendable, Equatable {
  package var trials = 0
  package var q = 0.0
  package var referenceCount = 0
  package var generatedCount = 0
  package var intervalLevel = 0.0
  /// Relative log-likelihood per dimension (Theory, Eq. 4a), nats; reading: reference sample.
  package var delta = TrialSummary()
  package var deltaPositive = TrialFraction()
  package var deltaNullPositive = TrialFraction()
  package var deltaMatchedPositive = TrialFraction()
  package var klNats = TrialSummary()

  package init() {}

  package static func columns<Row>(
    at path: any WritableKeyPath<Row, ModelColumns> & Sendable
  ) -> [TableColumn<Row>] {
    [
      TableColumn("trials", path, \.trials, "Independent trials in this cell."),
      TableColumn("q", path, \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn(
        "reference_count", path, \.referenceCount, "N_ref, samples of the reference set."),
      TableColumn("generated_count", path, \.generatedCount, "Generated samples a trial."),
      TableColumn(
        "interval_level", path, \.intervalLevel, "Level of the confidence intervals."),
    ]
      + .nested(
        .summary(
          "delta_reference", \.delta,
          "Relative log-likelihood per dimension (Eq. 4a), nats; reading: reference sample.")
          + .fraction(
            "delta_reference_positive", \.deltaPositive,
            "P(Delta > 0) for Eq. 4a; reading: reference sample.")
          + .fraction(
            "delta_reference_null_positive", \.deltaNullPositive,
            "The null: the same with an independent training set.")
          + .fraction(
            "delta_matched_positive", \.deltaMatchedPositive,
            "P(Delta > 0) for Eq. 4a; reading: matched.")
          + .summary("kl_nats", \.klNats, "KL(rho_G || rho) of Eq. 9, nats."), path)
  }
}
