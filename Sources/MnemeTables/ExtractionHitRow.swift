/// How probable it is that each training point is hit.
package enum HitLaw: String, CaseIterable, CellValue {
  /// All alike.
  case equal
  /// In proportion to a power of their rank.
  case zipf
}

/// How many different training points are hit: simulated, beside its expectation.
package struct ExtractionHitRow: TableRow {
  package static let tableName = "extraction_hits"

  package var law = HitLaw.equal
  package var poolSize = 0
  package var sampleCount = 0
  package var trials = 0
  package var intervalLevel = 0.0
  package var distinct = IntervalEstimate()
  package var expected = 0.0
  package var equalExpected = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("law", \.law, "Probabilities of the training points: equal, zipf."),
      TableColumn("pool_size", \.poolSize, "M, training points."),
      TableColumn("sample_count", \.sampleCount, "N_G, generated samples, each hitting one."),
      TableColumn("trials", \.trials, "Independent simulations."),
      TableColumn("interval_level", \.intervalLevel, "Level of the interval."),
    ]
      + .interval(
        "distinct", \.distinct,
        "Different training points hit, mean over trials (Student interval).")
      + [
        TableColumn("expected_distinct", \.expected, "Sum of 1 - (1 - p_i)^N_G."),
        TableColumn("equal_expected_distinct", \.equalExpected, "The same with all p_i = 1/M."),
      ]
  }
}

/// What generated the samples.
package enum ExtractionGenerator: String, CaseIterable, CellValue {
  /// The exact score of the training set, to the end.
  case exact
  /// The same, stopped where some noise is left.
  case stopped
  /// Fresh samples of the law itself: the null.
  case truth
}

/// Samples within a similarity band of a training point (AMS), and different training points that they
/// hit (UMS).
package struct ExtractionMemorizedRow: TableRow {
  package static let tableName = "extraction_memorized"

  package var trainingCount = 0
  package var generator = ExtractionGenerator.exact
  package var noiseLevel: Double?
  package var factor = 0.0
  package var sampleCount = 0
  package var trials = 0
  package var intervalLevel = 0.0
  package var memorized = TrialFraction()
  package var uniformRate = 0.0
  package var distinct = IntervalEstimate()
  package var expectedDistinct = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("training_count", \.trainingCount, "n, training points."),
      TableColumn("generator", \.generator, "What made the samples: exact, stopped, truth."),
      TableColumn("noise_level", \.noiseLevel, "sigma of a stopped path; else empty."),
      TableColumn(
        "factor", \.factor,
        "The band: at least so many times nearer to the nearest training point than to the second."),
      TableColumn("sample_count", \.sampleCount, "N_G, samples of each trial."),
      TableColumn("trials", \.trials, "Independent training sets."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
    ]
      + .fraction("memorized", \.memorized, "AMS: share of samples in the band.")
      + [
        TableColumn(
          "uniform_rate", \.uniformRate,
          "The same without any model for points spread uniformly: the factor to the power of -2.")
      ]
      + .interval(
        "distinct_hits", \.distinct,
        "UMS: different training points hit by samples in the band, for each sample; mean over trials "
          + "(Student interval).")
      + [
        TableColumn(
          "expected_distinct_hits", \.expectedDistinct,
          "Its expectation if as many hits chose training points evenly; mean over trials.")
      ]
  }
}
