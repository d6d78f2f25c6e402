/// How a score is regularized.
package enum CollapseRegularization: String, CaseIterable, CellValue {
  case none, tikhonov
  case empiricalBayes = "empirical-bayes"
}

/// Paths that end at a training point, for one regularization: one row a cell of `score-collapse`.
package struct ScoreCollapseRow: TableRow {
  package static let tableName = "score_collapse"

  package var dimension = 0
  package var regularization = CollapseRegularization.none
  /// c or τ; empty without regularization.
  package var strength: Double?
  package var pointCount = 0
  package var pathCount = 0
  package var trials = 0
  package var tolerance = 0.0
  package var intervalLevel = 0.0
  package var collapsed = TrialFraction()
  package var theory: Double?
  package var medianDistance = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn(
        "regularization", \.regularization,
        "How the score is regularized: none, tikhonov, "
          + "empirical-bayes."),
      TableColumn(
        "strength", \.strength,
        "c (Tikhonov) or tau (empirical Bayes); empty without regularization."),
      TableColumn("point_count", \.pointCount, "Training points of each set."),
      TableColumn("path_count", \.pathCount, "Paths for each set."),
      TableColumn("trials", \.trials, "Independent training sets."),
      TableColumn(
        "tolerance", \.tolerance, "Largest distance to a training point that counts as collapsed."),
      TableColumn("interval_level", \.intervalLevel, "Level of the interval."),
    ]
      + .fraction(
        "collapsed", \.collapsed,
        "Share of paths that end within the tolerance of a training point.")
      + [
        TableColumn(
          "theory_collapsed", \.theory, "The same if each path is drawn to one point alone."),
        TableColumn(
          "median_distance", \.medianDistance,
          "Median distance of an end to its nearest training point."),
      ]
  }
}

/// Closed forms on a fine grid of strengths, to be drawn under the measurements.
package struct ScoreCollapseTheoryRow: TableRow {
  package static let tableName = "score_collapse_theory"

  package var dimension = 0
  package var regularization = CollapseRegularization.none
  package var strength = 0.0
  package var share = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("regularization", \.regularization, "How the score is regularized."),
      TableColumn("strength", \.strength, "c or tau."),
      TableColumn(
        "theory_collapsed", \.share,
        "Share of paths that collapse if each is drawn to one point alone."),
    ]
  }
}

/// How far paths are from the training point that they end next to, against the noise.
package struct ScoreCollapseDistanceRow: TableRow {
  package static let tableName = "score_collapse_distances"

  package var regularization = CollapseRegularization.none
  package var strength: Double?
  package var noiseLevel = 0.0
  package var pathCount = 0
  package var q25 = 0.0
  package var median = 0.0
  package var q75 = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("regularization", \.regularization, "How the score is regularized."),
      TableColumn("strength", \.strength, "c or tau; empty without regularization."),
      TableColumn("noise_level", \.noiseLevel, "sigma(t), standard deviation of the noise."),
      TableColumn("path_count", \.pathCount, "Paths in the plane, all from one training set."),
      TableColumn(
        "distance_q25", \.q25,
        "Lower quartile of the distance to the training point nearest to the path's end."),
      TableColumn("distance_median", \.median, "Median of that distance."),
      TableColumn("distance_q75", \.q75, "Upper quartile of that distance."),
    ]
  }
}
