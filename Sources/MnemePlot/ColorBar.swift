/// The key of a colour scale: a strip with an axis beside it.
package struct ColorBar: Sendable, Equatable {
  package var colors: ColorScale
  /// In the label syntax: the quantity and its unit.
  package var label: String
  /// Values of contour lines, marked in the strip; they carry the numbers unless there are none.
  package var levels: [ContourLevel]
  /// Whether there are values below, or above, the scale, which have the colour of its end: the strip
  /// then ends in a point.
  package var isOpenBelow = false
  package var isOpenAbove = false

  package init(_ colors: ColorScale, label: String, levels: [ContourLevel] = []) {
    self.colors = colors
    self.label = label
    self.levels = levels
  }

  /// The key of a heatmap, with points where it has values beyond its scale.
  package init(of heatmap: Heatmap, label: String, levels: [ContourLevel] = []) {
    self.init(heatmap.colors, label: label, levels: levels)
    let values = heatmap.grid.cells.joined().compactMap(\.number)
    isOpenBelow = values.contains { $0 < colors.range.lowerBound }
    isOpenAbove = values.contains { $0 > colors.range.upperBound }
  }

  /// How far a point stands beyond the end of a strip of this thickness, in points.
  package static func overhang(thickness: Double) -> Double { 0.7 * thickness }

  /// The axis of the strip, with ticks at the contour lines that have labels, else chosen ones.
  package var axis: PlotAxis {
    let scale: AxisScale =
      switch colors.spacing {
      case .linear: .linear
      case .logarithmic: .logarithmic
      }
    let ticks = levels.filter { !$0.label.isEmpty && colors.range.contains($0.value) }
      .map { AxisTick(value: $0.value, label: $0.label) }
    return PlotAxis(
      label: label, scale: scale, range: colors.range, ticks: ticks.isEmpty ? nil : ticks)
  }

  package enum Direction: Sendable, Equatable {
    /// Growing to the right.
    case horizontal
    /// Growing upwards.
    case vertical
  }

  /// The strip within `rect`: colours as one image, contour lines in their ink, a frame. Ticks and
  /// words are the layout's, by `axis`.
  package func strip(in rect: PlotRect, direction: Direction, theme: Theme) -> [DrawCommand] {
    let steps = 256
    let pixels = (0..<steps).map {
      colors.map.color(at: (Double($0) + 0.5) / Double(steps)).pixel
    }
    let image: PlotImage =
      switch direction {
      case .horizontal: PlotImage(width: steps, height: 1, pixels: pixels)
      case .vertical: PlotImage(width: 1, height: steps, pixels: pixels.reversed())
      }
    let lines = levels.filter { colors.range.contains($0.value) }.map { level in
      let width = theme.dataWidth * 0.7
      return DrawCommand.path(
        MarkPainter.open(line(at: colors.fraction(level.value), rect, direction)), fill: nil,
        stroke: StrokeStyle(
          color: colors.ink(over: level.value), width: width,
          dashes: level.dash.lengths.map { $0 * max(width, 0.8) }))
    }
    let frame = StrokeStyle(color: theme.ink, width: theme.axisWidth)
    return tips(rect, direction) + [.image(image, in: rect, .cells)] + lines
      + [.path(MarkPainter.closed(outline(rect, direction)), fill: nil, stroke: frame)]
  }

  // MARK: Shape

  /// Triangles in the colours of the ends, reaching under the strip so that no seam shows.
  private func tips(_ rect: PlotRect, _ direction: Direction) -> [DrawCommand] {
    [(isOpenBelow, 0.0), (isOpenAbove, 1.0)].compactMap { isOpen, end in
      guard isOpen else { return nil }
      let under = line(at: end + (end == 0 ? 0.01 : -0.01), rect, direction)
      let edge = line(at: end, rect, direction)
      let corners = [under[0], edge[0], tip(at: end, rect, direction), edge[1], under[1]]
      return .path(
        MarkPainter.closed(corners), fill: colors.map.color(at: end), stroke: nil)
    }
  }

  /// Corners of the strip with its points.
  private func outline(_ rect: PlotRect, _ direction: Direction) -> [PlotPoint] {
    let (low, high) = (line(at: 0, rect, direction), line(at: 1, rect, direction))
    return [low[0]] + (isOpenBelow ? [tip(at: 0, rect, direction)] : []) + [low[1], high[1]]
      + (isOpenAbove ? [tip(at: 1, rect, direction)] : []) + [high[0]]
  }

  private func tip(at end: Double, _ rect: PlotRect, _ direction: Direction) -> PlotPoint {
    switch direction {
    case .horizontal:
      let beyond = Self.overhang(thickness: rect.height)
      return PlotPoint(end == 0 ? rect.minX - beyond : rect.maxX + beyond, rect.midY)
    case .vertical:
      let beyond = Self.overhang(thickness: rect.width)
      return PlotPoint(rect.midX, end == 0 ? rect.maxY + beyond : rect.minY - beyond)
    }
  }

  /// Across the strip.
  private func line(
    at fraction: Double, _ rect: PlotRect, _ direction: Direction
  ) -> [PlotPoint] {
    switch direction {
    case .horizontal:
      let x = rect.minX + fraction * rect.width
      return [PlotPoint(x, rect.maxY), PlotPoint(x, rect.minY)]
    case .vertical:
      let y = rect.maxY - fraction * rect.height
      return [PlotPoint(rect.minX, y), PlotPoint(rect.maxX, y)]
    }
  }
}
