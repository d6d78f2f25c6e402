/// Cells in colours.
package struct Heatmap: Sendable, Equatable {
  package let grid: CellGrid
  package let colors: ColorScale

  package init(_ grid: CellGrid, colors: ColorScale) {
    self.grid = grid
    self.colors = colors
  }
}

/// Lines of equal value through the centres of a grid's cells.
package struct Contours: Sendable, Equatable {
  package let grid: CellGrid
  /// In ascending order.
  package let levels: [ContourLevel]
  /// How values run between the centres of cells.
  package let spacing: ValueSpacing
  package let ink: ContourInk

  package init(
    _ grid: CellGrid, levels: [ContourLevel], spacing: ValueSpacing = .linear, ink: ContourInk
  ) {
    self.grid = grid
    self.levels = levels
    self.spacing = spacing
    self.ink = ink
  }
}

package struct ContourLevel: Sendable, Equatable {
  package let value: Double
  /// In the label syntax; empty for a line without a label.
  package let label: String
  package let dash: DashPattern

  package init(_ value: Double, label: String, dash: DashPattern = .solid) {
    self.value = value
    self.label = label
    self.dash = dash
  }
}

/// The colour of contour lines and of their labels.
package enum ContourInk: Sendable, Equatable {
  case role(InkRole)
  /// Black or white, whichever stands out from the heatmap of this scale under the line.
  case over(ColorScale)
}
