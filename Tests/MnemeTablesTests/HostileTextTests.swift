import Foundation
import MnemeTables
import Testing

/// Words that nobody chose well, in the cells of a table.
@Suite struct HostileTextTests {
  struct Sample: Decodable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }
  }

  static func samples() throws -> [Sample] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/hostile_texts.json")
    return try JSONDecoder().decode([Sample].self, from: try Data(contentsOf: path))
  }

  @Test(arguments: try Self.samples())
  func wordsComeBackAndAreNoFormula(sample: Sample) throws {
    var row = HeadlineRow()
    row.label = sample.text
    row.reason = "'" + sample.text
    row.estimate = IntervalEstimate(value: -1.5, low: nil, high: -1)
    let text = CSV.text(of: [row])
    #expect(try CSV.rows(of: HeadlineRow.self, from: text, file: "t.csv") == [row])
    let cells = try Self.cells(ofLast: text)
    let label = try #require(cells.dropFirst().first)
    #expect(!Self.isFormula(label), "\(label)")
    #expect(Array(label.utf8).suffix(sample.text.utf8.count) == Array(sample.text.utf8)[...])
    // Numbers keep their signs.
    #expect(text.contains(",-1.5,,-1,"))
  }

  /// What the rule is about would be found.
  @Test func theRuleKnowsFormulas() throws {
    let samples = try Self.samples()
    #expect(samples.count { Self.isFormula($0.text) } == 6)
    #expect(Set(samples.map(\.name)).count == samples.count)
  }

  /// An apostrophe that was there stays; so does a text that begins like a number's sign.
  @Test(arguments: ["'", "''", "'=1", "-", "plain", "=", "a=b", "- 3 trials"])
  func apostrophesStay(text: String) throws {
    var row = HeadlineRow()
    row.key = text
    let csv = CSV.text(of: [row])
    #expect(try CSV.rows(of: HeadlineRow.self, from: csv, file: "t.csv") == [row])
  }

  /// Columns of other tables that stand in this one are still words.
  @Test func nestedColumnsAreStillWords() {
    for column in LinearTransitionRow.columns where column.name == "caveat" {
      #expect(column.holdsText)
    }
    #expect(LinearTransitionRow.columns.contains { $0.holdsText })
    #expect(LinearTransitionRow.columns.contains { !$0.holdsText })
  }

  private static func isFormula(_ cell: String) -> Bool {
    cell.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
  }

  /// Cells of the last record as any reader of RFC 4180 sees them.
  private static func cells(ofLast text: String) throws -> [String] {
    let head = try #require(text.firstIndex(of: "\n"))
    var cells = [""]
    var isQuoted = false
    var previous: UnicodeScalar?
    for scalar in text[text.index(after: head)...].unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\"":
        // Two of them within quotes are one sign.
        if !isQuoted, previous == "\"" { cells[cells.count - 1].append("\"") }
        isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].unicodeScalars.append(scalar)
      }
    }
    return cells
  }
}
