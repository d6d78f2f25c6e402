import MnemePlot

/// Layout with boxes in place of letters: no font, no cairo.
enum Boxes {
  static func list(
    _ figure: Figure, _ venue: Venue = .arxiv, theme: Theme = .light
  ) throws -> DisplayList {
    try FigureLayout(figure, theme: theme, venue: venue, measure: BoxTextMeasure()).displayList()
  }
}
