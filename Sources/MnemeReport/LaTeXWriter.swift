/// Writes typed sentences' parts as LaTeX.
struct LaTeXWriter {
  /// Figures and tables by the identifiers that links to them have.
  var labels: [String: String] = [:]
  /// Where numbers go; in prose each is a macro.
  var quote: (QuotedNumber) -> String = { LaTeXText.escaped($0.text) }

  func text(_ parts: [Inline]) throws(ReportError) -> String {
    var latex = ""
    for part in parts { latex += try text(part) }
    return latex
  }

  private func text(_ part: Inline) throws(ReportError) -> String {
    switch part {
    case .text(let text), .literal(let text): LaTeXText.escaped(text)
    case .number(let number): quote(number)
    case .code(let text): LaTeXText.code(text)
    case .math(let tex): try LaTeXMath.inline(tex)
    case .strong(let parts): "\\textbf{\(try text(parts))}"
    case .link(let parts, let target): try link(parts, to: target)
    case .citation(let citation, let style): Self.citation(citation, style)
    case .markdown(let markdown): try LaTeXProse.inline(markdown, labels: labels)
    case .missing(let reason):
      "not available (\(try text(Symbols.parts(of: reason))))"
    case .notes(let marks):
      marks.isEmpty ? "" : "\\textsuperscript{\(LaTeXText.escaped(marks))}"
    }
  }

  private func link(_ parts: [Inline], to target: LinkTarget) throws(ReportError) -> String {
    switch target {
    case .part(let identifier):
      try Self.reference(to: identifier, words: text(parts), labels: labels)
    // Files are beside the page, not beside the paper.
    case .file, .page: try text(parts)
    case .web(let address): "\\href{\(LaTeXText.address(address))}{\(try text(parts))}"
    }
  }

  static func citation(_ citation: Citation, _ style: CitationStyle) -> String {
    switch style {
    case .textual: "\(LaTeXText.escaped(citation.names))~\\cite{\(citation.key)}"
    case .parenthetical: "\\cite{\(citation.key)}"
    }
  }

  /// A numbered part is called by its number in the paper, another by its words and its section.
  ///
  /// - Throws: `ReportError.unresolvedReferences`.
  static func reference(
    to identifier: String, words: String, labels: [String: String]
  ) throws(ReportError) -> String {
    guard let label = labels[identifier] else { throw .unresolvedReferences(["#\(identifier)"]) }
    if label.hasPrefix("fig:") { return "Figure~\\ref{\(label)}" }
    if label.hasPrefix("eq:") { return "Eq.~\\ref{\(label)}" }
    if label.hasPrefix("tab:") { return "Table~\\ref{\(label)}" }
    return "\(words) (Section~\\ref{\(label)})"
  }
}

extension LaTeXText {
  /// For `\href`: percent signs and hashes are escaped, which it understands; nothing else of TeX can
  /// stand in an address.
  static func address(_ address: String) -> String {
    let plain = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/:?=+,;@!'()".utf8)
    let digits = Array("0123456789ABCDEF")
    return address.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "_"):
        "\\" + String(UnicodeScalar(byte))
      case _ where plain.contains(byte): String(UnicodeScalar(byte))
      default: "\\%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }.joined()
  }
}
