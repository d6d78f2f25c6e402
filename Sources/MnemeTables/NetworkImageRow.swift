/// One image for the eye: the first generated images of the first trial, each with its nearest
/// training image.
package struct NetworkImageRow: TableRow {
  package static let tableName = "networks_images"
  package static let side = 8

  package var trainingCount = 0
  package var image = 0
  package var kind = NetworkImageKind.generated
  package var distance = 0.0
  package var neighbourRatio: Double?
  /// Grey levels, 0 (black) to 1 (white) where the data are; row by row from the top.
  package var pixels = [Double](repeating: 0, count: side * side)

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("training_count", \.trainingCount, "n, images of the training set."),
      TableColumn("image", \.image, "Number of the generated image, from 1; unselected."),
      TableColumn("kind", \.kind, "generated, or the training image nearest to it."),
      TableColumn("distance", \.distance, "Distance between the two, root of the summed squares."),
      TableColumn(
        "neighbour_ratio", \.neighbourRatio,
        "That over the distance to the second nearest; empty where both are 0."),
    ]
      + (0..<side * side).map { index in
        TableColumn(
          "pixel_\(index + 1)", \.pixels[index],
          "Grey level of row \(index / side + 1), column \(index % side + 1).")
      }
  }
}

package enum NetworkImageKind: String, CaseIterable, CellValue {
  case generated
  case nearest = "nearest training image"
}
