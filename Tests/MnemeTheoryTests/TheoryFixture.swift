import Foundation
import MnemeTheory
import Testing

/// A table of `Tests/Fixtures` with a header of names and numbers below it.
struct TheoryFixture: Sendable {
  let rows: [[String: Double]]

  init(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/\(name).csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let names = try #require(lines.first).split(separator: ",").map(String.init)
    rows = try lines.dropFirst().map { line in
      let cells = try line.split(separator: ",").map { try #require(Double($0)) }
      try #require(cells.count == names.count)
      return Dictionary(uniqueKeysWithValues: zip(names, cells))
    }
  }
}

extension [String: Double] {
  /// The cell of a column, which the fixture must have.
  func cell(_ name: String) throws -> Double { try #require(self[name], "column \(name)") }

  func setting() throws -> LinearSetting {
    try LinearSetting(
      trainingCount: Int(try cell("n")), dimension: Int(try cell("d")), q: try cell("q"))
  }
}

func relativeError(_ found: Double, _ expected: Double, floor: Double = 0) -> Double {
  found == expected ? 0 : abs(found - expected) / max(abs(expected), floor)
}
