/// Where the frames stand: all of one size, spines on the same lines in rows and columns, margins as
/// wide as their widest words.
struct FramePlan {
  let layout: FigureLayout
  /// Where the first row begins.
  let top: Double
  let direct: DirectLabels
  /// Kept free at the right of the page, for a common colour bar.
  var barWidth = 0.0

  struct Grid {
    var panels: [PanelLayout]
    var height: Double
  }

  /// Everything about a panel that depends on the size of its frame.
  private struct Cell {
    var panel: Panel
    var ticks: PanelTicks
    var words: PanelWords
    var right: RightLabels
  }

  /// Room left and right of the frames of a column.
  private struct Margins: Equatable {
    var left = 0.0
    var right = 0.0

    func covering(_ other: Margins) -> Margins {
      Margins(left: max(left, other.left), right: max(right, other.right))
    }
  }

  private var figure: Figure { layout.figure }
  private var rows: Int { layout.rows }
  private var columns: Int { layout.columns }

  /// Margins need ticks and broken words, these need lengths: the second round knows the margins
  /// nearly, later ones only widen them until all words fit.
  ///
  /// - Returns: `nil` if direct labels don't fit beside their frames.
  func place() throws(TextError) -> Grid? {
    var margins = [Margins](repeating: Margins(left: 30, right: 5), count: columns)
    for round in 0..<8 {
      let cells = try cells(margins)
      guard let needed = try self.margins(cells, width: width(margins)) else { return nil }
      let wider = zip(margins, needed).map { $0.covering($1) }
      if round > 1, wider == margins { return try grid(cells, margins) }
      margins = round > 1 ? wider : needed
    }
    return try grid(try cells(margins), margins)
  }

  /// Of a frame.
  private func width(_ margins: [Margins]) -> Double {
    let taken = margins.reduce(0) { $0 + $1.left + $1.right }
    return max(20, (layout.width - 2 * FigureLayout.padding - barWidth - taken) / Double(columns))
  }

  private func cells(_ margins: [Margins]) throws(TextError) -> [[Cell?]] {
    let width = width(margins), height = width * figure.aspect
    let sides = columns == 1 ? min(margins[0].left, margins[0].right) : 0
    var cells: [[Cell?]] = []
    for (row, line) in figure.panels.enumerated() {
      var made: [Cell?] = []
      for (column, panel) in line.enumerated() {
        let ticks = try layout.ticks(panel, width: width, height: height)
        // The label in the middle leaves the end of the line to the factor of the numbers.
        let factor = try ticks.xFactor.map { text throws(TextError) in
          try layout.setter.place(text, size: layout.smallSize).width + layout.smallSize
        }
        made.append(
          panel.isBlank
            ? nil
            : Cell(
              panel: panel, ticks: ticks,
              words: try layout.words(
                panel, width: width, height: height, sides: factor.map { -$0 } ?? sides,
                size: layout.baseSize),
              right: RightLabels(
                items: try layout.levelNames(panel) + direct.items[row][column])))
      }
      cells.append(made)
    }
    return cells
  }

  // MARK: Margins

  private func margins(_ cells: [[Cell?]], width: Double) throws(TextError) -> [Margins]? {
    var margins = [Margins](repeating: Margins(), count: columns)
    let frame = PlotRect(minX: 0, minY: 0, maxX: width, maxY: width * figure.aspect)
    for row in 0..<rows {
      for column in 0..<columns {
        guard let cell = cells[row][column] else { continue }
        let overhang = try overhang(cell, row: row, width: width)
        let axis =
          cell.panel.isMontage
          ? 0
          : layout.showsYNumbers(column)
            ? try layout.axisWidth(cell.ticks.y, label: cell.words.y) : 9
        guard var right = try right(cell, frame, hasDirect: !direct.items[row][column].isEmpty)
        else { return nil }
        if column < columns - 1 { right = max(right, 2) }
        margins[column].left = max(margins[column].left, axis, overhang.left)
        margins[column].right = max(
          margins[column].right, right,
          overhang.right + (column < columns - 1 ? 0.6 * layout.smallSize : 0))
      }
    }
    return margins
  }

  private func right(
    _ cell: Cell, _ frame: PlotRect, hasDirect: Bool
  ) throws(TextError) -> Double? {
    if cell.panel.secondaryY != nil {
      return try layout.axisWidth(cell.ticks.secondaryY, label: cell.words.secondaryY)
    }
    let painter = MarkPainter(
      theme: layout.theme, frame: frame, x: cell.panel.x, y: cell.panel.y)
    if hasDirect, !cell.right.fit(painter, size: layout.smallSize) { return nil }
    return cell.right.width(painter, size: layout.smallSize)
  }

