import MnemeFigures
import MnemePlot
import Testing

/// Every figure of every report, from the tables of the quick presets.
@Suite struct QuickFigureTests {
  @Test(arguments: QuickFigures.all, Venue.allCases)
  func nothingIsWrong(quick: QuickFigures, venue: Venue) throws {
    let figures = try quick.figures(venue: venue)
    #expect(figures.map(\.name) == quick.names)
    for theme in Theme.all {
      for figure in figures {
        let findings = try FigureRenderer(theme: theme, venue: venue).lint(figure)
        #expect(findings.isEmpty, "\(figure.name), \(theme.name): \(findings)")
      }
    }
  }

  /// As ink, with boxes for letters: what moved is a line of text.
  @Test(arguments: QuickFigures.all.filter { $0.experiment != "linear-transition" })
  func theInkIsAsRecorded(quick: QuickFigures) throws {
    for figure in try quick.figures(venue: .neurips) {
      let list = try FigureRenderer(venue: .neurips)
        .displayList(figure, measure: BoxTextMeasure())
      try Golden.check(list.text, "\(figure.name).txt")
    }
  }

  /// Words that a reader who can't see the figure needs, and numbers from the data in the caption.
  @Test(arguments: QuickFigures.all)
  func wordsSayHowItWasMeasured(quick: QuickFigures) throws {
    for figure in try quick.figures(venue: .arxiv) {
      #expect(figure.caption.contains(/[0-9]/), "\(figure.name): no number in the caption")
      #expect(figure.altText.contains(/[0-9]/), "\(figure.name): no number in the words for it")
    }
  }
}
