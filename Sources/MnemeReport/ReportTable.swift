/// A table with typed cells: rows of sentences' parts, one header, notes below.
package struct ReportTable: Sendable, Equatable {
  struct Column: Sendable, Equatable {
    let title: [Inline]
    var isNumeric = false
    /// The cells of this column name their rows.
    var isRowHeader = false
  }

  let caption: [Inline]
  let columns: [Column]
  var rows: [[[Inline]]]
  var notes: [TableNote] = []
  /// Of a table that the prose can call by its number.
  var place: TablePlace?

  /// What stands over it.
  var heading: [Inline] {
    guard let place else { return caption }
    return [.strong([.text("\(place.title).")]), .text(" ")] + caption
  }

  /// Plain words of the caption, for readers who can't see the table.
  var name: String { InlineText.plain(caption) }
}

/// Why cells of a table are empty or must be read with care; cells name it by its mark.
struct TableNote: Sendable, Equatable {
  let mark: String
  let text: String
}

/// Gives each reason one mark (a, b, … z, aa, …), in the order in which they are met.
struct TableNotes {
  private(set) var notes: [TableNote] = []

  /// The marks of the parts of `reason`, which are separated by "; ".
  mutating func marks(for reason: String) -> String {
    Self.parts(of: reason).map { mark(for: $0) }.joined(separator: ",\u{202F}")
  }

  static func parts(of reason: String) -> [String] {
    var parts: [String] = []
    var rest = reason[...]
    while let separator = rest.range(ofFirst: "; ") {
      parts.append(String(rest[..<separator.lowerBound]))
      rest = rest[separator.upperBound...]
    }
    parts.append(String(rest))
    return parts.filter { !$0.isEmpty }
  }

  private mutating func mark(for text: String) -> String {
    if let known = notes.first(where: { $0.text == text }) { return known.mark }
    let mark = Self.letters(notes.count)
    notes.append(TableNote(mark: mark, text: text))
    return mark
  }

  private static func letters(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
    return index < 26 ? letter : letters(index / 26 - 1) + letter
  }
}
