/// One panel: grid, marks, frame, ticks, labels.
struct PanelLayout {
  let layout: FigureLayout
  let panel: Panel
  let frame: PlotRect
  let ticks: PanelTicks
  let showsXNumbers: Bool
  let showsYNumbers: Bool
  /// Room left of the frame in this column: labels of stacked panels share one line.
  let leftMargin: Double

  private var theme: Theme { layout.theme }
  private var primary: MarkPainter {
    MarkPainter(theme: theme, frame: frame, x: panel.x, y: panel.y)
  }
  private var secondary: MarkPainter? {
    panel.secondaryY.map { MarkPainter(theme: theme, frame: frame, x: panel.x, y: $0) }
  }

  func commands() throws(TextError) -> [DrawCommand] {
    if panel.isMontage {
      return try [.beginGroup("panel")] + montages() + head() + [.endGroup]
    }
    var commands: [DrawCommand] = [.beginGroup("panel"), .beginClip(frame)]
    commands += panel.marks.flatMap(primary.background)
    commands += grid()
    commands += try clipped(panel.marks, primary)
    if let secondary { commands += try clipped(panel.secondaryMarks, secondary) }
    commands.append(.endClip)
    commands += markers(panel.marks, primary)
    if let secondary { commands += markers(panel.secondaryMarks, secondary) }
    commands += spines()
    commands += try numbers()
    commands += try AxisFactors(panel: self).commands()
    commands += try axisLabels()
    commands += try head()
    commands += try RegionLabels(panel: self).commands()
    commands += try levelLabels()
    commands += try notes()
    commands += try MarkWords(panel: self).commands()
    commands.append(.endGroup)
    return commands
  }

