import Foundation
import Testing

@testable import MnemeReport

/// Tables and figures → report, with the project's templates and with broken ones.
@Suite struct ReportRenderingTests {
  private static let prose = "linear-transition.md.mustache"

  @Test(arguments: [[10_000], [10_000, 3000], [10_000, 3000, 30_000]])
  func everyFigureIsPlacedOnce(referenceCounts: [Int]) throws {
    let fixture = Fixture(referenceCounts: referenceCounts)
    let (markdown, html) = try fixture.render()
    #expect(fixture.figures.count == (referenceCounts.count > 1 ? 4 : 3))
    for figure in fixture.figures {
      #expect(html.components(separatedBy: "id=\"figure-\(figure.name)\"").count == 2)
      #expect(markdown.components(separatedBy: "<a id=\"figure-\(figure.name)\">").count == 2)
    }
    // BibTeX has double braces too, but no names in small letters alone.
    let hole = /\{\{[#^\/]?[a-z_]+\}\}/
    #expect(!markdown.contains(hole) && !html.contains(hole))
  }

  @Test func equalTablesGiveEqualReports() throws {
    let first = try Fixture().render(), second = try Fixture().render()
    #expect(first.markdown == second.markdown && first.html == second.html)
  }

  @Test func noDimensionIsLeftOut() throws {
    let (markdown, _) = try Fixture(dimensions: [7, 31]).render()
    for dimension in ["7", "31"] { #expect(markdown.contains("$d$ = \(dimension)")) }
  }

  /// The error names the hole as it is written.
  @Test func aFigureThatIsNotPlacedIsAnError() throws {
    let error = #expect(throws: ReportError.self) {
      try withTemplates(changing: Self.prose) {
        $0.replacingOccurrences(of: "{{figure_alignment_of_scales}}", with: "")
      } _: {
        try Fixture().render(templates: $0)
      }
    }
    let text = try #require(error).description
    #expect(text.contains("'alignment-of-scales'"), "\(text)")
    #expect(text.contains("{{figure_alignment_of_scales}}"), "\(text)")
  }

  @Test func anUnknownHoleIsAnError() throws {
    let error = #expect(throws: ReportError.self) {
      try withTemplates(changing: Self.prose) {
        $0 + "\n{{n_memm}}\n"
      } _: {
        try Fixture().render(templates: $0)
      }
    }
    #expect(try #require(error).description.contains("n_memm"))
  }

  @Test func aLinkToNowhereIsAnError() throws {
    let error = #expect(throws: ReportError.self) {
      try withTemplates(changing: Self.prose) {
        $0 + "\nSee [there](#nowhere).\n"
      } _: {
        try Fixture().render(templates: $0)
      }
    }
    #expect(try #require(error).description.contains("nowhere"))
  }

  /// In words that a reader sees and in those that she hears.
  @Test func aFigureWithoutWordsIsAnError() throws {
    for (caption, altText, missing) in [
      (" ", "Words.", "caption"), ("A caption.", "\n", "alternative text"),
    ] {
      var fixture = Fixture()
      fixture.figures[1].captionMarkdown = caption
      fixture.figures[1].altText = altText
      let error = #expect(throws: ReportError.self) { try fixture.render() }
      let text = try #require(error).description
      #expect(text.contains("'kl-divergence'") && text.contains(missing), "\(text)")
    }
  }

  @Test func aMissingTemplateIsAnError() {
    #expect(throws: ReportError.self) {
      try withTemplates(changing: Self.prose) { _ in
        nil
      } _: {
        try Fixture().render(templates: $0)
      }
    }
  }

  @Test func emptyTablesAreAnError() {
    var fixture = Fixture()
    fixture.cells = []
    #expect(throws: ReportError.self) { try fixture.render() }
  }
}
