/// Two models on disjoint training sets, the same latents: one row a cell of `two-models`.
package struct TwoModelsRow: TableRow {
  package static let tableName = "two_models"

  package var dimension = 0
  package var trainingCount = 0
  package var q = 0.0
  package var trials = 0
  package var latentCount = 0
  package var intervalLevel = 0.0
  package var cosine = TrialSummary()
  package var cosineInterval = IntervalEstimate()
  package var pooledCosine = TrialSummary()
  package var squaredDistance = TrialSummary()
  package var sameSetCosine = TrialSummary()
  package var independentLatentsCosine = TrialSummary()
  package var theory = TwoModelsTheoryValues()
  /// Why a cell is empty; parts separated by "; ".
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    setting
      + .summary(
        "cosine", \.cosine,
        "Cosine of two outputs of one latent, each less its own model's mean, averaged over latents."
      )
      + .interval(
        "cosine_expected", \.cosineInterval, "Mean of that cosine over trials (Student interval).")
      + .summary(
        "pooled_cosine", \.pooledCosine, "Cosine of all outputs of a trial as one long vector.")
      + .summary(
        "squared_distance", \.squaredDistance,
        "Squared distance of two outputs of one latent, over sigma^2 d, averaged over latents.")
      + .summary(
        "same_set_cosine", \.sameSetCosine,
        "Control, 1: the same as cosine for a model and one trained on the same set again.")
      + .summary(
        "independent_latents_cosine", \.independentLatentsCosine,
        "Control, 0 on average: the same as cosine with independent latents.")
      + TwoModelsTheoryValues.columns(at: \.theory)
      + [TableColumn("reason", \.reason, "Why a cell is empty.")]
  }

  private static var setting: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples of each model."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn("trials", \.trials, "Independent pairs of models."),
      TableColumn("latent_count", \.latentCount, "Latents a trial, shared by both models."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
    ]
  }
}

/// Closed forms for two models (exact but for the limit).
package struct TwoModelsTheoryValues: Sendable, Equatable {
  package var cosine: Double?
  package var cosineLimit: Double?
  package var overlap: Double?
  package var squaredDistance: Double?

  package init() {}

  static func columns<Row>(
    at path: any WritableKeyPath<Row, Self> & Sendable
  ) -> [TableColumn<Row>] {
    [
      TableColumn("theory_cosine", path, \.cosine, "Expected cosine, exact."),
      TableColumn(
        "theory_cosine_limit", path, \.cosineLimit, "Its limit for large d and n at fixed n/d."),
      TableColumn(
        "theory_overlap", path, \.overlap,
        "E tr(M1 M2^T)/d, exact; empty where it does not exist (n = d + 1)."),
      TableColumn(
        "theory_squared_distance", path, \.squaredDistance,
        "Expected squared distance over sigma^2 d, exact; inf at n = d, d+1, d+2."),
    ]
  }
}

/// Closed forms on a fine grid of n, to be drawn over the measurements of `two-models`.
package struct TwoModelsTheoryRow: TableRow {
  package static let tableName = "two_models_theory"

  package var dimension = 0
  package var trainingCount = 0
  package var q = 0.0
  package var values = TwoModelsTheoryValues()

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples of each model."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
    ] + TwoModelsTheoryValues.columns(at: \.values)
  }
}