  private func montages() throws(TextError) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    for mark in panel.marks {
      guard case .montage(let montage) = mark else { continue }
      commands += try MontageLayout(
        montage: montage, frame: frame, theme: theme, textSize: layout.smallSize
      ).commands(place: small)
    }
    return commands
  }

  // MARK: Ink between the axes

  private func grid() -> [DrawCommand] {
    let style = StrokeStyle(color: theme.grid, width: theme.gridWidth)
    let vertical = ticks.x.filter { $0.label != nil }.map { tick in
      let x = primary.placeX(tick.value)
      return primary.polyline([PlotPoint(x, frame.minY), PlotPoint(x, frame.maxY)], style)
    }
    let horizontal = ticks.y.filter { $0.label != nil }.map { tick in
      let y = primary.placeY(tick.value)
      return primary.polyline([PlotPoint(frame.minX, y), PlotPoint(frame.maxX, y)], style)
    }
    return vertical + horizontal
  }

  /// Everything but markers, which stay whole at the frame.
  private func clipped(
    _ marks: [Mark], _ painter: MarkPainter
  ) throws(TextError) -> [DrawCommand] {
    var painter = painter
    var commands: [DrawCommand] = []
    for mark in marks {
      if mark.isWholeAtFrame { continue }
      defer { painter.remember(mark) }
      if case .contours(let contours) = mark {
        commands += try ContourLabels(contours: contours, painter: painter)
          .commands(place: small).lines
      } else {
        commands += painter.ink(mark)
      }
    }
    return commands
  }

  private func markers(_ marks: [Mark], _ painter: MarkPainter) -> [DrawCommand] {
    marks.filter(\.isWholeAtFrame).flatMap(painter.ink)
  }

  // MARK: Axes

  private func spines() -> [DrawCommand] {
    let style = StrokeStyle(color: theme.ink, width: theme.axisWidth)
    let corner = PlotPoint(frame.minX, frame.maxY)
    var commands = [
      primary.polyline(
        [PlotPoint(frame.minX, frame.minY), corner, PlotPoint(frame.maxX, frame.maxY)], style)
    ]
    var path: [PathElement] = []
    for tick in ticks.x {
      let x = primary.placeX(tick.value)
      path += [
        .move(PlotPoint(x, frame.maxY)), .line(PlotPoint(x, frame.maxY + length(tick))),
      ]
    }
    for tick in ticks.y {
      let y = primary.placeY(tick.value)
      path += [
        .move(PlotPoint(frame.minX, y)), .line(PlotPoint(frame.minX - length(tick), y)),
      ]
    }
    if let secondary {
      commands.append(
        primary.polyline(
          [PlotPoint(frame.maxX, frame.minY), PlotPoint(frame.maxX, frame.maxY)], style))
      for tick in ticks.secondaryY {
        let y = secondary.placeY(tick.value)
        path += [
          .move(PlotPoint(frame.maxX, y)), .line(PlotPoint(frame.maxX + length(tick), y)),
        ]
      }
    }
    return commands + [.path(path, fill: nil, stroke: style)]
  }

  private func length(_ tick: AxisTick) -> Double {
    tick.label == nil ? FigureLayout.tickLength * 0.6 : FigureLayout.tickLength
  }

  private func numbers() throws(TextError) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    let offset = FigureLayout.tickLength + FigureLayout.gap
    if showsXNumbers {
      for tick in ticks.x {
        guard let text = tick.label else { continue }
        let label = try small(text)
        commands.append(
          draw(
            label, x: primary.placeX(tick.value) - label.width / 2,
            y: frame.maxY + offset + 0.7 * layout.smallSize))
      }
    }
    if showsYNumbers {
      for tick in ticks.y {
        guard let text = tick.label else { continue }
        let label = try small(text)
        commands.append(
          draw(
            label, x: frame.minX - offset - label.width,
            y: primary.placeY(tick.value) + 0.33 * layout.smallSize))
      }
    }
    for tick in ticks.secondaryY {
      guard let text = tick.label, let secondary else { continue }
      commands.append(
        draw(
          try small(text), x: frame.maxX + offset,
          y: secondary.placeY(tick.value) + 0.33 * layout.smallSize))
    }
    return commands
  }

  private func axisLabels() throws(TextError) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    if showsXNumbers, !panel.x.label.isEmpty {
      let label = try layout.setter.place(panel.x.label, size: layout.baseSize)
      let top = frame.maxY + FigureLayout.tickLength + FigureLayout.gap + layout.smallSize + 4
      commands.append(
        draw(
          label, x: frame.midX - label.width / 2, y: top + max(label.ascent, 0.7 * layout.baseSize))
      )
    }
    if showsYNumbers, !panel.y.label.isEmpty {
      let label = try layout.setter.place(panel.y.label, size: layout.baseSize)
      commands.append(turned(label, x: frame.minX - leftMargin + 0.8 * layout.baseSize))
    }
    if let axis = panel.secondaryY, !axis.label.isEmpty {
      let label = try layout.setter.place(axis.label, size: layout.baseSize)
      let edge = frame.maxX + (try layout.axisWidth(axis, ticks.secondaryY))
      commands.append(turned(label, x: edge - label.descent))
    }
    return commands
  }

  private func turned(_ label: PlacedLabel, x: Double) -> DrawCommand {
    .label(
      label, at: PlotPoint(x, frame.midY + label.width / 2), quarterTurns: 1, color: theme.ink)
  }

  // MARK: Words

  func small(_ text: String) throws(TextError) -> PlacedLabel {
    try layout.setter.place(text, size: layout.smallSize)
  }

  func draw(_ label: PlacedLabel, x: Double, y: Double, color: PlotColor? = nil) -> DrawCommand {
    .label(label, at: PlotPoint(x, y), quarterTurns: 0, color: color ?? theme.ink)
  }

  private func head() throws(TextError) -> [DrawCommand] {
    var x = frame.minX
    var commands: [DrawCommand] = []
    let y = frame.minY - 5
    if !panel.tag.isEmpty {
      let tag = try layout.boldSetter.place(panel.tag, size: layout.baseSize)
      commands.append(draw(tag, x: x, y: y))
      x += tag.width + 5
    }
    if !panel.title.isEmpty {
      commands.append(draw(try layout.setter.place(panel.title, size: layout.baseSize), x: x, y: y))
    }
    return commands
  }

  private func levelLabels() throws(TextError) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    for mark in panel.marks {
      guard case .level(let value, let text, _) = mark, !text.isEmpty else { continue }
      commands.append(
        draw(
          try small(text), x: frame.maxX + FigureLayout.gap,
          y: primary.placeY(value) + 0.33 * layout.smallSize, color: theme.mutedInk))
    }
    return commands
  }

  private func notes() throws(TextError) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    var used: [PanelCorner: Double] = [:]
    for mark in panel.marks {
      guard case .note(let text, let corner) = mark else { continue }
      let label = try small(text)
      let shift = used[corner] ?? 0
      used[corner] = shift + layout.smallSize + 2
      let inset = 5.0
      let isLeft = corner == .topLeft || corner == .bottomLeft
      let isTop = corner == .topLeft || corner == .topRight
      let x = isLeft ? frame.minX + inset : frame.maxX - inset - label.width
      let y =
        isTop
        ? frame.minY + inset + 0.7 * layout.smallSize + shift : frame.maxY - inset - shift
      commands += [plate(label, x: x, y: y), draw(label, x: x, y: y)]
    }
    return commands
  }

  /// Background under words that stand over data.
  func plate(_ label: PlacedLabel, x: Double, y: Double) -> DrawCommand {
    let box = PlotRect(
      minX: x - 1.5, minY: y - label.ascent - 1, maxX: x + label.width + 1.5,
      maxY: y + label.descent + 1)
    return .path(
      MarkPainter.outline(box), fill: theme.background.withAlpha(0.85), stroke: nil)
  }
}
