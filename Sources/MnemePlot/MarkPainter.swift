import Glibc

/// Turns the marks of one panel into commands.
struct MarkPainter {
  let theme: Theme
  let frame: PlotRect
  let x: PlotAxis
  let y: PlotAxis

  func color(_ role: InkRole) -> PlotColor {
    switch role {
    case .ordered(let index, let count): theme.ordered(index, of: count)
    case .category(let index): theme.categories[index % theme.categories.count]
    case .ink: theme.ink
    case .muted: theme.mutedInk
    }
  }

  func stroke(_ look: LineLook) -> StrokeStyle {
    let width = theme.dataWidth * look.weight
    return StrokeStyle(
      color: color(look.ink), width: width,
      dashes: look.dash.lengths.map { $0 * max(width, 0.8) })
  }

  /// The place of a value; infinities land far outside the frame, on their side.
  func place(_ point: PlotPoint) -> PlotPoint { PlotPoint(placeX(point.x), placeY(point.y)) }

  func placeX(_ value: Double) -> Double {
    frame.minX + frame.width * Self.bounded(x.fraction(value))
  }

  func placeY(_ value: Double) -> Double {
    frame.maxY - frame.height * Self.bounded(y.fraction(value))
  }

  private static func bounded(_ fraction: Double) -> Double {
    fraction.isNaN ? -10 : min(max(fraction, -10), 11)
  }

  // MARK: Marks

  /// What lies under the grid.
  func background(_ mark: Mark) -> [DrawCommand] {
    if case .region(let low, let high, _) = mark { return region(low, high) }
    return []
  }

  func ink(_ mark: Mark) -> [DrawCommand] {
    switch mark {
    case .line(let points, let look): [polyline(points.map(place), stroke(look))]
    case .points(let points, let look): points.flatMap { marker(at: place($0), look) }
    case .errorBars(let spans, let look): spans.flatMap { errorBar($0, look) }
    case .band(let spans, let ink): [band(spans, ink)]
    case .lowerBound(let points, let look): lowerBound(points.map(place), look)
    case .transition(let value, let low, let high, let look):
      transition(value, low, high, look)
    case .level(let value, _, let look): level(value, look)
    case .region, .note: []
    }
  }

