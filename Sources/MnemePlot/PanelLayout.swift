/// One panel: grid, marks, frame, ticks, labels.
struct PanelLayout {
  let layout: FigureLayout
  let panel: Panel
  let frame: PlotRect
  let ticks: PanelTicks
  let words: PanelWords
  let right: RightLabels
  let showsXNumbers: Bool
  let showsYNumbers: Bool
  let lines: Lines
  /// Where the room of the column begins.
  let leftEdge: Double
  /// An inset has a whole frame and small words.
  var isInset = false

  /// Baselines of the first lines of the axis labels: y of the label below; x of the turned ones.
  struct Lines {
    var x: Double
    var y: Double
    var secondaryY: Double
    /// Between the frame and the title: the common factors of upright axes stand there.
    var factors = 0.0
  }

  /// Ink that words may cover.
  static let coverable: Set<String> = ["grid", "background"]

  var theme: Theme { layout.theme }
  var primary: MarkPainter {
    MarkPainter(theme: theme, frame: frame, x: panel.x, y: panel.y)
  }
  var secondary: MarkPainter? {
    panel.secondaryY.map { MarkPainter(theme: theme, frame: frame, x: panel.x, y: $0) }
  }

  func commands() throws(TextError) -> [DrawCommand] {
    if panel.isMontage {
      return try [.beginGroup("panel")] + montages() + head() + [.endGroup]
    }
    var commands: [DrawCommand] = [.beginGroup("panel"), .beginClip(frame)]
    commands += group("background", panel.marks.flatMap(primary.background))
    commands += group("grid", grid())
    commands += try clipped(panel.marks, primary)
    if let secondary { commands += try clipped(panel.secondaryMarks, secondary) }
    commands.append(.endClip)
    commands += markers(panel.marks, primary)
    if let secondary { commands += markers(panel.secondaryMarks, secondary) }
    let axes = PanelAxes(panel: self)
    commands += group("spines", axes.spines())
    commands += try axes.numbers()
    commands += try AxisFactors(panel: self).commands()
    commands += axes.labels()
    commands += head()
    commands += try contourLabels()
    commands += right.commands(primary, size: layout.smallSize)
    if !isInset { commands += try InsetLayout(outer: self).commands(over: commands) }
    commands += try PanelNotes(panel: self, ink: commands).commands()
    commands.append(.endGroup)
    return commands
  }

  func group(_ name: String, _ commands: [DrawCommand]) -> [DrawCommand] {
    commands.isEmpty ? [] : [.beginGroup(name)] + commands + [.endGroup]
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

  /// Everything but what stays whole at the frame.
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

  private func contourLabels() throws(TextError) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    for mark in panel.marks {
      guard case .contours(let contours) = mark else { continue }
      commands += try ContourLabels(contours: contours, painter: primary)
        .commands(place: small).labels
    }
    return commands
  }

  private func markers(_ marks: [Mark], _ painter: MarkPainter) -> [DrawCommand] {
    marks.filter(\.isWholeAtFrame).flatMap(painter.ink)
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

  // MARK: Words

  func small(_ text: String) throws(TextError) -> PlacedLabel {
    try layout.setter.place(text, size: layout.smallSize)
  }

  func draw(_ label: PlacedLabel, x: Double, y: Double, color: PlotColor? = nil) -> DrawCommand {
    .label(label, at: PlotPoint(x, y), quarterTurns: 0, color: color ?? theme.ink)
  }

  /// Tag and title, over the frame; the last line of the title stands next to the frame.
  private func head() -> [DrawCommand] {
    var x = frame.minX
    var commands: [DrawCommand] = []
    let lines = words.title.lines
    let bottom = frame.minY - 5 - self.lines.factors
    let top = bottom - Double(max(0, lines.count - 1)) * words.title.lineHeight
    if let tag = words.tag {
      commands.append(draw(tag, x: x, y: top))
      x += tag.width + PanelWords.tagGap
    }
    for (index, line) in lines.enumerated() {
      commands.append(draw(line, x: x, y: top + Double(index) * words.title.lineHeight))
    }
    return commands
  }
}
