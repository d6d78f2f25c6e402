import CCairo

/// Draws display lists by cairo.
struct Canvas {
  private let target: OpaquePointer
  private let text: TextEngine
  private let format: FigureFormat

  init(target: OpaquePointer, text: TextEngine, format: FigureFormat) {
    self.target = target
    self.text = text
    self.format = format
  }

  /// - Throws: `TextError` for a missing glyph.
  func draw(_ list: DisplayList) throws(TextError) {
    cairo_set_line_join(target, CAIRO_LINE_JOIN_ROUND)
    cairo_set_line_cap(target, CAIRO_LINE_CAP_BUTT)
    for command in list.commands { try draw(command) }
  }

  private func draw(_ command: DrawCommand) throws(TextError) {
    switch command {
    case .beginGroup, .endGroup: break
    case .beginClip(let rect):
      cairo_save(target)
      cairo_rectangle(target, rect.minX, rect.minY, rect.width, rect.height)
      cairo_clip(target)
    case .endClip: cairo_restore(target)
    case .path(let elements, let fill, let stroke): draw(elements, fill, stroke)
    case .stamps(let elements, let places, let fill, let stroke):
      for place in places { draw(elements, fill, stroke, around: place) }
    case .image(let image, let rect, let scaling):
      CanvasImage(image: image, scaling: scaling, format: format).draw(in: rect, on: target)
    case .label(let label, let at, let turns, let color):
      try draw(label, at: at, quarterTurns: turns, color)
    }
  }

  private func draw(
    _ elements: [PathElement], _ fill: PlotColor?, _ stroke: StrokeStyle?,
    around origin: PlotPoint = PlotPoint(0, 0)
  ) {
    cairo_new_path(target)
    for element in elements { add(element, origin) }
    if let fill {
      use(fill)
      cairo_fill_preserve(target)
    }
    if let stroke { draw(stroke, along: elements, origin) }
    cairo_new_path(target)
  }

  /// Pixels of a long line are found piece by piece: cairo's time grows with the square of the
  /// length. Pieces overlap by a segment, so that every corner is joined.
  private func draw(_ stroke: StrokeStyle, along elements: [PathElement], _ origin: PlotPoint) {
    use(stroke.color)
    cairo_set_line_width(target, stroke.width)
    cairo_set_dash(target, stroke.dashes, Int32(stroke.dashes.count), 0)
    let isLong = elements.count > 2 * Self.pieceLength
    // Pieces would show in dashes, where ink is see-through, and at a path's closing.
    guard format == .png, isLong, stroke.dashes.isEmpty, stroke.color.alpha == 1,
      elements.allSatisfy(\.isOpen)
    else {
      cairo_stroke_preserve(target)
      return
    }
    for start in Swift.stride(from: 0, to: elements.count, by: Self.pieceLength) {
      cairo_new_path(target)
      let end = min(start + Self.pieceLength, elements.count)
      // A line without a current point moves there.
      for element in elements[max(0, start - 2)..<end] { add(element, origin) }
      cairo_stroke(target)
    }
  }

  private static let pieceLength = 200

  private func add(_ element: PathElement, _ origin: PlotPoint) {
    func x(_ point: PlotPoint) -> Double { Self.snap(origin.x + point.x) }
    func y(_ point: PlotPoint) -> Double { Self.snap(origin.y + point.y) }
    switch element {
    case .move(let point): cairo_move_to(target, x(point), y(point))
    case .line(let point): cairo_line_to(target, x(point), y(point))
    case .circle(let center, let radius):
      cairo_new_sub_path(target)
      cairo_arc(target, x(center), y(center), radius, 0, 2 * .pi)
      cairo_close_path(target)
    case .close: cairo_close_path(target)
    }
  }

  private func draw(
    _ label: PlacedLabel, at point: PlotPoint, quarterTurns: Int, _ color: PlotColor
  ) throws(TextError) {
    cairo_save(target)
    defer { cairo_restore(target) }
    cairo_translate(target, Self.snap(point.x), Self.snap(point.y))
    if quarterTurns == 1 { cairo_rotate(target, -.pi / 2) }
    use(color)
    for run in label.runs {
      cairo_move_to(target, run.x, run.y)
      try text.show(run.text, face: run.face, size: run.size, on: target)
    }
    for bar in label.bars {
      cairo_rectangle(target, bar.x, bar.y, bar.width, bar.thickness)
      cairo_fill(target)
    }
    cairo_new_path(target)
  }

  private func use(_ color: PlotColor) {
    cairo_set_source_rgba(target, color.red, color.green, color.blue, color.alpha)
  }

  /// Cairo's own grid of 1/256 pt, so that its rounding is exact and last bits can't show.
  private static func snap(_ value: Double) -> Double { (value * 256).rounded() / 256 }
}
