import Foundation
import Testing

@testable import MnemeReport

@Suite struct CitationTests {
  private static let prose = "linear-transition.md.mustache"
  private static let paper = Bibliography.halder2024memorization

  private func rendered(
    adding text: String
  ) throws -> (markdown: String, html: String) {
    try withTemplates(changing: Self.prose) {
      $0.replacingOccurrences(of: "{{> provenance}}", with: "\(text)\n\n{{> provenance}}")
    } _: {
      try Fixture().render(templates: $0)
    }
  }

  @Test func aCitationLeadsToItsEntry() throws {
    let (markdown, html) = try rendered(
      adding: "As {{cite_bai2004clt}} show {{citep_bonnaire2025memorize}}.")
    #expect(markdown.contains("As [Bai and Silverstein (2004)](#reference-bai2004clt) show"))
    #expect(markdown.contains("[(Bonnaire et al. 2025)](#reference-bonnaire2025memorize)."))
    #expect(markdown.contains("- <a id=\"reference-bai2004clt\"></a>Bai, Z. D.; Silverstein"))
    #expect(html.contains("<a href=\"#reference-bai2004clt\">Bai and Silverstein (2004)</a>"))
    #expect(
      html.contains("<li id=\"reference-bai2004clt\">Bai, Z. D.; Silverstein, Jack W. (2004)."))
    #expect(html.contains("href=\"https://doi.org/10.1214/aop/1078415845\""))
  }

  /// What is not cited is not listed.
  @Test func theListHoldsWhatIsCited() throws {
    let html = try Fixture().render().html
    let listed = html.components(separatedBy: "<li id=\"reference-").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
    #expect(listed == [Self.paper.key])
  }

  @Test func anUnknownKeyIsAnError() throws {
    let error = #expect(throws: ReportError.self) {
      try rendered(adding: "{{cite_nobody2020nothing}}")
    }
    #expect(try #require(error).description.contains("cite_nobody2020nothing"))
  }

  @Test func aCitationWithoutAListIsAnError() throws {
    let error = #expect(throws: ReportError.self) {
      try withTemplates(changing: "provenance.md.mustache") {
        $0.replacingOccurrences(of: "{{references}}", with: "")
      } _: {
        try Fixture().render(templates: $0)
      }
    }
    guard case .missingReferences([Self.paper.key], _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aTableWithoutCaptionIsAnError() {
    var holes = Holes()
    let table = ReportTable(caption: [], columns: [.init(title: [.text("a")])], rows: [])
    holes.repeat(
      "items", [ProvenanceHoles.item("words", [.text("a")])])
    holes.show(
      "folded", .disclosure(summary: [.text("s")], content: [.paragraph([]), .table(table)]))
    #expect(throws: ReportError.missingCaption(hole: "folded")) { try holes.checkCaptions() }
  }

  @Test func keysAreUniqueAndPlain() {
    let keys = Bibliography.all.map(\.key)
    #expect(Set(keys).count == keys.count && keys == keys.sorted())
    let plain = /[a-z]+[0-9]{4}[a-z]+/
    for key in keys { #expect(key.wholeMatch(of: plain) != nil, "\(key)") }
    for work in Bibliography.all {
      #expect(!work.authors.isEmpty && work.year.count == 4, "\(work.key)")
      #expect(work.value("eprint") != nil || work.value("doi") != nil, "\(work.key)")
    }
  }

  @Test func entriesOfBibTeXKeepNamesAndCapitals() {
    let entry = Citation(
      key: "a1", kind: "article", authors: [.init("Mézard", "Marc"), .init("A Group & Co")],
      year: "2001", title: "Why DNA costs 5 %",
      fields: [
        .init(name: "pages", value: "1–9"), .init(name: "doi", value: "10.1/a_b"),
      ]
    ).bibTeX
    #expect(
      entry == """
        @article{a1,
          author = {M{\\'{e}}zard, Marc and {A Group {\\&} Co}},
          title = {{Why DNA costs 5 \\%}},
          year = {2001},
          pages = {1--9},
          doi = {10.1/a_b}
        }
        """)
  }
}
