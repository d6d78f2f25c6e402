/// What a label says of the mode that a point belongs to.
package enum ExtractionLabel: String, CaseIterable, CellValue {
  /// The mode itself.
  case informative
  /// Nothing: one of two labels by chance.
  case random
  /// The mode, with two labels for each.
  case duplicate
  /// The mode, with two labels for the first one alone.
  case split
}

/// What knowing the label takes off the memorization divergence: one row a mixture and label.
package struct ExtractionRow: TableRow {
  package static let tableName = "extraction"

  package var modes = 0
  package var radius = 0.0
  package var label = ExtractionLabel.informative
  package var labelCount = 0
  package var trainingCount = 0
  package var bandwidth = 0.0
  package var trials = 0
  package var intervalLevel = 0.0
  package var gap = IntervalEstimate()
  package var theory = 0.0
  package var limit = 0.0
  package var labelLimit = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("modes", \.modes, "C, modes of the mixture on a circle in the plane."),
      TableColumn("radius", \.radius, "r, of that circle, in standard deviations of a mode."),
      TableColumn(
        "label", \.label,
        "What the label says: informative (the mode), random (nothing), duplicate (the mode, two labels "
          + "each), split (the mode, two labels for the first)."),
      TableColumn("label_count", \.labelCount, "Different labels."),
      TableColumn("training_count", \.trainingCount, "n, training points with the label."),
      TableColumn("bandwidth", \.bandwidth, "epsilon, width of the kernels."),
      TableColumn("trials", \.trials, "Independent training sets."),
      TableColumn("interval_level", \.intervalLevel, "Level of the interval."),
    ]
      + .interval(
        "gap_nats", \.gap,
        "M(D_i; p_i) - M(D_i; p): divergence of the training set from the law of its label, less that "
          + "from the whole law; mean over trials (Student interval, with at least the standard error "
          + "that theory expects), nats.")
      + [
        TableColumn("theory_gap_nats", \.theory, "Its expectation at this epsilon, by quadrature."),
        TableColumn("limit_gap_nats", \.limit, "-KL(p_i || p), its limit for epsilon to 0, nats."),
        TableColumn(
          "label_limit_nats", \.labelLimit, "-ln of the number of labels: what it is not, nats."),
      ]
  }
}

/// Memorization divergence of a mode against the width of the kernels.
package struct ExtractionDivergenceRow: TableRow {
  package static let tableName = "extraction_divergence"

  package var modes = 0
  package var radius = 0.0
  package var trainingCount = 0
  package var bandwidth = 0.0
  package var trials = 0
  package var intervalLevel = 0.0
  package var conditional = IntervalEstimate()
  package var conditionalBound = 0.0
  package var unconditional = IntervalEstimate()
  package var unconditionalBound = 0.0
  package var gap = IntervalEstimate()
  package var theory = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("modes", \.modes, "C, modes of the mixture."),
      TableColumn("radius", \.radius, "r, in standard deviations of a mode."),
      TableColumn("training_count", \.trainingCount, "n, training points, all of one mode."),
      TableColumn("bandwidth", \.bandwidth, "epsilon, width of the kernels."),
      TableColumn("trials", \.trials, "Independent training sets."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
    ]
      + .interval(
        "conditional_nats", \.conditional,
        "M(D_i; p_i), from the law of the label; mean over trials (Student interval), nats.")
      + [
        TableColumn(
          "conditional_bound_nats", \.conditionalBound,
          "What it is not below on average: kernels that do not overlap, or infinitely many points."
        )
      ]
      + .interval(
        "unconditional_nats", \.unconditional,
        "M(D_i; p), from the whole law; mean over trials (Student interval), nats.")
      + [
        TableColumn(
          "unconditional_bound_nats", \.unconditionalBound, "What that is not below on average.")
      ]
      + .interval("gap_nats", \.gap, "Their difference by common samples (Student interval), nats.")
      + [TableColumn("theory_gap_nats", \.theory, "Its expectation, by quadrature.")]
  }
}
