/// The values that a figure's marks stand for, with their places on it: what a page reads out under
/// the pointer or by the arrow keys.
package struct FigureReadout: Sendable, Equatable {
  /// Panel by panel from the top left, in the order of drawing; within a panel, curves before
  /// markers. Series without a point in sight are left out.
  package var series: [ReadoutSeries]
}

/// Points that belong together: the markers of a series, the vertices of a curve, a row of cells.
package struct ReadoutSeries: Sendable, Equatable {
  /// What the legend calls it, in plain words; empty where nothing names it.
  package var name: String
  /// Tag and title of its panel, such as `(a) d = 10`; empty for a panel without.
  package var panel: String
  /// What the two axes show, in plain words; empty for an axis of names.
  package var x: String
  package var y: String
  /// From left to right.
  package var points: [ReadoutPoint]
}

/// A value with its place.
package struct ReadoutPoint: Sendable, Equatable {
  /// Fractions of the figure's width, from the left, and of its height, from the top; in [0, 1].
  package var left: Double
  package var top: Double
  /// The values as they are read: `0.42 [0.31, 0.54]`. `y` is empty for a place on the x axis alone.
  package var x: String
  package var y: String

  package init(left: Double, top: Double, x: String, y: String) {
    self.left = left
    self.top = top
    self.x = x
    self.y = y
  }
}

extension FigureLayout {
  /// The values behind the marks, where `displayList()` draws them.
  ///
  /// - Throws: `TextError` for a broken label or a missing glyph.
  package func readout() throws(TextError) -> FigureReadout {
    let (list, panels) = try drawing()
    var series: [ReadoutSeries] = []
    for panel in panels {
      series += try PanelReadout(
        panel: panel, figure: figure, width: list.width, height: list.height
      ).series()
    }
    return FigureReadout(series: series)
  }
}
