import Foundation
import MnemeFigures
import MnemePlot
import MnemeTables
import Testing

/// Every figure of a report, as drawn with the real fonts, at every venue and in both themes. The
/// tables are those of `mneme run linear-transition --preset quick`.
@Suite struct FigureLintTests {
  private static var folder: RunFolder {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return RunFolder(path: tests.appending(path: "Fixtures/linear_transition_quick").path)
  }

  @Test(arguments: Venue.allCases, Theme.all)
  func nothingIsWrong(venue: Venue, theme: Theme) throws {
    let figures = try #require(
      try FigureSet.figures(of: "linear-transition", in: Self.folder, venue: venue))
    #expect(figures.count >= 3)
    for figure in figures {
      let findings = try FigureRenderer(theme: theme, venue: venue).lint(figure)
      #expect(findings.isEmpty, "\(figure.name): \(findings)")
    }
  }
}
