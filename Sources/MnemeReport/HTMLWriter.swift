/// Writes typed sentences' parts as HTML.
struct HTMLWriter {
  func text(_ parts: [Inline]) throws(ReportError) -> String {
    var html = ""
    for part in parts { html += try text(part) }
    return html
  }

  private func text(_ part: Inline) throws(ReportError) -> String {
    switch part {
    case .text(let text): Escaping.html(text)
    case .literal(let signs): Escaping.html(signs)
    case .number(let number): Self.data(number)
    case .code(let text): "<code>\(Escaping.html(text))</code>"
    case .math(let tex): try MathML.element(of: tex)
    case .strong(let parts): "<strong>\(try text(parts))</strong>"
    case .link(let parts, let target):
      "<a href=\"\(Escaping.html(target.reference))\">\(try text(parts))</a>"
    case .citation(let citation, let style): try text(citation.link(style))
    case .markdown(let markdown): try MarkdownPage.inlineHTML(of: markdown)
    case .missing(let reason):
      "<span class=\"missing\">not available (\(try text(Symbols.parts(of: reason))))</span>"
    case .notes(let marks):
      marks.isEmpty ? "" : "<sup class=\"note\">\(Escaping.html(marks))</sup>"
    }
  }

  func references(_ works: [Citation]) throws(ReportError) -> String {
    var items = ""
    for work in works {
      items += "<li id=\"\(Escaping.html(work.identifier))\">\(try text(work.entry))</li>\n"
    }
    return "<ul class=\"references\">\n\(items)</ul>"
  }

  /// The rounded number, with the cell's exact value for machines and its place for readers.
  static func data(_ number: QuotedNumber) -> String {
    "<data value=\"\(Escaping.html(number.exact))\" title=\"\(Escaping.html(number.source))\">"
      + "\(Escaping.html(number.text))</data>"
  }
}
