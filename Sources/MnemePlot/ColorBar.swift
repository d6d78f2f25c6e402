/// The key of a colour scale: a strip with an axis beside it.
package struct ColorBar: Sendable, Equatable {
  package var colors: ColorScale
  /// In the label syntax: the quantity and its unit.
  package var label: String
  /// Values of contour lines, marked in the strip; they carry the numbers unless there are none.
  package var levels: [ContourLevel]

  package init(_ colors: ColorScale, label: String, levels: [ContourLevel] = []) {
    self.colors = colors
    self.label = label
    self.levels = levels
  }

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
    return [.image(image, in: rect, .cells)] + lines
      + [.path(MarkPainter.outline(rect), fill: nil, stroke: frame)]
  }

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