  func polyline(_ points: [PlotPoint], _ stroke: StrokeStyle) -> DrawCommand {
    .path(
      points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) },
      fill: nil, stroke: stroke)
  }

  private func level(_ value: Double, _ look: LineLook) -> [DrawCommand] {
    let y = placeY(value)
    return [polyline([PlotPoint(frame.minX, y), PlotPoint(frame.maxX, y)], stroke(look))]
  }

  private func band(_ spans: [PlotSpan], _ ink: InkRole) -> DrawCommand {
    let upper = spans.map { place(PlotPoint($0.x, $0.high)) }
    let lower = spans.reversed().map { place(PlotPoint($0.x, $0.low)) }
    var path: [PathElement] = (upper + lower).enumerated().map {
      $0.offset == 0 ? .move($0.element) : .line($0.element)
    }
    path.append(.close)
    return .path(path, fill: color(ink).withAlpha(0.2), stroke: nil)
  }

  private func errorBar(_ span: PlotSpan, _ look: LineLook) -> [DrawCommand] {
    let (bottom, top) = (place(PlotPoint(span.x, span.low)), place(PlotPoint(span.x, span.high)))
    let cap = theme.markerSize * 0.35
    var path: [PathElement] = [.move(bottom), .line(top)]
    for end in [bottom, top] {
      path += [.move(PlotPoint(end.x - cap, end.y)), .line(PlotPoint(end.x + cap, end.y))]
    }
    return [.path(path, fill: nil, stroke: stroke(look))]
  }

  /// Ticks every few points along the line, pointing to the side that the bound forbids: below.
  private func lowerBound(_ points: [PlotPoint], _ look: LineLook) -> [DrawCommand] {
    var style = stroke(look)
    let line = polyline(points, style)
    style.width = max(0.5, style.width * 0.6)
    style.dashes = []
    var ticks: [PathElement] = []
    var travelled = 0.0
    for (a, b) in zip(points, points.dropFirst()) {
      let length = hypot(b.x - a.x, b.y - a.y)
      while travelled <= length, length > 0 {
        let share = travelled / length
        let start = PlotPoint(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
        ticks += [.move(start), .line(PlotPoint(start.x - 1.8, start.y + 3.2))]
        travelled += 7
      }
      travelled -= length
    }
    return ticks.isEmpty ? [line] : [line, .path(ticks, fill: nil, stroke: style)]
  }

  private func region(_ low: Double, _ high: Double) -> [DrawCommand] {
    let box = PlotRect(
      minX: max(frame.minX, placeX(low)), minY: frame.minY, maxX: min(frame.maxX, placeX(high)),
      maxY: frame.maxY)
    guard box.width > 0 else { return [] }
    var hatch: [PathElement] = []
    let step = 5.0
    var start = box.minX - box.height
    // Lines of the whole frame, so that neighbouring regions hatch in phase.
    start = frame.minX + ((start - frame.minX) / step).rounded(.down) * step
    while start < box.maxX {
      hatch += [
        .move(PlotPoint(start, box.maxY)), .line(PlotPoint(start + box.height, box.minY)),
      ]
      start += step
    }
    return [
      .beginClip(box), .path(Self.outline(box), fill: theme.region, stroke: nil),
      .path(hatch, fill: nil, stroke: StrokeStyle(color: theme.regionHatch, width: 0.4)), .endClip,
    ]
  }

  static func outline(_ box: PlotRect) -> [PathElement] {
    [
      .move(PlotPoint(box.minX, box.minY)), .line(PlotPoint(box.maxX, box.minY)),
      .line(PlotPoint(box.maxX, box.maxY)), .line(PlotPoint(box.minX, box.maxY)), .close,
    ]
  }

  private func transition(
    _ value: Double, _ low: Double?, _ high: Double?, _ look: LineLook
  ) -> [DrawCommand] {
    let (left, right) = (low.map(placeX) ?? frame.minX, high.map(placeX) ?? frame.maxX)
    let strip = PlotRect(minX: left, minY: frame.minY, maxX: right, maxY: frame.maxY)
    let x = placeX(value)
    return [
      .path(Self.outline(strip), fill: color(look.ink).withAlpha(0.16), stroke: nil),
      polyline([PlotPoint(x, frame.minY), PlotPoint(x, frame.maxY)], stroke(look)),
    ]
  }

  // MARK: Markers

  func marker(at center: PlotPoint, _ look: MarkerLook) -> [DrawCommand] {
    let radius = theme.markerSize * look.scale / 2
    let color = color(look.ink)
    let edge = StrokeStyle(
      color: look.isHollow ? color : theme.background, width: look.isHollow ? 0.8 : 0.5)
    return [
      .path(
        Self.shape(look.shape, center, radius), fill: look.isHollow ? theme.background : color,
        stroke: edge)
    ]
  }

  /// Shapes of equal area to the eye.
  private static func shape(
    _ shape: MarkerShape, _ c: PlotPoint, _ radius: Double
  ) -> [PathElement] {
    func polygon(_ corners: [(Double, Double)]) -> [PathElement] {
      let points = corners.map { PlotPoint(c.x + $0.0 * radius, c.y + $0.1 * radius) }
      return points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) }
        + [.close]
    }
    switch shape {
    case .circle: return [.circle(center: c, radius: radius)]
    case .square: return polygon([(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)])
    case .triangle: return polygon([(0, -1.25), (1.1, 0.75), (-1.1, 0.75)])
    case .diamond: return polygon([(0, -1.3), (1.1, 0), (0, 1.3), (-1.1, 0)])
    }
  }
}
