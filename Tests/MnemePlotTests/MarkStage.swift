@testable import MnemePlot

/// A frame of 100 by 80 points at (10, 20) with axes from 0 to 1, on which marks are tried, and what
/// their commands consist of.
enum MarkStage {
  static let frame = PlotRect(minX: 10, minY: 20, maxX: 110, maxY: 100)
  static let unit = PlotAxis(label: "", scale: .linear, range: 0...1)
  static let look = LineLook(.category(0))

  static func painter(x: PlotAxis = unit, y: PlotAxis = unit) -> MarkPainter {
    MarkPainter(theme: .light, frame: frame, x: x, y: y)
  }

  /// Place of a point of the unit axes.
  static func place(_ x: Double, _ y: Double) -> PlotPoint { painter().place(PlotPoint(x, y)) }

  static func ink(_ mark: Mark) -> [DrawCommand] { painter().ink(mark) }

  static func logarithmic(_ range: ClosedRange<Double>) -> PlotAxis {
    PlotAxis(label: "", scale: .logarithmic, range: range)
  }
}

extension DrawCommand {
  /// Of a path: its elements, and whether it is filled and stroked.
  var path: (elements: [PathElement], fill: PlotColor?, stroke: StrokeStyle?)? {
    if case .path(let elements, let fill, let stroke) = self {
      (elements, fill, stroke)
    } else {
      nil
    }
  }

  var image: (image: PlotImage, rect: PlotRect, scaling: ImageScaling)? {
    if case .image(let image, let rect, let scaling) = self { (image, rect, scaling) } else { nil }
  }
}

extension [PathElement] {
  /// The corners of each part, in order.
  var parts: [[PlotPoint]] {
    var parts: [[PlotPoint]] = []
    for element in self {
      switch element {
      case .move(let point): parts.append([point])
      case .line(let point): parts[parts.count - 1].append(point)
      case .circle(let center, _): parts.append([center])
      case .close: break
      }
    }
    return parts
  }
}

extension [PlotPoint] {
  /// Whether the polygon with these corners contains a point, by the number of edges to its right.
  func surrounds(_ point: PlotPoint) -> Bool {
    var isInside = false
    for (a, b) in zip(self, self.dropFirst() + self.prefix(1))
    where (a.y > point.y) != (b.y > point.y) {
      if point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
    }
    return isInside
  }

  func isClose(to other: [PlotPoint], within slack: Double = 1e-9) -> Bool {
    count == other.count
      && zip(self, other).allSatisfy { abs($0.x - $1.x) <= slack && abs($0.y - $1.y) <= slack }
  }
}
