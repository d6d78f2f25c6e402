package enum PathElement: Sendable, Equatable {
  case move(PlotPoint)
  case line(PlotPoint)
  /// A full circle.
  case circle(center: PlotPoint, radius: Double)
  case close

  /// Whether it is a step of an open line.
  var isOpen: Bool {
    switch self {
    case .move, .line: true
    case .circle, .close: false
    }
  }
}

package struct StrokeStyle: Sendable, Equatable {
  package var color: PlotColor
  package var width: Double
  /// Lengths of dashes and gaps in points; empty for a solid line.
  package var dashes: [Double] = []

  package init(color: PlotColor, width: Double, dashes: [Double] = []) {
    self.color = color
    self.width = width
    self.dashes = dashes
  }
}

/// What is drawn, in order. The canvas knows only this.
package enum DrawCommand: Sendable, Equatable {
  /// What follows, to `endGroup`, belongs together: for readers and tests of the list.
  case beginGroup(String)
  case endGroup
  /// What follows, to `endClip`, is cut at the rectangle.
  case beginClip(PlotRect)
  case endClip
  case path([PathElement], fill: PlotColor?, stroke: StrokeStyle?)
  /// One path around the origin, drawn at each of many places.
  case stamps([PathElement], at: [PlotPoint], fill: PlotColor?, stroke: StrokeStyle?)
  case image(PlotImage, in: PlotRect, ImageScaling)
  /// A label at its baseline's start, turned by quarter turns to the left.
  case label(PlacedLabel, at: PlotPoint, quarterTurns: Int, color: PlotColor)
}

/// A figure as ink: a page size and commands.
package struct DisplayList: Sendable, Equatable {
  package var width: Double
  package var height: Double
  package var background: PlotColor
  package var commands: [DrawCommand] = []

  /// Where text stands, for the lint and for tests.
  package var textBoxes: [(text: String, box: PlotRect, size: Double)] {
    commands.compactMap { command in
      guard case .label(let label, let at, let turns, _) = command else { return nil }
      let text = label.runs.map(\.text).joined()
      let size = label.runs.map(\.size).max() ?? 0
      return (text, DisplayList.box(of: label, at: at, quarterTurns: turns), size)
    }
  }

  /// Of every image, in the order of drawing.
  var imageScalings: [ImageScaling] {
    commands.compactMap { command in
      if case .image(_, _, let scaling) = command { scaling } else { nil }
    }
  }

  static func box(of label: PlacedLabel, at point: PlotPoint, quarterTurns: Int) -> PlotRect {
    switch quarterTurns {
    case 0:
      PlotRect(
        minX: point.x, minY: point.y - label.ascent, maxX: point.x + label.width,
        maxY: point.y + label.descent)
    case 1:
      PlotRect(
        minX: point.x - label.ascent, minY: point.y - label.width, maxX: point.x + label.descent,
        maxY: point.y)
    default:
      preconditionFailure("labels are turned by 0 or 1 quarters, not \(quarterTurns)")
    }
  }
}
