/// A place on a path in the plane.
package struct ScoreCollapsePathRow: TableRow {
  package static let tableName = "score_collapse_paths"

  package var regularization = CollapseRegularization.none
  package var path = 0
  package var noiseLevel = 0.0
  package var x = 0.0
  package var y = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("regularization", \.regularization, "How the score is regularized."),
      TableColumn("path", \.path, "Number of the path, from 0."),
      TableColumn("noise_level", \.noiseLevel, "sigma(t), standard deviation of the noise."),
      TableColumn("x", \.x, "First coordinate."),
      TableColumn("y", \.y, "Second coordinate."),
    ]
  }
}

/// A corner of the cell of the plane that is nearest to one training point.
package struct ScoreCollapseCellRow: TableRow {
  package static let tableName = "score_collapse_cells"

  package var point = 0
  package var pointX = 0.0
  package var pointY = 0.0
  package var x = 0.0
  package var y = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("point", \.point, "Number of the training point, from 0."),
      TableColumn("point_x", \.pointX, "Its first coordinate."),
      TableColumn("point_y", \.pointY, "Its second coordinate."),
      TableColumn("x", \.x, "First coordinate of a corner, corners counter-clockwise."),
      TableColumn("y", \.y, "Second coordinate of the corner."),
    ]
  }
}
