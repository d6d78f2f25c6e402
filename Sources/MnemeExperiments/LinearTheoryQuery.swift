package import MnemeTables
import MnemeTheory

/// The table behind `mneme theory linear`: every combination of the given n, d and q.
package struct LinearTheoryQuery: Sendable {
  package var trainingCounts: [Int]
  package var dimensions: [Int]
  package var qs: [Double]

  package init(trainingCounts: [Int], dimensions: [Int], qs: [Double]) {
    self.trainingCounts = trainingCounts
    self.dimensions = dimensions
    self.qs = qs
  }

  /// Rows by q, then d, then n, in the order given.
  ///
  /// - Throws: `StudyError.outOfRange` unless n ≥ 2, d ≥ 1 and 0 ≤ q ≤ 1.
  package func rows() throws(StudyError) -> [LinearTheoryRow] {
    try require(trainingCounts.first { $0 < 2 }?.cellText, "n", "at least 2")
    try require(dimensions.first { $0 < 1 }?.cellText, "d", "at least 1")
    try require(qs.first { !(0...1).contains($0) }?.cellText, "q", "from 0 to 1")
    var rows: [LinearTheoryRow] = []
    for q in qs {
      for dimension in dimensions {
        for count in trainingCounts { rows.append(row(count, dimension, q)) }
      }
    }
    return rows
  }

  private func row(_ count: Int, _ dimension: Int, _ q: Double) -> LinearTheoryRow {
    var row = LinearTheoryRow()
    row.trainingCount = count
    row.dimension = dimension
    row.q = q
    row.values = LinearTransitionTheory.values(count, dimension, q: q)
    return row
  }

  private func require(
    _ offender: String?, _ name: String, _ expected: String
  ) throws(StudyError) {
    guard let offender else { return }
    throw .outOfRange(
      name: name, value: offender, expected: expected, source: .flag("--\(name) \(offender)"))
  }

  /// What a reader of these rows must know; empty if nothing.
  package static func warnings(for rows: [LinearTheoryRow]) -> [String] {
    var warnings: [String] = []
    let late = rows.filter {
      let c = Double($0.dimension) / Double($0.trainingCount - 1)
      return $0.values.klAsymptoticSecond != nil && c > 0.8 * $0.q
    }
    if !late.isEmpty {
      let places = late.map { "(n=\($0.trainingCount), d=\($0.dimension), q=\($0.q.cellText))" }
      warnings.append(
        "kl_asymptotic_second is meant for d/(n-1) up to 0.8 q; it is beyond at "
          + places.joined(separator: " "))
    }
    if rows.contains(where: { $0.values.klAsymptoticSecond == nil }) {
      warnings.append("kl_asymptotic_second exists only for d/(n-1) < q; empty elsewhere")
    }
    if rows.contains(where: { $0.trainingCount <= $0.dimension + 2 }) {
      warnings.append("E KL is infinite for n <= d+2, and with it every bound and asymptote")
    }
    return warnings
  }
}
