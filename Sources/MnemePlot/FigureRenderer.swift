/// Figure → files, for one theme and venue.
package struct FigureRenderer: Sendable {
  package let theme: Theme
  package let venue: Venue
  package let fonts: FontPreset

  package init(
    theme: Theme = .light, venue: Venue = .arxiv, fonts: FontPreset = .standard
  ) {
    self.theme = theme
    self.venue = venue
    self.fonts = fonts
  }

  /// The same figure and data always give the same bytes. One synchronous call: no font or surface
  /// outlives it.
  ///
  /// - Throws: `TextError` for a broken label, a missing or substituted font, a missing glyph or an axis
  ///   without numbers.
  package func render(
    _ figure: Figure, formats: [FigureFormat] = FigureFormat.allCases, creator: String,
    dataDigest: String
  ) throws(TextError) -> [FigureFormat: [UInt8]] {
    let text = try TextEngine(fonts)
    let list = try displayList(figure, measure: text)
    let provenance = FigureProvenance(
      title: figure.title, subject: figure.altText, creator: creator, dataDigest: dataDigest)
    var files: [FigureFormat: [UInt8]] = [:]
    for format in formats {
      files[format] = try CanvasFile.bytes(
        of: list, as: format, name: "\(figure.name)-\(theme.name)", provenance: provenance,
        text: text)
    }
    return files
  }

  /// What is drawn, as text, one command a line: what two versions of a library can be compared by.
  ///
  /// - Throws: `TextError`.
  package func drawing(_ figure: Figure) throws(TextError) -> String {
    try displayList(figure, measure: try TextEngine(fonts)).text
  }

  /// What is wrong with the figure as it would be drawn.
  ///
  /// - Throws: `TextError`.
  package func lint(_ figure: Figure) throws(TextError) -> [LintFinding] {
    let list = try displayList(figure, measure: try TextEngine(fonts))
    return FigureLint(figure, list, theme: theme, venue: venue).findings()
  }

  /// The values behind the marks, where `render` draws them; the same in every theme.
  ///
  /// - Throws: `TextError`.
  package func readout(_ figure: Figure) throws(TextError) -> FigureReadout {
    try FigureLayout(figure, theme: theme, venue: venue, measure: try TextEngine(fonts)).readout()
  }

  /// - Throws: `TextError`.
  package func displayList(
    _ figure: Figure, measure: any TextMeasure
  ) throws(TextError) -> DisplayList {
    try FigureLayout(figure, theme: theme, venue: venue, measure: measure).displayList()
  }
}
