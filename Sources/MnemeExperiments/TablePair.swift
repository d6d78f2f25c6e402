import MnemeNumerics
import MnemeTables

/// One quantity of both runs, before it is judged.
struct QuantityPair {
  var row: ComparisonRow
  /// Of freedom, where the interval is Student's; `nil` for other intervals.
  var degrees: Int?
}

/// The same table of two runs: the quantities with intervals of the rows that both have.
///
/// A quantity is three columns `x`, `x_low`, `x_high`, or `x_fraction`, `x_low`, `x_high`, or `x_mean`
/// with `x_standard_error`, which become a Student interval. Quartiles, and what is computed and not
/// measured, are left out.
struct TablePair {
  let name: String
  let pairs: [QuantityPair]
  let matched: [MatchedRow]
  let onlyFirst: Int
  let onlySecond: Int

  /// - Parameter keys: columns that tell rows apart. One that is the same in all rows of either run is
  ///   a setting, and may differ between the runs.
  /// - Throws: `TableError`, `DiskError`.
  init<Row: TableRow>(
    _ type: Row.Type, keys: [String], _ first: RunFolder, _ second: RunFolder
  ) throws {
    name = Row.tableName
    let reader = RowReader<Row>()
    let rows = [try first.read(type), try second.read(type)]
    let telling = keys.filter { key in
      rows.contains { Set($0.map { reader.text(key, $0) }).count > 1 }
    }
    let cells = rows.map { reader.cells($0, keys: telling) }
    let lookup = Dictionary(uniqueKeysWithValues: cells[1].map { ($0.name, $0.row) })
    pairs = cells[0].flatMap { cell in
      lookup[cell.name].map { reader.pairs(cell.row, $0, cell: cell.name) } ?? []
    }
    matched = cells[0].compactMap { cell in
      lookup[cell.name].map {
        MatchedRow(name: cell.name, first: reader.texts(cell.row), second: reader.texts($0))
      }
    }
    let names = cells.map { Set($0.map(\.name)) }
    onlyFirst = names[0].subtracting(names[1]).count
    onlySecond = names[1].subtracting(names[0]).count
  }

  /// Of the headlines, which have the same columns in every experiment.
  init(headlines first: [HeadlineRow], _ second: [HeadlineRow]) {
    name = HeadlineRow.tableName
    let lookup = Dictionary(second.map { ($0.key, $0) }, uniquingKeysWith: { one, _ in one })
    pairs = first.compactMap { one in
      lookup[one.key].map { other in
        var row = ComparisonRow()
        (row.table, row.cell, row.quantity) = (HeadlineRow.tableName, one.key, one.label)
        (row.unit, row.intervalLevel) = (one.unit, one.intervalLevel)
        (row.first, row.second) = (one.estimate, other.estimate)
        return QuantityPair(row: row, degrees: nil)
      }
    }
    matched = []
    let keys = Set(first.map(\.key))
    onlyFirst = keys.subtracting(lookup.keys).count
    onlySecond = Set(lookup.keys).subtracting(keys).count
  }
}

/// A row that both runs have, as it stands in their tables.
struct MatchedRow {
  let name: String
  let first: [String]
  let second: [String]

  /// Words exactly, numbers to a relative tolerance.
  func agrees(tolerance: Double) -> Bool {
    zip(first, second).allSatisfy {
      NumberedText.difference($0, $1, tolerance: tolerance) == nil
    }
  }
}

/// Reads rows by the names of their columns.
private struct RowReader<Row: TableRow> {
  private let columns = Dictionary(uniqueKeysWithValues: Row.columns.map { ($0.name, $0) })
  private let names = Row.columns.map(\.name)

  func text(_ column: String, _ row: Row) -> String { columns[column]?.write(row) ?? "" }

  func texts(_ row: Row) -> [String] { Row.columns.map { $0.write(row) } }

  private func number(_ column: String, _ row: Row) -> Double? {
    let text = text(column, row)
    return text == "inf" ? .infinity : text == "-inf" ? -.infinity : Double(text)
  }

  /// Rows that nothing tells apart are numbered.
  func cells(_ rows: [Row], keys: [String]) -> [(name: String, row: Row)] {
    var counts: [String: Int] = [:]
    return rows.map { row in
      let name = keys.map { "\($0) = \(text($0, row))" }.joined(separator: ", ")
      counts[name, default: 0] += 1
      let count = counts[name] ?? 1
      return (count == 1 ? name : "\(name) (\(count))", row)
    }
  }

  func pairs(_ first: Row, _ second: Row, cell: String) -> [QuantityPair] {
    names.compactMap { column in
      guard let one = estimate(column, first), let other = estimate(column, second) else {
        return nil
      }
      var row = ComparisonRow()
      (row.table, row.cell, row.quantity) = (Row.tableName, cell, column)
      (row.first, row.second) = (one.estimate, other.estimate)
      row.intervalLevel = level(first)
      let degrees = [one.degrees, other.degrees].compactMap { $0 }
      return QuantityPair(row: row, degrees: degrees.count == 2 ? degrees[0] + degrees[1] : nil)
    }
  }

  private func level(_ row: Row) -> Double { number("interval_level", row) ?? 0.95 }

  /// `nil`: no quantity begins with this column.
  private func estimate(
    _ column: String, _ row: Row
  ) -> (estimate: IntervalEstimate, degrees: Int?)? {
    if let stem = stem(column, "_mean"), names.contains("\(stem)_standard_error") {
      return student(column, error: "\(stem)_standard_error", row)
    }
    let stem = stem(column, "_fraction") ?? column
    guard names.contains("\(stem)_low"), names.contains("\(stem)_high") else { return nil }
    return (
      IntervalEstimate(
        value: number(column, row), low: number("\(stem)_low", row),
        high: number("\(stem)_high", row)), nil
    )
  }

  private func student(
    _ column: String, error: String, _ row: Row
  ) -> (estimate: IntervalEstimate, degrees: Int?) {
    let trials = Int(text("trials", row)) ?? 0
    guard let mean = number(column, row), let error = number(error, row), trials > 1 else {
      return (IntervalEstimate(), nil)
    }
    let reach = StudentQuantile.twoSided(level: level(row), degrees: trials - 1) * error
    return (IntervalEstimate(value: mean, low: mean - reach, high: mean + reach), trials - 1)
  }

  private func stem(_ column: String, _ ending: String) -> String? {
    column.hasSuffix(ending) ? String(column.dropLast(ending.count)) : nil
  }
}
