/// Figure → display list, for one theme and venue. Pure: text is asked for its size, never drawn.
package struct FigureLayout {
  let figure: Figure
  let theme: Theme
  let setter: LabelSetter
  let boldSetter: LabelSetter
  /// Of the page, in points: exactly the venue's.
  let width: Double
  /// Text sizes: labels and titles; ticks, legend and notes.
  let baseSize: Double
  let smallSize: Double

  /// White space at the edges of the page.
  static let padding = 3.0
  static let tickLength = 3.0
  static let gap = 3.0
  /// From a spine to the numbers of its axis: at a corner those of both axes stand apart.
  var numberOffset: Double { Self.tickLength + max(Self.gap, 0.32 * smallSize) }

  package init(_ figure: Figure, theme: Theme, venue: Venue, measure: any TextMeasure) {
    self.figure = figure
    self.theme = theme
    baseSize = venue.baseSize
    smallSize = venue.smallSize
    width = venue.widthPoints
    setter = LabelSetter(measure: measure)
    boldSetter = LabelSetter(measure: measure, isBold: true)
  }

  var rows: Int { figure.panels.count }
  var columns: Int { figure.panels[0].count }

  /// - Throws: `TextError` for a broken label or a missing glyph.
  package func displayList() throws(TextError) -> DisplayList { try drawing().list }

  typealias Drawing = (list: DisplayList, panels: [PanelLayout])

  /// The ink, and the panels as they are placed.
  func drawing() throws(TextError) -> Drawing {
    for placement in figure.legendPlacement.attempts {
      if let drawing = try drawing(placement) { return drawing }
    }
    preconditionFailure("a legend above the panels always has a place")
  }

  /// `nil` if the legend doesn't fit where it shall stand.
  private func drawing(_ placement: LegendPlacement) throws(TextError) -> Drawing? {
    switch placement {
    case .above:
      return try drawn(above: figure.legend, direct: DirectLabels(none: figure))
    case .direct:
      guard let direct = try DirectLabels(self) else { return nil }
      return try drawn(above: direct.rest, direct: direct)
    case .inside:
      guard var drawn = try drawn(above: [], direct: DirectLabels(none: figure)) else { return nil }
      let inside = LegendInside(
        layout: self, list: drawn.list, frames: drawn.panels.map(\.frame))
      guard let legend = try inside.commands() else { return nil }
      drawn.list.commands += legend
      return drawn
    }
  }

  /// `nil` if words at the right of the panels don't fit.
  private func drawn(
    above entries: [LegendEntry], direct: DirectLabels
  ) throws(TextError) -> Drawing? {
    let legend = try LegendLayout(layout: self).above(entries)
    var plan = FramePlan(layout: self, top: Self.padding + legend.height, direct: direct)
    let bar = figure.colorBar.map { ColorBarLayout(layout: self, bar: $0) }
    if let bar {
      let height = Double(rows) * 0.75 * width / Double(columns) * figure.aspect
      plan.barWidth = try bar.width(height: height)
    }
    guard let grid = try plan.place() else { return nil }
    var list = DisplayList(width: width, height: grid.height, background: theme.background)
    for panel in grid.panels { list.commands += try panel.commands() }
    list.commands += legend.commands
    let frames = grid.panels.map(\.frame)
    if let bar, let top = frames.map(\.minY).min(), let bottom = frames.map(\.maxY).max() {
      list.commands += try bar.commands(from: top, to: bottom)
    }
    return (list, grid.panels)
  }

  func showsXNumbers(_ row: Int) -> Bool { !figure.sharesX || row == rows - 1 }
  func showsYNumbers(_ column: Int) -> Bool { !figure.sharesY || column == 0 }
}
