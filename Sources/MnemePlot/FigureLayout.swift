/// Figure → display list, for one theme and width. Pure: text is asked for its size, never drawn.
package struct FigureLayout {
  let figure: Figure
  let theme: Theme
  let setter: LabelSetter
  let boldSetter: LabelSetter
  let width: Double
  /// Text sizes: labels and titles; ticks, legend and notes.
  let baseSize: Double
  let smallSize: Double

  /// White space at the edges of the page.
  static let padding = 3.0
  static let tickLength = 3.0
  static let gap = 3.0

  package init(
    _ figure: Figure, theme: Theme, widthPoints: Double, baseSize: Double,
    measure: any TextMeasure
  ) {
    self.figure = figure
    self.theme = theme
    self.baseSize = baseSize
    smallSize = max(7, baseSize - 1)
    width = widthPoints
    setter = LabelSetter(measure: measure)
    boldSetter = LabelSetter(measure: measure, isBold: true)
  }

  private var rows: Int { figure.panels.count }
  private var columns: Int { figure.panels[0].count }

  /// - Throws: `TextError` for a broken label or a missing glyph.
  package func displayList() throws(TextError) -> DisplayList {
    let legend = try LegendLayout(layout: self).place()
    let (frames, ticks, lefts, height) = try placeFrames(top: Self.padding + legend.height)
    var list = DisplayList(width: width, height: height, background: theme.background)
    for row in 0..<rows {
      for column in 0..<columns where !figure.panels[row][column].isBlank {
        let panel = PanelLayout(
          layout: self, panel: figure.panels[row][column], frame: frames[row][column],
          ticks: ticks[row][column], showsXNumbers: showsXNumbers(row),
          showsYNumbers: showsYNumbers(column), leftMargin: lefts[column])
        list.commands += try panel.commands()
      }
    }
    list.commands += legend.commands
    return list
  }

  func showsXNumbers(_ row: Int) -> Bool { !figure.sharesX || row == rows - 1 }
  func showsYNumbers(_ column: Int) -> Bool { !figure.sharesY || column == 0 }

  // MARK: Frames

  private typealias Frames = (
    frames: [[PlotRect]], ticks: [[PanelTicks]], lefts: [Double], height: Double
  )

  /// Margins need ticks, ticks need lengths: a guess of the lengths settles the ticks, whose labels
  /// then settle the margins.
  private func placeFrames(top: Double) throws(TextError) -> Frames {
    let guess = (width - 60) / Double(columns)
    var ticks: [[PanelTicks]] = []
    for row in figure.panels {
      var line: [PanelTicks] = []
      for panel in row {
        line.append(try panelTicks(panel, width: guess, height: guess * figure.aspect))
      }
      ticks.append(line)
    }
    let (lefts, rights) = try sideMargins(ticks)
    let free = width - 2 * Self.padding - lefts.reduce(0, +) - rights.reduce(0, +)
    let panelWidth = free / Double(columns)
    let panelHeight = panelWidth * figure.aspect
    var frames: [[PlotRect]] = []
    var y = top
    for row in 0..<rows {
      y += try headHeight(row)
      var x = Self.padding
      var line: [PlotRect] = []
      for column in 0..<columns {
        x += lefts[column]
        line.append(PlotRect(minX: x, minY: y, maxX: x + panelWidth, maxY: y + panelHeight))
        x += panelWidth + rights[column]
      }
      frames.append(line)
      y += panelHeight + (try footHeight(row, ticks: ticks[row]))
    }
    return (frames, ticks, lefts, (y + Self.padding).rounded(.up))
  }

  private func panelTicks(
    _ panel: Panel, width: Double, height: Double
  ) throws(TextError) -> PanelTicks {
    let horizontal = TickRoom.horizontal(width, textSize: smallSize) { label throws(TextError) in
      try self.setter.place(label, size: self.smallSize).width
    }
    let vertical = TickRoom.vertical(height, textSize: smallSize) { label throws(TextError) in
      try self.setter.place(label, size: self.smallSize).height
    }
    let x = try Ticks.choose(for: panel.x, in: horizontal)
    let y = try Ticks.choose(for: panel.y, in: vertical)
    let secondaryY = try panel.secondaryY.map { axis throws(TextError) in
      try Ticks.choose(for: axis, in: vertical)
    }
    return PanelTicks(
      x: x.ticks, y: y.ticks, secondaryY: secondaryY?.ticks ?? [], xFactor: x.factorLabel,
      yFactor: y.factorLabel, secondaryYFactor: secondaryY?.factorLabel)
  }

  private func sideMargins(_ ticks: [[PanelTicks]]) throws(TextError) -> ([Double], [Double]) {
    var lefts = [Double](repeating: 0, count: columns)
    var rights = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns where !figure.panels[row][column].isBlank {
        let panel = figure.panels[row][column]
        let left =
          showsYNumbers(column)
          ? try axisWidth(panel.y, ticks[row][column].y) : 9
        lefts[column] = max(lefts[column], left)
        rights[column] = max(
          rights[column], try rightMargin(panel, ticks[row][column], column: column))
      }
    }
    return (lefts, rights)
  }

  /// Ticks, numbers and the turned label of a y axis.
  func axisWidth(_ axis: PlotAxis, _ ticks: [AxisTick]) throws(TextError) -> Double {
    let label = axis.label.isEmpty ? 0 : try setter.place(axis.label, size: baseSize).height
    return Self.tickLength + Self.gap + (try widest(ticks)) + (label > 0 ? 4 + label : 0)
  }

  func widest(_ ticks: [AxisTick]) throws(TextError) -> Double {
    var widest = 0.0
    for label in ticks.compactMap(\.label) {
      widest = max(widest, try setter.place(label, size: smallSize).width)
    }
    return widest
  }

  private func rightMargin(
    _ panel: Panel, _ ticks: PanelTicks, column: Int
  ) throws(TextError) -> Double {
    if let secondary = panel.secondaryY { return try axisWidth(secondary, ticks.secondaryY) }
    var widest = 0.0
    for mark in panel.marks {
      if case .level(_, let label, _) = mark, !label.isEmpty {
        widest = max(widest, Self.gap + (try setter.place(label, size: smallSize).width))
      }
    }
    // Half of the last number may stand beyond the frame.
    let last = ticks.x.filter { $0.label != nil }.max { $0.value < $1.value }
    let overhang = try last?.label.map { label throws(TextError) in
      try setter.place(label, size: smallSize).width / 2
    }
    return max(widest, column == columns - 1 ? (overhang ?? 0) : 2)
  }

  private func headHeight(_ row: Int) throws(TextError) -> Double {
    let hasHead = figure.panels[row].contains { !$0.tag.isEmpty || !$0.title.isEmpty }
    return hasHead ? baseSize + 5 : 3
  }

  private func footHeight(_ row: Int, ticks: [PanelTicks]) throws(TextError) -> Double {
    guard showsXNumbers(row) else { return 7 }
    var height = Self.tickLength + Self.gap + smallSize
    if let label = figure.panels[row].map(\.x.label).first(where: { !$0.isEmpty }) {
      height += 4 + (try setter.place(label, size: baseSize).height)
    }
    return height + (row < rows - 1 ? 6 : 0)
  }
}

/// Chosen ticks of a panel's axes.
struct PanelTicks: Equatable {
  var x: [AxisTick]
  var y: [AxisTick]
  var secondaryY: [AxisTick]
  /// What stands at the ends of the axes whose numbers have a common factor.
  var xFactor: String?
  var yFactor: String?
  var secondaryYFactor: String?
}
