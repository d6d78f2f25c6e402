import MnemeTables

/// Quotes the cells of one row: a column's name and a format give the part of a sentence, with its
/// source. An empty cell gives its reason instead.
struct CellQuotes<Row: TableRow> {
  private let row: Row
  /// The cells that name the row: `dimension = 100, training_count = 125`.
  private let key: String
  private let reason: String
  private let columns: [String: TableColumn<Row>]

  /// - Parameter reason: why cells of this row are empty, if any are.
  init(_ row: Row, keys: [String], reason: String) {
    let columns = Dictionary(uniqueKeysWithValues: Row.columns.map { ($0.name, $0) })
    self.row = row
    self.reason = reason
    self.columns = columns
    key = keys.map { "\($0) = \(Self.text($0, of: row, in: columns))" }.joined(separator: ", ")
  }

  private static func text(
    _ name: String, of row: Row, in columns: [String: TableColumn<Row>]
  ) -> String {
    guard let column = columns[name] else {
      preconditionFailure("\(Row.tableName) has no column '\(name)'")
    }
    return column.write(row)
  }

  /// The cell as it stands in the file.
  func text(_ column: String) -> String { Self.text(column, of: row, in: columns) }

  /// `nil`: the cell is empty.
  func value(_ column: String) -> Double? {
    switch text(column) {
    case "": nil
    case "inf": .infinity
    case "-inf": -.infinity
    case let text: Double(text)
    }
  }

  var missing: Inline {
    .missing(reason: reason.isEmpty ? "the table gives no reason" : reason)
  }

  func number(_ column: String, _ format: NumberFormat) -> [Inline] {
    guard let value = value(column) else { return [missing] }
    return [quote(column, format.text(value))]
  }

  /// `0.123(4)` from a mean and its standard error.
  func uncertain(_ column: String, standardError: String) -> [Inline] {
    guard let mean = value(column) else { return [missing] }
    guard let error = value(standardError) else { return number(column, .significant(4)) }
    let text = NumberFormat.uncertainty(mean, standardError: error)
    return [quote(column, text, also: standardError)]
  }

  /// `131 [125, 137]`; a limit that doesn't exist is a dash, also where none exists. What is infinite
  /// with all its interval is `∞` alone.
  func interval(_ value: String, low: String, high: String) -> [Inline] {
    let limits = limits(value, low: low, high: high)
    guard self.value(value) != nil else {
      return limits.isEmpty
        ? [missing] : limits + [.text(" (")] + Symbols.parts(of: reason) + [.text(")")]
    }
    let number = [quote(value, formatted(value, places: places(value, low, high)))]
    if self.value(value) == .infinity, self.value(low) == .infinity { return number }
    return number + [.literal("\u{A0}")] + (limits.isEmpty ? [.literal("[–,\u{A0}–]")] : limits)
  }

  /// `[125, 137]`, or `≤ 137` and `> 125` where only one limit exists. Empty if none does.
  func limits(_ value: String, low: String, high: String) -> [Inline] {
    let places = places(value, low, high)
    let isEstimated = self.value(value) != nil
    switch (self.value(low), self.value(high)) {
    case (nil, nil): return []
    case (nil, _?):
      return [
        .literal(isEstimated ? "[–,\u{A0}" : "≤\u{A0}"),
        quote(high, formatted(high, places: places)),
      ]
        + (isEstimated ? [.literal("]")] : [])
    case (_?, nil):
      return [isEstimated ? .literal("[") : .text(">\u{A0}")]
        + [quote(low, formatted(low, places: places))]
        + (isEstimated ? [.literal(",\u{A0}–]")] : [])
    case (_?, _?):
      return [
        .literal("["), quote(low, formatted(low, places: places)), .literal(",\u{A0}"),
        quote(high, formatted(high, places: places)),
        .literal(self.value(high) == .infinity ? ")" : "]"),
      ]
    }
  }

  /// The three columns that `[TableColumn].interval` makes.
  func interval(_ stem: String) -> [Inline] {
    interval(stem, low: "\(stem)_low", high: "\(stem)_high")
  }

  /// The three columns that `[TableColumn].fraction` makes.
  func fraction(_ stem: String) -> [Inline] {
    interval("\(stem)_fraction", low: "\(stem)_low", high: "\(stem)_high")
  }

  /// `nil`: so small that zeros would be all that a reader sees.
  private func places(_ columns: String...) -> Int? {
    let values = columns.compactMap { value($0) }
    let largest = values.map(abs).max() ?? 0
    return largest > 0 && largest < 1e-5 ? nil : NumberFormat.places(forInterval: values)
  }

  private func formatted(_ column: String, places: Int?) -> String {
    let format = places.map(NumberFormat.places) ?? .significant(3)
    return value(column).map(format.text) ?? ""
  }

  private func quote(_ column: String, _ text: String, also second: String? = nil) -> Inline {
    let named = second.map { "columns \(column), \($0)" } ?? "column \(column)"
    return .number(
      QuotedNumber(
        text: text, exact: self.text(column), source: "\(Row.tableName).csv: \(key); \(named)"))
  }
}

extension NumberFormat {
  /// Whole numbers, with groups of three.
  static let count = NumberFormat.places(0)
}
