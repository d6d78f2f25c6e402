/// A small panel within another one: a close look, or the same data on another scale. It has numbers
/// but no title or axis labels; the caption says what it shows.
package struct PanelInset: Sendable, Equatable {
  /// Its tag, title, labels and own insets are not drawn.
  package var panel: Panel
  package var place: Place

  package enum Place: Sendable, Equatable {
    /// Fractions of the panel's width, from the left, and of its height, from the bottom; numbers
    /// included.
    case area(x: ClosedRange<Double>, y: ClosedRange<Double>)
    /// As large as these fractions of width and height, in the corner where it covers least data.
    case freeCorner(width: Double, height: Double)
  }

  package init(_ panel: Panel, _ place: Place) {
    self.panel = panel
    self.place = place
  }
}

/// Places the insets of a panel and draws them over its marks.
struct InsetLayout {
  let outer: PanelLayout

  /// White around an inset, in points.
  private static let margin = 3.0
  /// Of a frame, in points.
  private static let leastSide = 12.0

  /// - Parameter ink: of the panel so far; a free corner is one with little of it.
  func commands(over ink: [DrawCommand]) throws(TextError) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    for inset in outer.panel.insets {
      let box = box(inset.place, ink + commands)
      commands += try draw(inset.panel, in: box)
    }
    return commands
  }

  private func box(_ place: PanelInset.Place, _ ink: [DrawCommand]) -> PlotRect {
    switch place {
    case .area(let x, let y): return area(x, y)
    case .freeCorner(let width, let height):
      let map = InkMap(
        width: outer.layout.width, height: outer.frame.maxY + 1, commands: ink,
        ignoring: PanelLayout.coverable)
      let gap = 0.03
      let left = gap...gap + width, right = 1 - gap - width...1 - gap
      let bottom = gap...gap + height, top = 1 - gap - height...1 - gap
      let corners = [(right, top), (left, top), (right, bottom), (left, bottom)]
        .map { area($0, $1) }
      let amounts = corners.map { map.ink(in: $0) }
      let least = amounts.min() ?? 0
      // Of equals the first, so that the place doesn't depend on anything else.
      return corners[amounts.firstIndex(of: least) ?? 0]
    }
  }

  private func area(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> PlotRect {
    let frame = outer.frame
    return PlotRect(
      minX: frame.minX + x.lowerBound * frame.width, minY: frame.maxY - y.upperBound * frame.height,
      maxX: frame.minX + x.upperBound * frame.width, maxY: frame.maxY - y.lowerBound * frame.height)
  }

  private func draw(_ panel: Panel, in box: PlotRect) throws(TextError) -> [DrawCommand] {
    let layout = outer.layout
    let none = try layout.setter.wrap("", size: layout.smallSize, limit: box.width)
    let ticks = try layout.ticks(panel, width: box.width * 0.7, height: box.height * 0.7)
    let left = box.minX + (try layout.axisWidth(ticks.y, label: none)) + Self.margin
    let over = ticks.yFactor == nil ? 0.5 : 2.1
    let under = ticks.xFactor == nil ? 0 : layout.smallSize + 4
    let top = box.minY + over * layout.smallSize + Self.margin
    // Too small a box is overrun rather than left out: the lint then finds what overlaps.
    let frame = PlotRect(
      minX: left, minY: top,
      maxX: max(left + Self.leastSide, box.maxX - layout.smallSize - Self.margin),
      maxY: max(
        top + Self.leastSide,
        box.maxY - layout.numberOffset - layout.smallSize - under - Self.margin))
    let inner = PanelLayout(
      layout: layout, panel: panel, frame: frame, ticks: ticks,
      words: PanelWords(tag: nil, title: none, x: none, y: none, secondaryY: none),
      right: RightLabels(), showsXNumbers: true, showsYNumbers: true,
      lines: PanelLayout.Lines(x: 0, y: 0, secondaryY: 0), leftEdge: box.minX, isInset: true)
    let plate = DrawCommand.path(
      MarkPainter.outline(box), fill: layout.theme.background, stroke: nil)
    return [.beginGroup("inset"), plate] + (try inner.commands()) + [.endGroup]
  }
}
