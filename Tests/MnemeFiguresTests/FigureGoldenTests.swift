import MnemeFigures
import MnemePlot
import Testing

/// Every figure of a report as ink, with boxes for letters: what moved is a line of text.
@Suite struct FigureGoldenTests {
  @Test(arguments: [
    "memorization-transition", "reference-scan", "kl-divergence", "alignment-of-scales",
  ])
  func theInkIsAsRecorded(name: String) throws {
    let figures = FigureSet.linearTransition(
      try QuickTables.withTwoReferenceCounts(), venue: .neurips)
    let figure = try #require(figures.first { $0.name == name })
    let list = try FigureRenderer(venue: .neurips)
      .displayList(figure, measure: BoxTextMeasure())
    try Golden.check(list.text, "\(name).txt")
  }
}
