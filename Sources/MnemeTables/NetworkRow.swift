/// What one generator's images are like at one training count: a row of `unet-gaussian` or
/// `unet-digits`.
package struct NetworkRow: TableRow {
  package static let tableName = "networks"

  package var generator = NetworkGenerator.network
  package var trainingCount = 0
  package var dimension = 0
  package var trials = 0
  package var failedTrials = 0
  package var updates = 0
  /// Images a trial for the distances to the training set, and of them those for Eq. 4a.
  package var imageCount = 0
  package var generatedCount = 0
  /// Images a trial for the moments.
  package var momentCount = 0
  package var intervalLevel = 0.0
  package var deltaMatched = TrialSummary()
  package var deltaMatchedPositive = TrialFraction()
  package var referenceCount: Int?
  package var deltaReference = TrialSummary()
  package var deltaReferencePositive = TrialFraction()
  package var deltaReferenceNullPositive = TrialFraction()
  package var l2Training = TrialSummary()
  package var l2Matched = TrialSummary()
  package var l2Truth = TrialSummary()
  package var memorizationRatio = TrialSummary()
  package var memorized = IntervalEstimate()
  package var memorizedFormula: Double?
  package var klNats = TrialSummary()
  package var klInterval = IntervalEstimate()
  package var squaredHellinger = TrialSummary()
  /// Why a cell is empty; parts separated by "; ".
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    setting + deltas + distances
      + .summary(
        "kl_nats", \.klNats,
        "KL (Eq. 9) of the normal law with the images' mean and covariance to that of the truth, nats."
      )
      + .interval(
        "kl_expected_nats", \.klInterval, "Mean of that KL over trials (Student interval).")
      + .summary(
        "squared_hellinger", \.squaredHellinger, "H^2 (Eq. 4) of the same two laws; in [0, 1].")
      + [TableColumn("reason", \.reason, "Why a cell is empty or decides nothing.")]
  }

  private static var setting: [TableColumn<Self>] {
    [
      TableColumn("generator", \.generator, "Where the images come from."),
      TableColumn("training_count", \.trainingCount, "n, images of the training set."),
      TableColumn("dimension", \.dimension, "d, pixels that are not constant."),
      TableColumn("trials", \.trials, "Trials: training sets, each with a network of its own."),
      TableColumn(
        "failed_trials", \.failedTrials, "Trials without a result, not counted in trials."),
      TableColumn("updates", \.updates, "Updates of the network's weights."),
      TableColumn(
        "image_count", \.imageCount, "Images a trial for neighbours and coordinate-wise L2."),
      TableColumn("generated_count", \.generatedCount, "Images a trial for Eq. 4a."),
      TableColumn("moment_count", \.momentCount, "Images a trial for mean and covariance."),
      TableColumn("interval_level", \.intervalLevel, "Level of the confidence intervals."),
    ]
  }

  private static var deltas: [TableColumn<Self>] {
    .summary(
      "delta_matched", \.deltaMatched,
      "Relative log-likelihood per dimension (Eq. 4a), nats; reading: matched, N_ref = n.")
      + .fraction(
        "delta_matched_positive", \.deltaMatchedPositive,
        "P(Delta > 0) for Eq. 4a; reading: matched. 1/2 without memory of the training set.")
      + [
        TableColumn(
          "reference_count", \.referenceCount,
          "N_ref, samples of the reference set; empty where the truth has no more samples.")
      ]
      + .summary(
        "delta_reference", \.deltaReference,
        "Relative log-likelihood per dimension (Eq. 4a), nats; reading: reference sample.")
      + .fraction(
        "delta_reference_positive", \.deltaReferencePositive,
        "P(Delta > 0) for Eq. 4a; reading: reference sample.")
      + .fraction(
        "delta_reference_null_positive", \.deltaReferenceNullPositive,
        "The null: the same with an independent training set.")
  }

  private static var distances: [TableColumn<Self>] {
    .summary(
      "l2_training", \.l2Training,
      "Coordinate-wise squared L2 distance to the training set: mean over pixels of that of 1-d kernel "
        + "densities, in units of their self-term 1/(2 sqrt(pi) s_j).")
      + .summary(
        "l2_matched", \.l2Matched, "The same to an independent set of as many images.")
      + .summary("l2_truth", \.l2Truth, "The same to the largest set of the truth's images.")
      + .summary(
        "memorization_ratio", \.memorizationRatio,
        "R: distance to the training set over that to the independent set (roots of the above).")
      + .interval(
        "memorized_fraction", \.memorized,
        "Images whose nearest training image is less than 1/3 as far as the second nearest "
          + "(Clopper-Pearson at the effective number of images, Korn and Graubard).")
      + [
        TableColumn(
          "memorized_formula", \.memorizedFormula,
          "3^-d, the rate of that ratio without a model in a uniform neighbourhood.")
      ]
  }
}

/// Where images come from: a trained network, and the ends of its scale.
package enum NetworkGenerator: String, CaseIterable, CellValue {
  case network
  /// Training images, drawn with replacement.
  case copies
  /// The exact denoiser of the training set, in the network's sampler.
  case empiricalDenoiser = "exact denoiser of the training set"
  /// Images of the truth that no model has seen.
  case freshImages = "fresh images"
  /// The exact denoiser of the truth, in the network's sampler; where it is known.
  case truthDenoiser = "exact denoiser of the truth"
}
