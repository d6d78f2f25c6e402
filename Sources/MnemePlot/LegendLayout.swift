/// The legend: one flow of entries over the panels, broken into centred lines.
struct LegendLayout {
  let layout: FigureLayout

  private static let sampleWidth = 20.0
  /// Where only a marker is shown.
  private static let markerWidth = 8.0
  private static let spacing = 13.0

  struct Placed {
    var commands: [DrawCommand]
    var height: Double
  }

  struct Item {
    let entry: LegendEntry
    let label: PlacedLabel
    var sampleWidth: Double {
      entry.sample == .plain && entry.line == nil || entry.sample == .errorBar
        ? LegendLayout.markerWidth : LegendLayout.sampleWidth
    }
    var width: Double { sampleWidth + 4 + label.width }
  }

  /// A flow of entries at the top of the page.
  func above(_ entries: [LegendEntry]) throws(TextError) -> Placed {
    let lines = Self.broken(try items(entries), free: layout.width - 2 * FigureLayout.padding)
    guard !lines[0].isEmpty else { return Placed(commands: [], height: 0) }
    var commands: [DrawCommand] = [.beginGroup("legend")]
    for (index, line) in lines.enumerated() {
      let total = line.reduce(0) { $0 + $1.width } + Self.spacing * Double(line.count - 1)
      var x = (layout.width - total) / 2
      for item in line {
        commands += draw(
          item, x: x, middle: FigureLayout.padding + (Double(index) + 0.5) * lineHeight)
        x += item.width + Self.spacing
      }
    }
    commands.append(.endGroup)
    return Placed(commands: commands, height: Double(lines.count) * lineHeight + 2)
  }

  var lineHeight: Double { layout.smallSize + 5 }

  func items(_ entries: [LegendEntry]) throws(TextError) -> [Item] {
    var items: [Item] = []
    for entry in entries {
      items.append(
        Item(entry: entry, label: try layout.setter.place(entry.label, size: layout.smallSize)))
    }
    return items
  }

  /// As few lines as fit, of about equal length.
  static func broken(_ items: [Item], free: Double) -> [[Item]] {
    let fewest = flowed(items, limit: free)
    let total = items.reduce(0) { $0 + $1.width + spacing }
    for share in stride(from: 1.0, through: 1.6, by: 0.05) {
      let even = flowed(items, limit: min(free, share * total / Double(fewest.count)))
      if even.count == fewest.count { return even }
    }
    return fewest
  }

  private static func flowed(_ items: [Item], limit: Double) -> [[Item]] {
    var lines: [[Item]] = [[]]
    var used = 0.0
    for item in items {
      if used > 0, used + spacing + item.width > limit {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(item)
      used += (used > 0 ? spacing : 0) + item.width
    }
    return lines
  }

  func draw(_ item: Item, x: Double, middle: Double) -> [DrawCommand] {
    sample(item.entry, x: x, width: item.sampleWidth, middle: middle) + [
      .label(
        item.label, at: PlotPoint(x + item.sampleWidth + 4, middle + 0.33 * layout.smallSize),
        quarterTurns: 0, color: layout.theme.ink)
    ]
  }

  /// A small panel of its own, drawn by the same painter as the data.
  private func sample(
    _ entry: LegendEntry, x: Double, width: Double, middle: Double
  ) -> [DrawCommand] {
    let box = PlotRect(
      minX: x, minY: middle - 4.5, maxX: x + width, maxY: middle + 4.5)
    let unit = PlotAxis(label: "", scale: .linear, range: 0...1)
    let painter = MarkPainter(theme: layout.theme, frame: box, x: unit, y: unit)
    return entry.marks.flatMap { painter.background($0) + painter.ink($0) }
  }
}
