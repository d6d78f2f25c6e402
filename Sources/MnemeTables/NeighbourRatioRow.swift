/// What samples are measured in `neighbour-ratio`.
package enum RatioGenerator: String, CaseIterable, CellValue {
  /// The exact score of the training set, to the end.
  case exact
  /// The same, stopped where some noise is left.
  case stopped
  /// The linear one-step model.
  case linear
  /// Fresh samples of the law itself: the null.
  case truth
}

/// Samples that count as memorized by the ratio of neighbours: one row a generator and cell.
package struct NeighbourRatioRow: TableRow {
  package static let tableName = "neighbour_ratio"

  package var dimension = 0
  package var trainingCount = 0
  package var generator = RatioGenerator.exact
  /// Of a stopped path; empty for the others.
  package var noiseLevel: Double?
  package var sampleCount = 0
  package var trials = 0
  package var intervalLevel = 0.0
  package var memorized = TrialFraction()
  package var uniformRate = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn(
        "generator", \.generator,
        "What made the samples: exact, stopped (both by the exact score), linear, truth."),
      TableColumn(
        "noise_level", \.noiseLevel,
        "sigma at which a path was stopped, in standard deviations of the data; else empty."),
      TableColumn("sample_count", \.sampleCount, "Samples of each trial."),
      TableColumn("trials", \.trials, "Independent training sets."),
      TableColumn("interval_level", \.intervalLevel, "Level of the interval."),
    ]
      + .fraction(
        "memorized", \.memorized,
        "Share of samples that are three times nearer to their nearest training sample than to the "
          + "second nearest.")
      + [
        TableColumn(
          "uniform_rate", \.uniformRate,
          "3^(-d): the same for neighbours that are spread uniformly, without any model.")
      ]
  }
}

/// Up to how many training samples a generator memorizes.
package struct NeighbourRatioEffectiveRow: TableRow {
  package static let tableName = "neighbour_ratio_effective"

  package var dimension = 0
  package var generator = RatioGenerator.exact
  package var noiseLevel: Double?
  package var level = 0.0
  package var smallestCount = 0
  package var largestCount = 0
  package var effective = IntervalEstimate()
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("generator", \.generator, "What made the samples."),
      TableColumn("noise_level", \.noiseLevel, "sigma of a stopped path; else empty."),
      TableColumn("level", \.level, "Memorized share that must be reached."),
      TableColumn("smallest_count", \.smallestCount, "The least n of the run."),
      TableColumn("largest_count", \.largestCount, "The largest n of the run."),
    ]
      + .interval(
        "effective_count", \.effective,
        "The largest n with a memorized share of at least the level, samples.")
      + [TableColumn("reason", \.reason, "Why it is empty or one-sided.")]
  }
}
