/// Comma-separated values as RFC 4180 has them, with `\n` line ends.
///
/// A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return as a
/// formula. Words that begin so get an apostrophe before them, and those that begin with an
/// apostrophe a second one; reading takes it away again. Numbers stay as they are.
package enum CSV {
  /// Header and rows as text. The same rows always give the same bytes.
  package static func text<Row: TableRow>(of rows: [Row]) -> String {
    let columns = Row.columns
    var text = columns.map { escape($0.name) }.joined(separator: ",") + "\n"
    for row in rows {
      text += columns.map { escape($0.cell(of: row)) }.joined(separator: ",") + "\n"
    }
    return text
  }

  /// Reads what `text(of:)` wrote; `file` names the source in errors.
  package static func rows<Row: TableRow>(
    of type: Row.Type, from text: String, file: String
  ) throws(TableError) -> [Row] {
    let columns = Row.columns
    let records = try records(in: text, file: file)
    let header = records.first?.cells ?? []
    guard header == columns.map(\.name) else {
      throw .wrongHeader(file: file, expected: columns.map(\.name), found: header)
    }
    var rows: [Row] = []
    rows.reserveCapacity(records.count - 1)
    for record in records.dropFirst() {
      rows.append(try row(record, columns: columns, file: file))
    }
    return rows
  }

  private static func row<Row: TableRow>(
    _ record: Record, columns: [TableColumn<Row>], file: String
  ) throws(TableError) -> Row {
    guard record.cells.count == columns.count else {
      throw .wrongCellCount(
        file: file, line: record.line, expected: columns.count, found: record.cells.count)
    }
    var row = Row()
    for (column, cell) in zip(columns, record.cells) {
      do {
        let isMarked = column.holdsText && cell.unicodeScalars.first == "'"
        try column.read(&row, isMarked ? String(cell.unicodeScalars.dropFirst()) : cell)
      } catch {
        throw .wrongCell(file: file, line: record.line, column: column.name, cell: error)
      }
    }
    return row
  }

  /// Quotes a cell where RFC 4180 asks for it.
  private static func escape(_ cell: String) -> String {
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private struct Record {
    let line: Int
    var cells: [String]
  }

  private static func records(in text: String, file: String) throws(TableError) -> [Record] {
    var reader = RecordReader(bytes: Array(text.utf8), file: file)
    var records: [Record] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  /// Walks the bytes once; a quoted cell may hold commas, quotes and line ends.
  private struct RecordReader {
    let bytes: [UInt8]
    let file: String
    var position = 0
    var line = 1

    mutating func next() throws(TableError) -> Record? {
      guard position < bytes.count else { return nil }
      var record = Record(line: line, cells: [])
      while true {
        record.cells.append(try cell())
        guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
        position += 1
      }
      endLine()
      return record
    }

    private mutating func endLine() {
      if position < bytes.count, bytes[position] == UInt8(ascii: "\r") { position += 1 }
      if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
      line += 1
    }

    private mutating func cell() throws(TableError) -> String {
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quoted() }
      let start = position
      while position < bytes.count, !isSeparator(bytes[position]) { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quoted() throws(TableError) -> String {
      let firstLine = line
      var content: [UInt8] = []
      position += 1
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte != UInt8(ascii: "\"") {
          if byte == UInt8(ascii: "\n") { line += 1 }
          content.append(byte)
        } else if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
          content.append(byte)
          position += 1
        } else {
          guard position == bytes.count || isSeparator(bytes[position]) else { break }
          return String(decoding: content, as: UTF8.self)
        }
      }
      throw .brokenQuotes(file: file, line: firstLine)
    }

    private func isSeparator(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
  }
}

extension TableColumn {
  /// Words that a spreadsheet would run begin with an apostrophe.
  fileprivate func cell(of row: Row) -> String {
    let text = write(row)
    guard holdsText, let first = text.unicodeScalars.first else { return text }
    return "=+-@\t\r'".unicodeScalars.contains(first) ? "'" + text : text
  }
}
