/// A law of points whose dimension is known.
package enum DimensionedSet: String, CaseIterable, CellValue {
  /// On the unit circle by a von Mises law, one point apart, and copies of the origin: planted cases.
  case planted
  case circle, sphere, subspace, gaussian
}

/// Where the dimension is read.
package enum DimensionedPoints: String, CaseIterable, CellValue {
  /// At training points, and at fresh points of the same law.
  case training, fresh
  /// In the dense half of the planted circle, at its point apart, at the copies.
  case dense, isolated, copies
}

/// Local intrinsic dimension by the exact score: one row for each kind of points and time.
package struct IntrinsicDimensionRow: TableRow {
  package static let tableName = "intrinsic_dimension"

  package var set = DimensionedSet.planted
  package var points = DimensionedPoints.dense
  package var ambientDimension = 0
  package var trueDimension = 0
  package var time = 0.0
  package var trainingCount = 0
  package var trials = 0
  package var intervalLevel = 0.0
  package var dimension = IntervalEstimate()
  package var median = 0.0
  package var theory: Double?

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("set", \.set, "Law of the points: planted, circle, sphere, subspace, gaussian."),
      TableColumn(
        "points", \.points, "Where it is read: training, fresh, dense, isolated, copies."),
      TableColumn("ambient_dimension", \.ambientDimension, "D, dimensions of the space."),
      TableColumn("true_dimension", \.trueDimension, "Dimension of the law about these points."),
      TableColumn("time", \.time, "t of the variance-preserving process, in (0, 1]."),
      TableColumn("training_count", \.trainingCount, "n, points of the set."),
      TableColumn("trials", \.trials, "Independent sets."),
      TableColumn("interval_level", \.intervalLevel, "Level of the interval."),
    ]
      + .interval(
        "lid", \.dimension,
        "LID of the exact score, mean over points, then over trials (Student interval).")
      + [
        TableColumn("lid_median", \.median, "Median over trials of the mean over points."),
        TableColumn(
          "theory_lid", \.theory, "The same for infinitely many points; empty for the planted set."),
      ]
  }
}

/// The dimension of each law by both estimators.
package struct IntrinsicDimensionEstimateRow: TableRow {
  package static let tableName = "intrinsic_dimension_estimates"

  package var set = DimensionedSet.circle
  package var ambientDimension = 0
  package var trueDimension = 0
  package var trainingCount = 0
  package var largest = 0.0
  package var largestTime = 0.0
  package var bundleTime = 0.0
  package var bundle = IntervalEstimate()

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("set", \.set, "Law of the points."),
      TableColumn("ambient_dimension", \.ambientDimension, "D, dimensions of the space."),
      TableColumn("true_dimension", \.trueDimension, "Dimension of the law."),
      TableColumn("training_count", \.trainingCount, "n, points of the set."),
      TableColumn("largest_lid", \.largest, "Largest mean LID at training points over all times."),
      TableColumn("largest_time", \.largestTime, "The time where that is."),
      TableColumn("bundle_time", \.bundleTime, "Time of the normal-bundle estimator."),
    ]
      + .interval(
        "bundle_dimension", \.bundle,
        "Normal-bundle estimate at training points, mean over trials (Student interval).")
  }
}

/// A point of the curve of planted points found against others called planted.
package struct IntrinsicDimensionDetectionRow: TableRow {
  package static let tableName = "intrinsic_dimension_detection"

  package var time = 0.0
  package var falsePositiveRate = 0.0
  package var truePositiveRate = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("time", \.time, "t at which the LID was read."),
      TableColumn(
        "false_positive_rate", \.falsePositiveRate,
        "Share of dense points whose LID is at most a threshold."),
      TableColumn(
        "true_positive_rate", \.truePositiveRate, "Share of planted points whose LID is."),
    ]
  }
}
