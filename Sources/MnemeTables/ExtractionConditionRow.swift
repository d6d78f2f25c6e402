/// How images are asked for.
package enum ExtractionCondition: String, CaseIterable, CellValue {
  case unconditional
  /// By clusters of the network's own images.
  case surrogate = "surrogate-conditional"
  /// By a network that was told the digits.
  case conditional
  /// No network: held-out images.
  case heldOut = "held-out"
}

/// How much of its training set a network gives away, by how it is asked; no rows where no network
/// joined.
package struct ExtractionConditionRow: TableRow {
  package static let tableName = "extraction_conditions"

  package var condition = ExtractionCondition.unconditional
  package var trainingCount = 0
  package var updates = 0
  package var trials = 0
  package var sampleCount = 0
  package var intervalLevel = 0.0
  package var memorized = TrialFraction()
  package var gain = IntervalEstimate()
  package var distinct = IntervalEstimate()
  package var expectedDistinct: Double?
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("condition", \.condition, "How images are asked for; held-out: no network."),
      TableColumn("training_count", \.trainingCount, "n, training images of a network."),
      TableColumn("updates", \.updates, "Updates of a network."),
      TableColumn("trials", \.trials, "Networks, each with a training set of its own."),
      TableColumn("sample_count", \.sampleCount, "N_G, images of each."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
    ]
      + .fraction(
        "memorized", \.memorized,
        "AMS: images three times nearer to a training image than to any other.")
      + .interval(
        "gain", \.gain,
        "That less the unconditional share on the same training set, mean over networks (Student "
          + "interval).")
      + .interval(
        "distinct_hits", \.distinct,
        "UMS: different training images that these hit, for each image drawn; mean over networks.")
      + [
        TableColumn(
          "expected_distinct_hits", \.expectedDistinct,
          "The same if as many hits chose training images with equal probability."),
        TableColumn("reason", \.reason, "Why a number is empty."),
      ]
  }
}
