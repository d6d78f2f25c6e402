/// Uncertainty: bars, bands, transitions.
extension MarkPainter {
  /// A vertical bar with a cap at each finite end.
  func errorBars(_ spans: [PlotSpan], _ look: LineLook) -> [DrawCommand] {
    let path = spans.flatMap { span -> [PathElement] in
      let (x, low, high) = (placeX(span.x), placeY(span.low), placeY(span.high))
      guard x.isFinite, low.isFinite, high.isFinite else { return [] }
      var bar = Self.open([PlotPoint(x, low), PlotPoint(x, high)])
      for (value, y) in [(span.low, low), (span.high, high)] where value.isFinite {
        bar += Self.open([PlotPoint(x - capLength, y), PlotPoint(x + capLength, y)])
      }
      return bar
    }
    return path.isEmpty ? [] : [.path(path, fill: nil, stroke: stroke(look))]
  }

  /// A horizontal bar with a cap at each finite end.
  func errorBars(_ stretches: [PlotStretch], _ look: LineLook) -> [DrawCommand] {
    let path = stretches.flatMap { stretch -> [PathElement] in
      let (y, low, high) = (placeY(stretch.y), placeX(stretch.low), placeX(stretch.high))
      guard y.isFinite, low.isFinite, high.isFinite else { return [] }
      var bar = Self.open([PlotPoint(low, y), PlotPoint(high, y)])
      for (value, x) in [(stretch.low, low), (stretch.high, high)] where value.isFinite {
        bar += Self.open([PlotPoint(x, y - capLength), PlotPoint(x, y + capLength)])
      }
      return bar
    }
    return path.isEmpty ? [] : [.path(path, fill: nil, stroke: stroke(look))]
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
