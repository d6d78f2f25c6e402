import Foundation
import Testing

@testable import MnemeReport

/// Tables that the prose calls by their numbers.
@Suite struct TableNumberTests {
  private static let prose = "linear-transition.md.mustache"

  @Test func aReferenceLeadsToItsTable() throws {
    let (markdown, html) = try Fixture().render()
    #expect(html.contains("<a href=\"#table-scales\">Table 1</a>"))
    #expect(
      html.components(separatedBy: "id=\"table-scales\"><strong>Table 1.</strong> ").count == 2)
    #expect(html.contains("aria-labelledby=\"table-scales\""))
    #expect(markdown.contains("[Table 1](#table-scales)"))
    #expect(markdown.contains("<a id=\"table-scales\"></a>\n\n**Table 1.** "))
  }

  @Test func numbersFollowTheProse() throws {
    let html = try Fixture().render().html
    let numbers = html.matches(of: /<strong>Table (\d+)\.<\/strong>/).compactMap {
      Int($0.output.1)
    }
    #expect(numbers == Array(1...numbers.count) && numbers.count >= 5)
  }

  @Test func aReferenceToATableThatIsNotThereIsAnError() throws {
    let error = #expect(throws: ReportError.self) {
      try withTemplates(changing: Self.prose) {
        $0.replacingOccurrences(of: "\n{{scales_table}}\n", with: "\n")
      } _: {
        try Fixture().render(templates: $0)
      }
    }
    #expect(error == .unresolvedReferences(["#table-scales"]))
  }

  @Test func aPaperHasItsOwnNumbers() throws {
    let run = try BundleFixture.run(
      "linear-transition", QuickReportTests.figures[0].names)
    #expect(run.latex.prose.contains("Table~\\ref{tab:linear-transition:scales}"))
    let table = try #require(run.latex.tables.first { $0.name == "scales.tex" })
    #expect(table.text.contains("\\label{tab:linear-transition:scales}"))
    #expect(!table.text.contains("Table 1"))
  }
}
