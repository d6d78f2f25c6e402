/// The nearest training samples of one sample.
package struct NearestRow: TableRow {
  package static let tableName = "nearest"

  package var set = ""
  package var role = MeasureRole.generated
  package var trainingCount = 0
  /// In its file, from 0.
  package var row = 0
  /// Row of the training file, from 0.
  package var nearest = 0
  package var distance = 0.0
  package var secondDistance: Double?
  package var ratio: Double?
  package var calibrated: Double?
  /// To the nearest other generated sample.
  package var generatedDistance: Double?
  package var kind = SampleKind.none
  package var label: Int?

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("set", \.set, "The set that the sample is from."),
      TableColumn("role", \.role, "generated, held-out or training."),
      TableColumn("training_count", \.trainingCount, "n, training samples searched."),
      TableColumn("row", \.row, "Row of the sample in its file, from 0."),
      TableColumn("nearest", \.nearest, "Row of the nearest training sample, from 0."),
      TableColumn("distance", \.distance, "Euclidean distance to it."),
      TableColumn("second_distance", \.secondDistance, "To the second nearest."),
      TableColumn("ratio", \.ratio, "The one over the other; empty where both are 0."),
      TableColumn(
        "calibrated", \.calibrated,
        "Distance over the mean of those to the nearest (see the report)."),
      TableColumn(
        "generated_distance", \.generatedDistance, "To the nearest other generated sample."),
      TableColumn(
        "kind", \.kind, "memorized, spurious or generalized; empty where it isn't told."),
      TableColumn("label", \.label, "Label of the nearest training sample, if labels were given."),
    ]
  }
}

/// What a sample is by the distances to training samples and to other generated ones.
package enum SampleKind: String, CaseIterable, CellValue {
  case memorized, spurious, generalized
  case none = ""
}

/// Generated samples by the label of the nearest training sample.
package struct MeasureLabelRow: TableRow {
  package static let tableName = "measure_labels"

  package var set = ""
  package var label = 0
  package var trainingCount = 0
  package var nearestCount = 0
  package var memorizedCount = 0
  package var memorized = TrialFraction()

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("set", \.set, "The generated set."),
      TableColumn("label", \.label, "Label of the nearest training sample."),
      TableColumn("training_count", \.trainingCount, "Training samples with that label."),
      TableColumn("nearest_count", \.nearestCount, "Generated samples that are nearest to one."),
      TableColumn("memorized_count", \.memorizedCount, "Those with a neighbour ratio below 1/3."),
    ] + .fraction("memorized", \.memorized, "Their share of these.")
  }
}
