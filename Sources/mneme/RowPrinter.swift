import Glibc
import MnemeTables

/// Rows for the terminal: aligned text, or JSON.
enum RowPrinter {
  static func show<Row: TableRow>(
    _ rows: [Row], as format: LinearTheoryCommand.Format, digits: Int = 8
  ) {
    switch format {
    case .csv: print(CSV.text(of: rows), terminator: "")
    case .json: print(json(rows), terminator: "")
    case .text: print(aligned(rows, digits: digits), terminator: "")
    }
  }

  /// Columns aligned to the right, a head above; numbers to eight significant digits.
  static func aligned<Row: TableRow>(_ rows: [Row], digits: Int = 8) -> String {
    let columns = Row.columns
    let cells =
      [columns.map(\.name)]
      + rows.map { row in columns.map { shortened($0.write(row), digits) } }
    let widths = columns.indices.map { index in cells.map { $0[index].count }.max() ?? 0 }
    return cells.map { line in
      zip(line, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
        .joined(separator: "  ") + "\n"
    }.joined()
  }

  /// An array of objects; `null` for an empty cell, the string "inf" for infinity.
  static func json<Row: TableRow>(_ rows: [Row]) -> String {
    let columns = Row.columns
    let objects = rows.map { row in
      "  {" + columns.map { "\"\($0.name)\": \(jsonValue($0.write(row)))" }.joined(separator: ", ")
        + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  private static func jsonValue(_ cell: String) -> String {
    if cell.isEmpty { return "null" }
    return Double(cell).map(\.isFinite) == true ? cell : "\"\(cell)\""
  }

  private static func shortened(_ cell: String, _ digits: Int) -> String {
    guard let value = Double(cell), value.isFinite, cell.count > digits + 1 else { return cell }
    return formatted(value, "%.\(digits)g")
  }

  /// Four significant digits, for numbers that are read with their interval.
  static func significant(_ value: Double) -> String { formatted(value, "%.4g") }

  private static func formatted(_ value: Double, _ format: String) -> String {
    var buffer = [CChar](repeating: 0, count: 32)
    let length = withVaList([value]) { vsnprintf(&buffer, buffer.count, format, $0) }
    return String(decoding: buffer.prefix(Int(length)).map(UInt8.init), as: UTF8.self)
  }
}
