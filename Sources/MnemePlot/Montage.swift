/// Small pictures in rows and columns: generated samples beside their nearest training images. It
/// fills its panel, which has no axes.
package struct Montage: Sendable, Equatable {
  /// From the top, all of one length; nil leaves a place empty.
  package let rows: [[MontagePicture?]]
  /// Beside the rows; none, or one for each.
  package let rowLabels: [String]
  /// Over the columns; none, one for each column, or one for each group.
  package let columnLabels: [String]
  /// Columns that belong together, such as 2 for pairs: wider gaps stand between groups.
  package let groupSize: Int

  package init(
    rows: [[MontagePicture?]], rowLabels: [String] = [], columnLabels: [String] = [],
    groupSize: Int = 1
  ) {
    precondition(
      !rows.isEmpty && !rows[0].isEmpty && rows.allSatisfy { $0.count == rows[0].count },
      "a montage needs a full grid of places")
    precondition(
      groupSize > 0 && rows[0].count.isMultiple(of: groupSize),
      "\(rows[0].count) columns in groups of \(groupSize)")
    precondition(
      rowLabels.isEmpty || rowLabels.count == rows.count,
      "\(rowLabels.count) labels for \(rows.count) rows")
    precondition(
      columnLabels.isEmpty || columnLabels.count == rows[0].count
        || columnLabels.count == rows[0].count / groupSize,
      "\(columnLabels.count) labels for \(rows[0].count) columns in groups of \(groupSize)")
    self.rows = rows
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.groupSize = groupSize
  }

  package var columnCount: Int { rows[0].count }
}

package struct MontagePicture: Sendable, Equatable {
  package let image: PlotImage
  /// A heavy frame in this ink instead of the thin one: what the figure is about.
  package let emphasis: InkRole?
  /// Under the picture, such as a distance; empty for none.
  package let caption: String

  package init(_ image: PlotImage, emphasis: InkRole? = nil, caption: String = "") {
    self.image = image
    self.emphasis = emphasis
    self.caption = caption
  }
}

extension PlotImage {
  /// A picture in grey.
  ///
  /// - Parameter grey: bytes in rows from the top, 0 for black, `width` times the height of them.
  package init(grey: [UInt8], width: Int) {
    self.init(
      width: width, height: grey.count / width,
      pixels: grey.map { 0xff00_0000 | UInt32($0) * 0x01_0101 })
  }

  /// A picture in colour.
  ///
  /// - Parameter rgb: bytes red, green, blue for each pixel, in rows from the top.
  package init(rgb: [UInt8], width: Int) {
    self.init(
      width: width, height: rgb.count / 3 / width,
      pixels: stride(from: 0, to: rgb.count - 2, by: 3).map { at in
        0xff00_0000 | UInt32(rgb[at]) << 16 | UInt32(rgb[at + 1]) << 8 | UInt32(rgb[at + 2])
      })
  }
}

extension Panel {
  /// A panel that a montage fills.
  package static func montage(_ montage: Montage, tag: String = "", title: String = "") -> Panel {
    let axis = PlotAxis(label: "", scale: .linear, range: 0...1, ticks: [])
    return Panel(tag: tag, title: title, x: axis, y: axis, marks: [.montage(montage)])
  }

  var isMontage: Bool {
    marks.contains { mark in
      if case .montage = mark { true } else { false }
    }
  }
}
