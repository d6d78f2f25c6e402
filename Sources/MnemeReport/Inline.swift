/// A piece of a sentence, typed, so that each writer escapes it in its own way.
package indirect enum Inline: Sendable, Equatable {
  /// Words from anywhere; nothing in them is markup.
  case text(String)
  /// Signs of our own between numbers, such as the brackets of an interval.
  case literal(String)
  /// A number with the cell that it comes from.
  case number(QuotedNumber)
  case code(String)
  /// A formula in the subset of TeX that `MathML` knows, without dollar signs.
  case math(String)
  case strong([Inline])
  case link([Inline], to: LinkTarget)
  case citation(Citation, CitationStyle)
  /// Markdown with `$math$`, as in a figure's caption. Raw HTML in it is shown, not obeyed.
  case markdown(String)
  /// A cell that is empty, and why.
  case missing(reason: String)
  /// The marks of notes below the table in which this stands: `a, b`.
  case notes(String)
}

/// A formatted number that remembers its exact value and its source.
package struct QuotedNumber: Sendable, Equatable {
  /// As it is printed: `131`.
  package let text: String
  /// As it stands in the table: `131.27`.
  package let exact: String
  /// Where: `headlines.csv, key = n_mem_50, column value`.
  package let source: String

  package init(text: String, exact: String, source: String) {
    self.text = text
    self.exact = exact
    self.source = source
  }
}

extension [Inline] {
  /// The parts with `separator` between them, and `last` before the final one.
  func joined(separator: String, last: String? = nil) -> [Inline] {
    enumerated().flatMap { index, part in
      if index == 0 { return [part] }
      return [Inline.text(index == count - 1 ? last ?? separator : separator), part]
    }
  }
}

/// Where a link leads. Only `web` leaves the folder of the report.
package enum LinkTarget: Sendable, Equatable {
  /// A heading, figure or note of this report.
  case part(String)
  /// A file beside the report, with `/` between folders.
  case file(String)
  /// A part of a page beside the report.
  case page(String, part: String)
  case web(String)

  /// The reference as it stands in a link; safe in HTML attributes and in Markdown.
  var reference: String {
    switch self {
    case .part(let identifier): "#" + Self.encoded(identifier)
    case .file(let path): Self.encoded(path)
    case .page(let path, let part): Self.encoded(path) + "#" + Self.encoded(part)
    case .web(let address): address
    }
  }

  /// Percent-encodes the UTF-8 of all but letters, digits and `-._~/`.
  private static func encoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return path.utf8.map { byte in
      let character = Character(UnicodeScalar(byte))
      let isPlain = byte < 0x80 && (character.isLetter || character.isNumber)
      if isPlain || "-._~/".contains(character) { return String(character) }
      return "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
    }.joined()
  }
}
