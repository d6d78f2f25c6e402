/// The legend in a panel, at the corner or edge where it covers no data.
struct LegendInside {
  let layout: FigureLayout
  /// The figure without its legend, and where its frames are.
  let list: DisplayList
  let frames: [PlotRect]

  private static let inset = 4.0
  private static let columnGap = 10.0

  /// Tried in panels from the first to the last, in this order of places, with one column of
  /// entries and then with two; the first place without ink is taken.
  ///
  /// - Returns: `nil` if every place covers ink.
  func commands() throws(TextError) -> [DrawCommand]? {
    let legend = LegendLayout(layout: layout)
    let items = try legend.items(layout.figure.legend)
    guard !items.isEmpty else { return [] }
    let map = InkMap(
      width: list.width, height: list.height, commands: list.commands,
      ignoring: PanelLayout.coverable)
    for columns in items.count > 2 ? [1, 2] : [1] {
      let table = Table(items: items, columns: columns, lineHeight: legend.lineHeight)
      for frame in frames {
        for box in table.places(in: frame.insetBy(Self.inset)) where map.ink(in: box) == 0 {
          return draw(table, in: box, legend)
        }
      }
    }
    return nil
  }

  private func draw(_ table: Table, in box: PlotRect, _ legend: LegendLayout) -> [DrawCommand] {
    var commands: [DrawCommand] = [
      .beginGroup("legend"),
      .path(
        MarkPainter.outline(box), fill: layout.theme.background.withAlpha(0.85), stroke: nil),
    ]
    for (index, item) in table.items.enumerated() {
      let (column, row) = (index / table.rows, index % table.rows)
      let x = box.minX + table.widths[..<column].reduce(0) { $0 + $1 + Self.columnGap }
      commands += legend.draw(
        item, x: x, middle: box.minY + (Double(row) + 0.5) * table.lineHeight)
    }
    return commands + [.endGroup]
  }

  /// Entries in columns, filled from the top down.
  private struct Table {
    let items: [LegendLayout.Item]
    let rows: Int
    let widths: [Double]
    let lineHeight: Double

    init(items: [LegendLayout.Item], columns: Int, lineHeight: Double) {
      self.items = items
      self.lineHeight = lineHeight
      let rows = (items.count + columns - 1) / columns
      self.rows = rows
      widths = stride(from: 0, to: items.count, by: rows).map { start in
        items.dropFirst(start).prefix(rows).map(\.width).max() ?? 0
      }
    }

    var width: Double {
      widths.reduce(0, +) + LegendInside.columnGap * Double(widths.count - 1)
    }
    var height: Double { Double(rows) * lineHeight }

    /// Corners, then middles of the edges.
    func places(in room: PlotRect) -> [PlotRect] {
      guard width <= room.width, height <= room.height else { return [] }
      let (left, middle, right) = (room.minX, room.midX - width / 2, room.maxX - width)
      let (top, centre, bottom) = (room.minY, room.midY - height / 2, room.maxY - height)
      return [
        (right, top), (left, top), (right, bottom), (left, bottom), (right, centre),
        (left, centre), (middle, top), (middle, bottom),
      ].map { x, y in PlotRect(minX: x, minY: y, maxX: x + width, maxY: y + height) }
    }
  }
}
