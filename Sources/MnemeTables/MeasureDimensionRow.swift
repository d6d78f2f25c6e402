/// Local intrinsic dimension of the exact score at one time, over some samples of one set.
package struct MeasureDimensionRow: TableRow {
  package static let tableName = "measure_dimension"

  package var set = ""
  package var role = MeasureRole.generated
  package var trainingCount = 0
  package var time = 0.0
  /// Of the noise over the signal, in the units of the data.
  package var noise = 0.0
  package var count = 0
  package var q25 = 0.0
  package var median = 0.0
  package var q75 = 0.0
  /// Whether the report reads the dimension at this time.
  package var isChosen = 0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("set", \.set, "The set that the samples are from."),
      TableColumn("role", \.role, "generated, held-out or training."),
      TableColumn("training_count", \.trainingCount, "n, training samples of the score."),
      TableColumn("time", \.time, "t of the variance-preserving process, in (0, 1]."),
      TableColumn("noise", \.noise, "Noise over signal at t, in the units of the data."),
      TableColumn("count", \.count, "Samples looked at."),
      TableColumn("q25", \.q25, "First quartile of the dimension."),
      TableColumn("median", \.median, "Median of the dimension."),
      TableColumn("q75", \.q75, "Third quartile of the dimension."),
      TableColumn("is_chosen", \.isChosen, "1 at the time at which the report reads it."),
    ]
  }
}

/// A picture of a memorized sample or of a training sample near it.
package struct MeasureImageRow: TableRow {
  package static let tableName = "measure_images"

  package var set = ""
  /// From 1, the most memorized first.
  package var rank = 0
  /// 0: the generated sample; 1, 2, …: the training samples nearest to it.
  package var neighbour = 0
  package var row = 0
  package var distance = 0.0
  package var ratio: Double?
  package var width = 0
  package var height = 0
  package var channels = 0
  /// Two hexadecimal digits a number, in rows from the top, channels together.
  package var pixels = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("set", \.set, "The generated set."),
      TableColumn("rank", \.rank, "From 1, the most memorized sample first."),
      TableColumn(
        "neighbour", \.neighbour,
        "0: the generated sample; 1, 2, ...: its nearest training samples."),
      TableColumn("row", \.row, "Row in the file, from 0."),
      TableColumn("distance", \.distance, "Distance of the two; 0 for the sample itself."),
      TableColumn("ratio", \.ratio, "Neighbour ratio of the generated sample."),
      TableColumn("width", \.width, "Pixels."),
      TableColumn("height", \.height, "Pixels."),
      TableColumn("channels", \.channels, "1: grey; 3: red, green, blue."),
      TableColumn("pixels", \.pixels, "Two hexadecimal digits a number, in rows from the top."),
    ]
  }
}
