import Foundation
import Testing

@testable import MnemePlot

/// The search against `Tests/Fixtures/wilkinson_ticks.csv`, where another program tried everything
/// (`wilkinson_ticks.py` beside it): what the search leaves out can't be better.
@Suite struct WilkinsonTicksTests {
  struct Row: Sendable {
    let line: String
    let numbers: [Double]
    let ticks: [Double]
  }

  static func rows() throws -> [Row] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/wilkinson_ticks.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let cells = line.split(separator: ",")
      return Row(
        line: String(line), numbers: cells.prefix(3).compactMap { Double($0) },
        ticks: cells[3].split(separator: " ").compactMap { Double($0) })
    }
  }

  @Test func theSearchFindsTheBestOfAll() throws {
    let rows = try Self.rows()
    #expect(rows.count == 120)
    for row in rows {
      let search = WilkinsonTicks(
        low: row.numbers[0], high: row.numbers[1], wishedCount: row.numbers[2]
      ) { _ throws(TextError) in 1 }
      let found = try #require(try search.choose()).map(\.value)
      #expect(found.count == row.ticks.count, "\(row.line): \(found)")
      for (one, other) in zip(found, row.ticks) {
        #expect(abs(one - other) <= 1e-9 * (row.numbers[1] - row.numbers[0]), "\(row.line)")
      }
    }
  }

  /// Labels that are judged unreadable are out, whatever their other virtues.
  @Test func overlapIsAHardConstraint() throws {
    for most in 2...6 {
      let search = WilkinsonTicks(low: 0, high: 100, wishedCount: 6) { numbers throws(TextError) in
        numbers.count <= most ? 1 : -.infinity
      }
      #expect(try #require(try search.choose()).count == min(most, 6))
    }
    let none = WilkinsonTicks(low: 0, high: 100, wishedCount: 6) { _ throws(TextError) in
      -.infinity
    }
    #expect(try none.choose() == nil)
  }
}
