/// Where the dimension that a network sees is read.
package enum NetworkPoints: String, CaseIterable, CellValue {
  /// Its images with a neighbour ratio below 1/3, and all others.
  case memorized = "memorized images"
  case generalized = "other images"
  case training = "training images"
  case heldOut = "held-out images"
}

/// Local intrinsic dimension by a network on digits: one row for each kind of points and noise; none
/// where no network joined.
package struct IntrinsicDimensionNetworkRow: TableRow {
  package static let tableName = "intrinsic_dimension_network"

  package var points = NetworkPoints.memorized
  package var step = 0
  package var noise = 0.0
  package var trainingCount = 0
  package var updates = 0
  package var trials = 0
  package var pointCount = 0
  package var intervalLevel = 0.0
  package var median = IntervalEstimate()
  package var exactMedian: Double?
  package var area = IntervalEstimate()
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn(
        "points", \.points,
        "memorized images (neighbour ratio below 1/3) or other images, both generated; training "
          + "images; held-out images."),
      TableColumn("step", \.step, "t of the forward process, of 200."),
      TableColumn("noise", \.noise, "Its noise over its signal, on pixels from -1 to 1."),
      TableColumn("training_count", \.trainingCount, "n, training images of a network."),
      TableColumn("updates", \.updates, "Updates of a network."),
      TableColumn("trials", \.trials, "Networks, each with a training set of its own."),
      TableColumn("point_count", \.pointCount, "Images where it was read, of all networks."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
    ]
      + .interval(
        "lid_median", \.median,
        "Median of the local intrinsic dimension by the network (interval of order statistics).")
      + [
        TableColumn(
          "exact_lid_median", \.exactMedian,
          "The same by the exact score of the network's training set, at the same images.")
      ]
      + .interval(
        "detection_area", \.area,
        "Area under the curve of memorized images told from other ones by the network's dimension; "
          + "in rows of memorized images.")
      + [TableColumn("reason", \.reason, "Why a cell is empty.")]
  }
}
