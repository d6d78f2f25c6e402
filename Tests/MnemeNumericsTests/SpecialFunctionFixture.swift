import Foundation
import Testing

/// One row of `Tests/Fixtures/special_functions.csv`, computed by mpmath and SciPy
/// (`special_functions.py` beside it).
struct SpecialFunctionCase: Sendable, CustomTestStringConvertible {
  let function: String
  let arguments: [Double]
  let value: Double

  var testDescription: String { "\(function)\(arguments)" }

  static let all: [SpecialFunctionCase] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/special_functions.csv")
    do {
      return try String(contentsOf: file, encoding: .utf8)
        .split(separator: "\n").compactMap(parse)
    } catch {
      Issue.record("the fixture can't be read: \(error)")
      return []
    }
  }()

  static func named(_ function: String) -> [SpecialFunctionCase] {
    all.filter { $0.function == function }
  }

  private static func parse(_ line: Substring) -> SpecialFunctionCase? {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    guard cells.count == 6, let value = Double(cells[5]) else { return nil }
    return SpecialFunctionCase(
      function: String(cells[0]), arguments: cells[1..<5].compactMap { Double($0) }, value: value)
  }
}

/// |found − expected| over the larger of |expected| and a scale below which errors are absolute.
func scaledError(_ found: Double, _ expected: Double, scale: Double = 0) -> Double {
  if found == expected { return 0 }
  return abs(found - expected) / max(abs(expected), scale)
}

/// The largest error of a function over its rows of the fixture; NaN if a row gives NaN.
func largestError(
  of function: String, scale: Double = 0, rows: Int, _ body: ([Double]) -> Double
) -> Double {
  let cases = SpecialFunctionCase.named(function)
  #expect(cases.count == rows, "rows of \(function) in the fixture")
  var worst = 0.0
  for row in cases {
    let error = scaledError(body(row.arguments), row.value, scale: scale)
    if !(error <= worst) { worst = error }
    if error.isNaN { return .nan }
  }
  return worst
}
