extension DisplayList {
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
      return "clip \(corners(rect))"
    case .endClip: return "end clip"
    case .path(let elements, let fill, let stroke):
      return "path \(shape(elements))\(paint(fill, stroke))"
    case .stamps(let elements, let places, let fill, let stroke):
      let all = places.map { "\(fixed($0.x)),\(fixed($0.y))" }.joined(separator: " ")
      return "stamps \(shape(elements)) at \(all)\(paint(fill, stroke))"
    case .image(let image, let rect, let scaling):
      return "image \(image.width)x\(image.height) \(scaling.rawValue) in \(corners(rect)) "
        + "crc32 \(PNGChunks.checksum(image.bytes))"
    case .label(let label, let at, let turns, let color):
      let text = label.runs.map { "\($0.face.rawValue):\(fixed($0.size)):\($0.text)" }
        .joined(separator: "|")
      return "label \(fixed(at.x)) \(fixed(at.y)) turn \(turns) \(color.hexText) \(text)"
    }
  }

  private static func corners(_ rect: PlotRect) -> String {
    [rect.minX, rect.minY, rect.maxX, rect.maxY].map(fixed).joined(separator: " ")
  }

  private static func shape(_ elements: [PathElement]) -> String {
    elements.map(describe).joined(separator: " ")
  }

  private static func paint(_ fill: PlotColor?, _ stroke: StrokeStyle?) -> String {
    let area = fill.map { " fill \($0.hexText)/\(fixed($0.alpha))" } ?? ""
    guard let stroke else { return area }
    let dashes = stroke.dashes.map(fixed).joined(separator: ",")
    return "\(area) stroke \(stroke.color.hexText)/\(fixed(stroke.color.alpha)) "
      + fixed(stroke.width) + (dashes.isEmpty ? "" : " dash \(dashes)")
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
