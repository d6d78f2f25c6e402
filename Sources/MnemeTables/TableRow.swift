/// One row type, one CSV file: the format in which the computing wing hands over its results.
///
/// A row lists its columns once; writing, reading and the data dictionary of the report all come
/// from that list, so they can't disagree.
package protocol TableRow: Sendable, Equatable {
  /// The file's stem, in snake_case, for example `linear_transition`.
  static var tableName: String { get }
  /// The columns in the order in which they stand in the file.
  static var columns: [TableColumn<Self>] { get }
  /// A row in which nothing is known yet; reading fills it column by column.
  init()
}

/// A named column: its meaning, and how a row's value becomes text and comes back.
package struct TableColumn<Row>: Sendable {
  /// The head of the column, in snake_case, with the unit where there is one (`kl_nats_mean`).
  package let name: String
  /// What the numbers are: definition, unit, range. One sentence for the data dictionary.
  package let meaning: String
  /// Whether its cells are words, which must not look like formulas to a spreadsheet.
  package let holdsText: Bool
  package let write: @Sendable (Row) -> String
  package let read: @Sendable (inout Row, String) throws(CellError) -> Void

  package init(
    _ name: String, _ meaning: String, holdsText: Bool,
    write: @escaping @Sendable (Row) -> String,
    read: @escaping @Sendable (inout Row, String) throws(CellError) -> Void
  ) {
    self.name = name
    self.meaning = meaning
    self.holdsText = holdsText
    self.write = write
    self.read = read
  }
}

/// A cell whose text isn't what its column holds. The reader of the table adds file, row and column.
package struct CellError: Error, Equatable {
  package let value: String
  package let expected: String

  package init(value: String, expected: String) {
    self.value = value
    self.expected = expected
  }
}

/// A value that one cell can hold: integers, floating-point numbers, text, and their optionals.
package protocol CellValue: Sendable {
  /// Whether it is any words, not a number or one of a few names.
  static var isText: Bool { get }
  var cellText: String { get }
  init(cellText: String) throws(CellError)
}

extension CellValue {
  package static var isText: Bool { false }
}

extension Int: CellValue {
  package var cellText: String { String(self) }
  package init(cellText: String) throws(CellError) {
    guard let value = Int(cellText) else {
      throw CellError(value: cellText, expected: "a whole number")
    }
    self = value
  }
}

extension Double: CellValue {
  /// The shortest decimal that reads back as the same bits; `inf` and `-inf` for infinities.
  package var cellText: String {
    precondition(!isNaN, "NaN never enters a table: a value that doesn't exist is an empty cell")
    if isInfinite { return self < 0 ? "-inf" : "inf" }
    if let whole = Int(exactly: self), abs(whole) < 1_000_000_000_000_000 { return String(whole) }
    return description
  }
  package init(cellText: String) throws(CellError) {
    switch cellText {
    case "inf": self = .infinity
    case "-inf": self = -.infinity
    default:
      guard let value = Double(cellText), value.isFinite else {
        throw CellError(value: cellText, expected: "a number, 'inf' or '-inf'")
      }
      self = value
    }
  }
}

extension String: CellValue {
  package static var isText: Bool { true }
  package var cellText: String { self }
  package init(cellText: String) throws(CellError) { self = cellText }
}

extension Optional: CellValue where Wrapped: CellValue {
  package static var isText: Bool { Wrapped.isText }
  package var cellText: String { self?.cellText ?? "" }
  package init(cellText: String) throws(CellError) {
    self = cellText.isEmpty ? nil : try Wrapped(cellText: cellText)
  }
}

extension TableColumn {
  /// A column that is one stored property of the row. An optional property is an empty cell.
  package init<Value: CellValue>(
    _ name: String, _ path: any WritableKeyPath<Row, Value> & Sendable, _ meaning: String
  ) {
    self.init(
      name, meaning, holdsText: Value.isText,
      write: { $0[keyPath: path].cellText },
      read: { (row: inout Row, text: String) throws(CellError) in
        row[keyPath: path] = try Value(cellText: text)
      })
  }

  /// A column that is one property of a group of values (`klNats.mean`).
  package init<Group, Value: CellValue>(
    _ name: String, _ group: any WritableKeyPath<Row, Group> & Sendable,
    _ member: any WritableKeyPath<Group, Value> & Sendable, _ meaning: String
  ) {
    self.init(
      name, meaning, holdsText: Value.isText,
      write: { $0[keyPath: group][keyPath: member].cellText },
      read: { (row: inout Row, text: String) throws(CellError) in
        row[keyPath: group][keyPath: member] = try Value(cellText: text)
      })
  }
}
