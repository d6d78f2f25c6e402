/// Turns the marks of one panel into commands. The families of marks have files of their own.
struct MarkPainter {
  let theme: Theme
  let frame: PlotRect
  let x: PlotAxis
  let y: PlotAxis
  /// Bounds that are drawn already: where another runs along one of them, their ticks serve both.
  private(set) var earlierBounds: [BoundLine] = []
  /// Shaded stretches of the page, from left to right, that ticks of bounds don't reach into.
  private(set) var shades: [ClosedRange<Double>] = []

  init(theme: Theme, frame: PlotRect, x: PlotAxis, y: PlotAxis) {
    self.theme = theme
    self.frame = frame
    self.x = x
    self.y = y
  }

  /// Makes a mark known to those that are drawn after it.
  mutating func remember(_ mark: Mark) {
    switch mark {
    case .lowerBound(let points, _):
      earlierBounds += visible(points.map(place)).map { BoundLine(points: $0, forbidden: .below) }
    case .upperBound(let points, _):
      earlierBounds += visible(points.map(place)).map { BoundLine(points: $0, forbidden: .above) }
    case .region(let low, let high, _):
      let (left, right) = (placeX(low), placeX(high))
      if left <= right { shades.append(left...right) }
    case .line, .step, .points, .errorBars, .xErrorBars, .band, .level, .verticalRule, .identity,
      .transition, .histogram, .density, .heatmap, .contours, .montage, .note, .callout:
      break
    }
  }

  /// The frame with the room in which ink may run on, to be cut by the clip: line ends, joins and
  /// ticks of bounds must not show at the frame.
  var surroundings: PlotRect { frame.insetBy(-24) }

  /// What lies under the grid.
  func background(_ mark: Mark) -> [DrawCommand] {
    if case .region(let low, let high, _) = mark { return region(low, high) }
    return []
  }

  /// What lies over the grid; words are the layout's.
  func ink(_ mark: Mark) -> [DrawCommand] {
    switch mark {
    case .line(let points, let look): curve(points.map(place), look)
    case .step(let points, let shape, let look):
      curve(Self.stairs(points.map(place), shape), look)
    case .points(let points, let look): markers(points.map(place), look)
    case .errorBars(let spans, let look): errorBars(spans, look)
    case .xErrorBars(let stretches, let look): errorBars(stretches, look)
    case .band(let spans, let ink): band(spans, color(ink).withAlpha(0.2))
    case .lowerBound(let points, let look): bound(points.map(place), look, forbidden: .below)
    case .upperBound(let points, let look): bound(points.map(place), look, forbidden: .above)
    case .level(let value, _, let look): level(value, look)
    case .verticalRule(let value, _, let look): verticalRule(value, look)
    case .identity(let look): identity(look)
    case .transition(let value, let low, let high, let look):
      transition(value, low, high, look)
    case .histogram(let histogram, let look): bars(histogram, look)
    case .density(let points, let look): density(points, look)
    case .heatmap(let heatmap): self.heatmap(heatmap)
    case .contours(let contours): ContourLabels(contours: contours, painter: self).bareLines
    case .region, .montage, .note, .callout: []
    }
  }

  // MARK: Looks

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

  // MARK: Places

  /// The place of a point; infinities land far outside, on their side; NaN stays NaN.
  func place(_ point: PlotPoint) -> PlotPoint {
    PlotPoint(
      frame.minX + frame.width * Self.finite(x.fraction(point.x)),
      frame.maxY - frame.height * Self.finite(y.fraction(point.y)))
  }

  private static func finite(_ fraction: Double) -> Double {
    fraction.isInfinite ? (fraction > 0 ? 1e9 : -1e9) : fraction
  }

  /// The place of a value on the x axis alone, at most ten frames away.
  func placeX(_ value: Double) -> Double { frame.minX + frame.width * Self.near(x.fraction(value)) }

  /// The place of a value on the y axis alone, at most ten frames away.
  func placeY(_ value: Double) -> Double {
    frame.maxY - frame.height * Self.near(y.fraction(value))
  }

  private static func near(_ fraction: Double) -> Double {
    fraction.isNaN ? fraction : min(max(fraction, -10), 11)
  }

  // MARK: Paths

  func polyline(_ points: [PlotPoint], _ stroke: StrokeStyle) -> DrawCommand {
    .path(Self.open(points), fill: nil, stroke: stroke)
  }

  static func open(_ points: [PlotPoint]) -> [PathElement] {
    points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) }
  }

  static func closed(_ points: [PlotPoint]) -> [PathElement] { open(points) + [.close] }

  static func outline(_ box: PlotRect) -> [PathElement] {
    closed([
      PlotPoint(box.minX, box.minY), PlotPoint(box.maxX, box.minY), PlotPoint(box.maxX, box.maxY),
      PlotPoint(box.minX, box.maxY),
    ])
  }
}
