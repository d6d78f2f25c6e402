import MnemeFigures
import MnemePlot
import Testing

/// Figures of several reference counts, at every venue and in both themes.
@Suite struct FigureLintTests {
  @Test(arguments: Venue.allCases, Theme.all)
  func nothingIsWrongWithSeveralReferenceCounts(venue: Venue, theme: Theme) throws {
    try expectNothing(in: try QuickTables.withTwoReferenceCounts(), figureCount: 4, venue, theme)
  }

  private func expectNothing(
    in tables: LinearTransitionTables, figureCount: Int, _ venue: Venue, _ theme: Theme
  ) throws {
    let figures = FigureSet.linearTransition(tables, venue: venue)
    #expect(figures.count == figureCount)
    for figure in figures {
      let findings = try FigureRenderer(theme: theme, venue: venue).lint(figure)
      #expect(findings.isEmpty, "\(figure.name): \(findings)")
    }
  }

  /// The error bar of an open interval runs on, and is not left out.
  @Test func anOpenIntervalIsDrawn() throws {
    let figures = FigureSet.linearTransition(try QuickTables.withTwoReferenceCounts())
    let scan = try #require(figures.first { $0.name == "reference-scan" })
    let marks = scan.panels.joined().flatMap(\.marks)
    let spans = marks.flatMap { mark -> [PlotSpan] in
      if case .errorBars(let spans, _) = mark { spans } else { [] }
    }
    let points = marks.flatMap { mark -> [PlotPoint] in
      if case .points(let points, _) = mark { points } else { [] }
    }
    #expect(!points.isEmpty && spans.count == points.count)
    #expect(spans.contains { $0.high == .infinity } && spans.contains { $0.high.isFinite })
  }
}
