/// The intervals of a panel by the points that they belong to.
struct ReadoutIntervals {
  private var spans: [(span: PlotSpan, ink: InkRole)] = []
  private var stretches: [(stretch: PlotStretch, ink: InkRole)] = []

  init(_ marks: [Mark]) {
    for mark in marks {
      switch mark {
      case .errorBars(let bars, let look): spans += bars.map { ($0, look.ink) }
      case .band(let bars, let ink): spans += bars.map { ($0, ink) }
      case .xErrorBars(let bars, let look): stretches += bars.map { ($0, look.ink) }
      case .line, .step, .points, .lowerBound, .upperBound, .region, .level, .verticalRule,
        .identity, .transition, .histogram, .density, .heatmap, .contours, .montage, .note,
        .callout:
        break
      }
    }
  }

  /// The interval of y at the point's x that holds it and has its ink.
  func span(at point: PlotPoint, _ ink: InkRole) -> PlotSpan? {
    spans.first {
      $0.ink == ink && $0.span.x == point.x && $0.span.low <= point.y && point.y <= $0.span.high
    }?.span
  }

  /// The interval of x at the point's height that holds it and has its ink.
  func stretch(at point: PlotPoint, _ ink: InkRole) -> PlotStretch? {
    stretches.first {
      $0.ink == ink && $0.stretch.y == point.y && $0.stretch.low <= point.x
        && point.x <= $0.stretch.high
    }?.stretch
  }
}
