/// Pictures, frames and words of a montage within a frame: pictures as large as fit, all of one size.
struct MontageLayout {
  let montage: Montage
  let frame: PlotRect
  let theme: Theme
  /// Of the words, in points.
  let textSize: Double

  private static let gap = 2.5
  private static let groupGap = 8.0
  private static let wordGap = 3.0
  /// White at the right, before what stands beside the montage.
  private static let margin = 6.0

  typealias Setting = (String) throws(TextError) -> PlacedLabel

  /// - Parameter place: sets words at `textSize`.
  func commands(place: Setting) throws(TextError) -> [DrawCommand] {
    let rowLabels = try all(montage.rowLabels, place)
    let columnLabels = try all(montage.columnLabels, place)
    let grid = grid(
      left: rowLabels.map(\.width).max().map { $0 + Self.wordGap } ?? 0,
      top: columnLabels.isEmpty ? 0 : textSize + Self.wordGap + 1)
    var commands: [DrawCommand] = []
    for (row, pictures) in montage.rows.enumerated() {
      for (column, picture) in pictures.enumerated() {
        guard let picture else { continue }
        let box = grid.box(row, column)
        commands += ink(picture, in: box)
        if !picture.caption.isEmpty {
          let label = try place(picture.caption)
          commands.append(
            words(label, x: box.midX - label.width / 2, y: box.maxY + 0.75 * textSize + 1))
        }
      }
    }
    for (row, label) in rowLabels.enumerated() {
      let box = grid.box(row, 0)
      commands.append(
        words(label, x: box.minX - Self.wordGap - label.width, y: box.midY + 0.33 * textSize))
    }
    let span = montage.columnCount / max(1, columnLabels.count)
    let descent = columnLabels.map(\.descent).max() ?? 0
    for (index, label) in columnLabels.enumerated() {
      let first = grid.box(0, index * span), last = grid.box(0, (index + 1) * span - 1)
      commands.append(
        words(
          label, x: (first.minX + last.maxX - label.width) / 2,
          y: first.minY - Self.wordGap - descent))
    }
    return commands
  }

  private func all(_ texts: [String], _ place: Setting) throws(TextError) -> [PlacedLabel] {
    var labels: [PlacedLabel] = []
    for text in texts { labels.append(try place(text)) }
    return labels
  }

  // MARK: Places

  /// Where pictures stand.
  struct Grid {
    var left: Double
    var top: Double
    var width: Double
    var height: Double
    /// Of each row, from `top`.
    var offsets: [Double]
    var groupSize: Int

    func box(_ row: Int, _ column: Int) -> PlotRect {
      let gaps = Double(column) * gap + Double(column / groupSize) * (groupGap - gap)
      let x = left + Double(column) * width + gaps
      let y = top + offsets[row]
      return PlotRect(minX: x, minY: y, maxX: x + width, maxY: y + height)
    }
  }

  /// The largest grid that fits beside and under the labels, from the top left of the frame.
  func grid(left: Double, top: Double) -> Grid {
    let (columns, rows) = (Double(montage.columnCount), Double(montage.rows.count))
    let groups = Double(montage.columnCount / montage.groupSize)
    let hasGroups = montage.groupSize > 1
    let gaps =
      (columns - 1) * Self.gap + (hasGroups ? (groups - 1) * (Self.groupGap - Self.gap) : 0)
    // Only a row with captions leaves room for them.
    let under = montage.rows.map { row in
      row.contains { $0?.caption.isEmpty == false } ? textSize + 2 : 0
    }
    let aspect = aspect
    let widest = (frame.width - left - gaps - Self.margin) / columns
    let highest = (frame.height - top - (rows - 1) * Self.gap - under.reduce(0, +)) / rows
    let width = max(1, min(widest, highest / aspect))
    let height = width * aspect
    let offsets = under.indices.map { row in
      Double(row) * (height + Self.gap) + under[..<row].reduce(0, +)
    }
    return Grid(
      left: frame.minX + left, top: frame.minY + top, width: width, height: height,
      offsets: offsets,
      groupSize: hasGroups ? montage.groupSize : Int.max)
  }

  /// Height over width of a picture.
  private var aspect: Double {
    guard let picture = montage.rows.joined().compactMap({ $0 }).first else { return 1 }
    return Double(picture.image.height) / Double(picture.image.width)
  }

  // MARK: Ink

  /// The picture with hard pixels; its frame stands outside of it and hides nothing.
  private func ink(_ picture: MontagePicture, in box: PlotRect) -> [DrawCommand] {
    let painter = MarkPainter(
      theme: theme, frame: frame, x: PlotAxis(label: "", scale: .linear, range: 0...1),
      y: PlotAxis(label: "", scale: .linear, range: 0...1))
    let width = picture.emphasis == nil ? 0.5 : 1.3
    let color = picture.emphasis.map(painter.color) ?? theme.mutedInk
    return [
      .image(picture.image, in: box, .cells),
      .path(
        MarkPainter.outline(box.insetBy(-width / 2)), fill: nil,
        stroke: StrokeStyle(color: color, width: width)),
    ]
  }

  private func words(_ label: PlacedLabel, x: Double, y: Double) -> DrawCommand {
    .label(label, at: PlotPoint(x, y), quarterTurns: 0, color: theme.ink)
  }
}
