/// Uncertainty: bars, bands, transitions.
extension MarkPainter {
  /// Vertical bars, cut at the frame; a cap at each end that the frame shows.
  func errorBars(_ spans: [PlotSpan], _ look: LineLook) -> [DrawCommand] {
    let path = spans.flatMap { span -> [PathElement] in
      let x = placeX(span.x)
      guard isWithin(x, frame.minX, frame.maxX) else { return [] }
      return bar(placeY(span.low), placeY(span.high), frame.minY, frame.maxY) { along, across in
        PlotPoint(x + across, along)
      }
    }
    return path.isEmpty ? [] : [.path(path, fill: nil, stroke: stroke(look))]
  }

  /// Horizontal bars, cut at the frame; a cap at each end that the frame shows.
  func errorBars(_ stretches: [PlotStretch], _ look: LineLook) -> [DrawCommand] {
    let path = stretches.flatMap { stretch -> [PathElement] in
      let y = placeY(stretch.y)
      guard isWithin(y, frame.minY, frame.maxY) else { return [] }
      return bar(placeX(stretch.low), placeX(stretch.high), frame.minX, frame.maxX) {
        along, across in PlotPoint(along, y + across)
      }
    }
    return path.isEmpty ? [] : [.path(path, fill: nil, stroke: stroke(look))]
  }

  /// A bar between two places along one axis of the page; nothing for NaN or outside of the frame.
  private func bar(
    _ low: Double, _ high: Double, _ first: Double, _ last: Double,
    at: (_ along: Double, _ across: Double) -> PlotPoint
  ) -> [PathElement] {
    guard low.isFinite, high.isFinite, max(low, high) >= first, min(low, high) <= last else {
      return []
    }
    let ends = [low, high].map { min(max($0, first), last) }
    let caps = [low, high].filter { isWithin($0, first, last) }
    return Self.open(ends.map { at($0, 0) })
      + caps.flatMap { Self.open([at($0, -capLength), at($0, capLength)]) }
  }

  private func isWithin(_ place: Double, _ low: Double, _ high: Double) -> Bool {
    place >= low - 0.01 && place <= high + 0.01
  }

  /// Half of a cap.
  private var capLength: Double { theme.markerSize * 0.35 }

  /// One polygon for every stretch without NaN, never stroked: an edge would double the ink.
  func band(_ spans: [PlotSpan], _ fill: PlotColor) -> [DrawCommand] {
    let pieces = spans.split { $0.x.isNaN || $0.low.isNaN || $0.high.isNaN }
    let path = pieces.flatMap { piece -> [PathElement] in
      let upper = piece.map { place(PlotPoint($0.x, $0.high)) }
      let lower = piece.map { place(PlotPoint($0.x, $0.low)) }
      let corners = CurveThinning.thinned(upper) + CurveThinning.thinned(lower).reversed()
      let visible = CurveClip.polygon(corners, in: surroundings)
      return visible.count > 2 ? Self.closed(visible) : []
    }
    return path.isEmpty ? [] : [.path(path, fill: fill, stroke: nil)]
  }

  func transition(
    _ value: Double, _ low: Double?, _ high: Double?, _ look: LineLook
  ) -> [DrawCommand] {
    let left = max(frame.minX, low.map(placeX) ?? frame.minX)
    let right = min(frame.maxX, high.map(placeX) ?? frame.maxX)
    var commands: [DrawCommand] = []
    if left < right {
      let strip = PlotRect(minX: left, minY: frame.minY, maxX: right, maxY: frame.maxY)
      commands.append(
        .path(Self.outline(strip), fill: color(look.ink).withAlpha(0.16), stroke: nil))
    }
    return commands + verticalRule(value, look)
  }
}