  /// How far numbers of the x axis run out of the frame.
  private func overhang(
    _ cell: Cell, row: Int, width: Double
  ) throws(TextError) -> (left: Double, right: Double) {
    guard layout.showsXNumbers(row), !cell.panel.isMontage else { return (0, 0) }
    var (left, right) = (0.0, 0.0)
    for tick in cell.ticks.x {
      guard let text = tick.label else { continue }
      let half = try layout.setter.place(text, size: layout.smallSize).width / 2
      let center = cell.panel.x.fraction(tick.value) * width
      left = max(left, half - center)
      right = max(right, center + half - width)
    }
    return (left, right)
  }

  // MARK: Frames

  private func grid(_ cells: [[Cell?]], _ margins: [Margins]) throws(TextError) -> Grid {
    let width = width(margins), height = width * figure.aspect
    var panels: [PanelLayout] = []
    var y = top
    for row in 0..<rows {
      y += headHeight(cells[row])
      var x = FigureLayout.padding
      for column in 0..<columns {
        x += margins[column].left
        if let cell = cells[row][column] {
          let frame = PlotRect(minX: x, minY: y, maxX: x + width, maxY: y + height)
          panels.append(
            panel(cell, frame, row: row, column: column, cells: cells, margins: margins[column]))
        }
        x += width + margins[column].right
      }
      y += height + (try footHeight(cells[row], row: row))
    }
    return Grid(panels: panels, height: (y + FigureLayout.padding).rounded(.up))
  }

  /// Labels of a column share one line, and labels of a row.
  private func panel(
    _ cell: Cell, _ frame: PlotRect, row: Int, column: Int, cells: [[Cell?]], margins: Margins
  ) -> PanelLayout {
    let stacked = cells.compactMap { $0[column]?.words }
    let base = 0.7 * layout.baseSize
    return PanelLayout(
      layout: layout, panel: cell.panel, frame: frame, ticks: cell.ticks, words: cell.words,
      right: cell.right, showsXNumbers: layout.showsXNumbers(row),
      showsYNumbers: layout.showsYNumbers(column),
      lines: PanelLayout.Lines(
        x: frame.maxY + layout.numberOffset + layout.smallSize + 4
          + max(base, cells[row].compactMap { $0?.words.x.ascent }.max() ?? 0),
        y: frame.minX - margins.left + max(base, stacked.map(\.y.ascent).max() ?? 0),
        secondaryY: frame.maxX + margins.right - (stacked.map(\.secondaryY.descent).max() ?? 0),
        factors: factorHeight(cells[row])),
      leftEdge: frame.minX - margins.left)
  }

  private func headHeight(_ cells: [Cell?]) -> Double {
    let lines =
      cells.map { cell in
        max(cell?.words.title.lines.count ?? 0, cell?.words.tag == nil ? 0 : 1)
      }.max() ?? 0
    let size = layout.baseSize
    return (lines > 0 ? size + 5 + Double(lines - 1) * 1.2 * size : 3) + factorHeight(cells)
  }

  /// A common factor over the numbers has a line of its own: it can be longer than they are.
  private func factorHeight(_ cells: [Cell?]) -> Double {
    let hasFactor = cells.contains { $0?.ticks.yFactor != nil || $0?.ticks.secondaryYFactor != nil }
    return hasFactor ? 1.6 * layout.smallSize : 0
  }

  private func footHeight(_ cells: [Cell?], row: Int) throws(TextError) -> Double {
    guard layout.showsXNumbers(row) else { return 7 }
    let size = layout.smallSize
    let label = max(
      cells.compactMap { $0?.words.x.height }.max() ?? 0,
      cells.contains { $0?.ticks.xFactor != nil } ? size : 0)
    return layout.numberOffset + size + (label > 0 ? 4 + label : 0)
      + (row < rows - 1 ? 6 : 0)
  }
}

extension FigureLayout {
  /// Ticks, numbers and the turned label of a y axis.
  func axisWidth(_ ticks: [AxisTick], label: WrappedLabel) throws(TextError) -> Double {
    var widest = 0.0
    for text in ticks.compactMap(\.label) {
      widest = max(widest, try setter.place(text, size: smallSize).width)
    }
    let height = label.lines.isEmpty ? 0 : 4 + max(label.height, 0.7 * baseSize)
    return numberOffset + widest + height
  }

  /// Names of levels, to stand right of the frame; a secondary axis takes that place.
  func levelNames(_ panel: Panel) throws(TextError) -> [RightLabels.Item] {
    guard panel.secondaryY == nil else { return [] }
    var items: [RightLabels.Item] = []
    for mark in panel.marks {
      guard case .level(let value, let text, _) = mark, !text.isEmpty else { continue }
      let ends = [panel.x.range.lowerBound, panel.x.range.upperBound]
      items.append(
        RightLabels.Item(
          label: try setter.place(text, size: smallSize), curve: ends.map { PlotPoint($0, value) },
          color: theme.mutedInk))
    }
    return items
  }
}
