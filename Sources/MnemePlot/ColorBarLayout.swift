/// A common colour bar right of all panels, from the top of the first row to the foot of the last.
struct ColorBarLayout {
  let layout: FigureLayout
  let bar: ColorBar

  private static let gap = 9.0
  private static let stripWidth = 8.0

  private struct Words {
    let ticks: [AxisTick]
    let label: WrappedLabel
  }

  private func words(height: Double) throws(TextError) -> Words {
    var panel = Panel(x: bar.axis, y: bar.axis, marks: [])
    panel.secondaryY = bar.axis
    return Words(
      ticks: try layout.ticks(panel, width: 100, height: height).y,
      label: try layout.setter.wrap(bar.label, size: layout.baseSize, limit: height))
  }

  /// Room that the bar needs at the right of the page when it is `height` points high.
  func width(height: Double) throws(TextError) -> Double {
    let words = try words(height: height)
    return Self.gap + Self.stripWidth + (try layout.axisWidth(words.ticks, label: words.label))
  }

  func commands(from top: Double, to bottom: Double) throws(TextError) -> [DrawCommand] {
    let words = try words(height: bottom - top)
    let right = layout.width - FigureLayout.padding
    let left = right - (try layout.axisWidth(words.ticks, label: words.label))
    let rect = PlotRect(minX: left - Self.stripWidth, minY: top, maxX: left, maxY: bottom)
    let ink = layout.theme.ink
    let style = StrokeStyle(color: ink, width: layout.theme.axisWidth)
    var commands: [DrawCommand] = [.beginGroup("colour bar")]
    commands += bar.strip(in: rect, direction: .vertical, theme: layout.theme)
    commands.append(.beginGroup("colour numbers"))
    for tick in words.ticks {
      let y = bottom - bar.axis.fraction(tick.value) * (bottom - top)
      let length = FigureLayout.tickLength * (tick.label == nil ? 0.6 : 1)
      commands.append(
        .path(
          [.move(PlotPoint(left, y)), .line(PlotPoint(left + length, y))], fill: nil,
          stroke: style))
      guard let text = tick.label else { continue }
      commands.append(
        .label(
          try layout.setter.place(text, size: layout.smallSize),
          at: PlotPoint(left + layout.numberOffset, y + 0.33 * layout.smallSize),
          quarterTurns: 0, color: ink))
    }
    commands.append(.endGroup)
    let count = words.label.lines.count
    for (index, line) in words.label.lines.enumerated() {
      let x = right - words.label.descent - Double(count - 1 - index) * words.label.lineHeight
      commands.append(
        .label(
          line, at: PlotPoint(x, rect.midY + line.width / 2), quarterTurns: 1, color: ink))
    }
    return commands + [.endGroup]
  }
}
