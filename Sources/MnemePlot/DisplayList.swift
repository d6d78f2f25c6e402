/// A point on the page, in points from the top left corner.
package struct PlotPoint: Sendable, Equatable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A rectangle on the page, in points; y grows downwards.
package struct PlotRect: Sendable, Equatable {
  package var minX: Double
  package var minY: Double
  package var maxX: Double
  package var maxY: Double

  package init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  package var width: Double { maxX - minX }
  package var height: Double { maxY - minY }
  package var midX: Double { (minX + maxX) / 2 }
  package var midY: Double { (minY + maxY) / 2 }

  package func intersects(_ other: PlotRect) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  package func contains(_ other: PlotRect, slack: Double = 0) -> Bool {
    other.minX >= minX - slack && other.maxX <= maxX + slack && other.minY >= minY - slack
      && other.maxY <= maxY + slack
  }

  package func insetBy(_ amount: Double) -> PlotRect {
    PlotRect(
      minX: minX + amount, minY: minY + amount, maxX: maxX - amount, maxY: maxY - amount)
  }
}

package enum PathElement: Sendable, Equatable {
  case move(PlotPoint)
  case line(PlotPoint)
  /// A full circle.
  case circle(center: PlotPoint, radius: Double)
  case close
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
  /// What follows, to `endGroup`, belongs together; the name appears in SVG.
  case beginGroup(String)
  case endGroup
  /// What follows, to `endClip`, is cut at the rectangle.
  case beginClip(PlotRect)
  case endClip
  case path([PathElement], fill: PlotColor?, stroke: StrokeStyle?)
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

  /// One command a line, coordinates to 0.01 pt: for goldens and differences.
  package var text: String {
    var lines = ["page \(Self.fixed(width)) \(Self.fixed(height)) \(background.hexText)"]
    lines += commands.map(Self.line)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ command: DrawCommand) -> String {
    switch command {
    case .beginGroup(let name): return "group \(name)"
    case .endGroup: return "end group"
    case .beginClip(let rect):
      return
        "clip \([rect.minX, rect.minY, rect.maxX, rect.maxY].map(fixed).joined(separator: " "))"
    case .endClip: return "end clip"
    case .path(let elements, let fill, let stroke):
      let shape = elements.map(describe).joined(separator: " ")
      let paint = fill.map { " fill \($0.hexText)/\(fixed($0.alpha))" } ?? ""
      let line =
        stroke.map {
          " stroke \($0.color.hexText)/\(fixed($0.color.alpha)) \(fixed($0.width))"
            + ($0.dashes.isEmpty ? "" : " dash \($0.dashes.map(fixed).joined(separator: ","))")
        } ?? ""
      return "path \(shape)\(paint)\(line)"
    case .label(let label, let at, let turns, let color):
      let text = label.runs.map { "\($0.face.rawValue):\(fixed($0.size)):\($0.text)" }
        .joined(separator: "|")
      return "label \(fixed(at.x)) \(fixed(at.y)) turn \(turns) \(color.hexText) \(text)"
    }
  }

  private static func describe(_ element: PathElement) -> String {
    switch element {
    case .move(let point): "M\(fixed(point.x)),\(fixed(point.y))"
    case .line(let point): "L\(fixed(point.x)),\(fixed(point.y))"
    case .circle(let center, let radius): "O\(fixed(center.x)),\(fixed(center.y)),\(fixed(radius))"
    case .close: "Z"
    }
  }

  /// Two decimals, no negative zero.
  private static func fixed(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let size = abs(hundredths)
    let rest = size % 100
    return "\(sign)\(size / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
