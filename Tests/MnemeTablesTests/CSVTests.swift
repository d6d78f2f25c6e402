import Foundation
import MnemeTables
import Testing

@Suite struct CSVTests {
  static func header(_ name: String) throws -> String {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/headers/\(name).csv")
    return try String(contentsOf: path, encoding: .utf8)
      .split(separator: "\n").first.map(String.init) ?? ""
  }

  /// The headers that were agreed with the readers of these tables.
  @Test func headersAreExactlyTheAgreedOnes() throws {
    #expect(CSV.text(of: [LinearTransitionRow]()) == (try Self.header("linear_transition")) + "\n")
    #expect(
      CSV.text(of: [LinearTransitionTheoryRow]())
        == (try Self.header("linear_transition_theory")) + "\n")
    #expect(
      CSV.text(of: [LinearTransitionScaleRow]())
        == (try Self.header("linear_transition_scales")) + "\n")
  }

  static var row: LinearTransitionRow {
    var row = LinearTransitionRow()
    row.dimension = 100
    row.trainingCount = 125
    row.q = 0.504621
    row.deltaReference = TrialSummary(
      mean: -1.0 / 3, standardError: 1e-300, q25: -.infinity, median: 0.1, q75: .infinity)
    row.deltaReferencePositive = TrialFraction(fraction: 1, low: 0.98, high: 1)
    row.theory.tau = .infinity
    row.caveat = "a, \"quoted\"\ntext"
    return row
  }

  @Test func rowsComeBackAsTheyWent() throws {
    let text = CSV.text(of: [Self.row, LinearTransitionRow()])
    #expect(
      try CSV.rows(of: LinearTransitionRow.self, from: text, file: "t.csv")
        == [Self.row, LinearTransitionRow()])
    #expect(text.contains(",,") && !text.contains("nan"))
    #expect(text.contains("\"a, \"\"quoted\"\"\ntext\""))
  }

  @Test(arguments: [
    0.1, -0.0, 1e-300, 1.7976931348623157e308, 123_456_789.25, 1.0 / 3, 4e15, 1e22,
  ])
  func numbersKeepTheirBits(value: Double) throws {
    let back = try Double(cellText: value.cellText)
    #expect(back == value)
  }

  @Test func everyColumnHasAMeaningAndItsOwnName() {
    for names in [
      LinearTransitionRow.columns.map { ($0.name, $0.meaning) },
      LinearTransitionScaleRow.columns.map { ($0.name, $0.meaning) },
      LinearTransitionTheoryRow.columns.map { ($0.name, $0.meaning) },
      LinearTransitionCrossingRow.columns.map { ($0.name, $0.meaning) },
      HeadlineRow.columns.map { ($0.name, $0.meaning) },
      LinearTheoryRow.columns.map { ($0.name, $0.meaning) },
    ] {
      #expect(Set(names.map(\.0)).count == names.count)
      for (name, meaning) in names { #expect(!meaning.isEmpty, "\(name) says nothing") }
    }
  }

  @Test func wrongTablesNameFileLineAndColumn() throws {
    let good = CSV.text(of: [Self.row])
    let head = good.split(separator: "\n")[0]
    func failure(_ text: String) -> String {
      do {
        _ = try CSV.rows(of: LinearTransitionRow.self, from: text, file: "t.csv")
        return "no failure"
      } catch { return error.description }
    }
    #expect(failure("a,b\n").contains("t.csv, line 1"))
    #expect(failure("\(head)\n1,2\n").contains("t.csv, line 2: 2 cells where"))
    let broken = good.replacingOccurrences(of: "\n100,125", with: "\n100,many")
    #expect(
      failure(broken) == "t.csv, line 2, column 'training_count': 'many' is not a whole number")
    #expect(failure("\(head)\n\"open").contains("line 2: a quoted cell is not closed"))
    #expect(failure(good.replacingOccurrences(of: "0.504621", with: "nan")).contains("'nan'"))
  }

  @Test func enumsAreReadByTheirNames() throws {
    var row = LinearTransitionScaleRow()
    row.verdict = .notAligned
    row.reading = .matched
    row.distance = .squaredL2
    let text = CSV.text(of: [row])
    #expect(text.contains("not aligned") && text.contains("squared_l2"))
    #expect(try CSV.rows(of: LinearTransitionScaleRow.self, from: text, file: "t.csv") == [row])
    let wrong = text.replacingOccurrences(of: "matched", with: "guessed")
    #expect(throws: TableError.self) {
      try CSV.rows(of: LinearTransitionScaleRow.self, from: wrong, file: "t.csv")
    }
  }
}
