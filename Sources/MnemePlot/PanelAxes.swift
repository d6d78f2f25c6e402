/// Spines, ticks, numbers and labels around the frame of a panel.
struct PanelAxes {
  let panel: PanelLayout

  private var frame: PlotRect { panel.frame }
  private var ticks: PanelTicks { panel.ticks }
  private var layout: FigureLayout { panel.layout }
  private var offset: Double { layout.numberOffset }

  // MARK: Lines

  func spines() -> [DrawCommand] {
    let style = StrokeStyle(color: panel.theme.ink, width: panel.theme.axisWidth)
    let corners = [
      PlotPoint(frame.minX, frame.minY), PlotPoint(frame.minX, frame.maxY),
      PlotPoint(frame.maxX, frame.maxY),
    ]
    var commands: [DrawCommand] = []
    if panel.isInset {
      commands.append(.path(MarkPainter.outline(frame), fill: nil, stroke: style))
    } else {
      commands.append(panel.primary.polyline(corners, style))
    }
    if panel.secondary != nil {
      commands.append(
        panel.primary.polyline(
          [PlotPoint(frame.maxX, frame.minY), PlotPoint(frame.maxX, frame.maxY)], style))
    }
    let path = xTicks() + yTicks() + secondaryTicks()
    return path.isEmpty ? commands : commands + [.path(path, fill: nil, stroke: style)]
  }

  private func xTicks() -> [PathElement] {
    ticks.x.flatMap { tick -> [PathElement] in
      let x = panel.primary.placeX(tick.value)
      return [
        .move(PlotPoint(x, frame.maxY)), .line(PlotPoint(x, frame.maxY + Self.length(tick))),
      ]
    }
  }

  private func yTicks() -> [PathElement] {
    ticks.y.flatMap { tick -> [PathElement] in
      let y = panel.primary.placeY(tick.value)
      return [
        .move(PlotPoint(frame.minX, y)), .line(PlotPoint(frame.minX - Self.length(tick), y)),
      ]
    }
  }

  private func secondaryTicks() -> [PathElement] {
    guard let secondary = panel.secondary else { return [] }
    return ticks.secondaryY.flatMap { tick -> [PathElement] in
      let y = secondary.placeY(tick.value)
      return [
        .move(PlotPoint(frame.maxX, y)), .line(PlotPoint(frame.maxX + Self.length(tick), y)),
      ]
    }
  }

  private static func length(_ tick: AxisTick) -> Double {
    tick.label == nil ? FigureLayout.tickLength * 0.6 : FigureLayout.tickLength
  }

  // MARK: Words

  /// A group for each axis that has numbers.
  func numbers() throws(TextError) -> [DrawCommand] {
    let middle = 0.33 * layout.smallSize
    var commands: [DrawCommand] = []
    if panel.showsXNumbers {
      let y = frame.maxY + offset + 0.7 * layout.smallSize
      commands += try numbers("x numbers", ticks.x) { tick, label in
        PlotPoint(panel.primary.placeX(tick) - label.width / 2, y)
      }
    }
    if panel.showsYNumbers {
      commands += try numbers("y numbers", ticks.y) { tick, label in
        PlotPoint(
          frame.minX - offset - label.width, panel.primary.placeY(tick) + middle)
      }
    }
    if let secondary = panel.secondary {
      commands += try numbers("secondary numbers", ticks.secondaryY) { tick, _ in
        PlotPoint(frame.maxX + offset, secondary.placeY(tick) + middle)
      }
    }
    return commands
  }

  private func numbers(
    _ name: String, _ ticks: [AxisTick], at place: (Double, PlacedLabel) -> PlotPoint
  ) throws(TextError) -> [DrawCommand] {
    var commands: [DrawCommand] = [.beginGroup(name)]
    for tick in ticks {
      guard let text = tick.label else { continue }
      let label = try panel.small(text)
      commands.append(
        .label(label, at: place(tick.value, label), quarterTurns: 0, color: panel.theme.ink))
    }
    return commands + [.endGroup]
  }

  func labels() -> [DrawCommand] {
    let words = panel.words
    var commands: [DrawCommand] = []
    if panel.showsXNumbers {
      for (index, line) in words.x.lines.enumerated() {
        commands.append(
          panel.draw(
            line, x: frame.midX - line.width / 2,
            y: panel.lines.x + Double(index) * words.x.lineHeight))
      }
    }
    if panel.showsYNumbers { commands += turned(words.y, from: panel.lines.y) }
    let depth = Double(max(0, words.secondaryY.lines.count - 1)) * words.secondaryY.lineHeight
    commands += turned(words.secondaryY, from: panel.lines.secondaryY - depth)
    return panel.group("axis labels", commands)
  }

  private func turned(_ label: WrappedLabel, from x: Double) -> [DrawCommand] {
    label.lines.enumerated().map { index, line in
      .label(
        line, at: PlotPoint(x + Double(index) * label.lineHeight, frame.midY + line.width / 2),
        quarterTurns: 1, color: panel.theme.ink)
    }
  }
}
