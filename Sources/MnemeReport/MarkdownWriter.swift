/// Writes typed parts as GitHub-flavoured Markdown.
struct MarkdownWriter {
  /// Where numbers go; the page marks each with its source, which Markdown can't.
  var quote: (QuotedNumber) -> String = { Escaping.line($0.text) }
  /// Where citations go; without it, links to the list of references.
  var cite: ((Citation, CitationStyle) -> String)?

  func text(_ parts: [Inline], inTable: Bool = false) -> String {
    parts.map { text($0, inTable: inTable) }.joined()
  }

  private func text(_ part: Inline, inTable: Bool) -> String {
    switch part {
    case .text(let text): Escaping.markdown(text)
    case .literal(let signs): signs
    case .number(let number): quote(number)
    case .code(let text): Escaping.markdownCode(text, inTable: inTable)
    case .math(let tex): "$\(tex)$"
    case .strong(let parts): "**\(text(parts, inTable: inTable))**"
    case .link(let parts, let target): "[\(text(parts, inTable: inTable))](\(target.reference))"
    case .citation(let citation, let style):
      cite?(citation, style) ?? text(citation.link(style), inTable: inTable)
    case .markdown(let markdown): MarkdownSource.showingTags(of: markdown)
    case .missing(let reason):
      "not available (\(text(Symbols.parts(of: reason), inTable: inTable)))"
    case .notes(let marks): marks.isEmpty ? "" : " (\(marks))"
    }
  }

  func text(_ blocks: [Block]) -> String { blocks.map(text).joined(separator: "\n\n") }

  func text(_ block: Block) -> String {
    switch block {
    case .paragraph(let parts): text(parts)
    case .list(let items): items.map { "- \(text($0))" }.joined(separator: "\n")
    case .table(let table): text(table)
    case .figure(let figure): text(figure)
    case .headlines(let headlines): text(HeadlineTable.table(headlines))
    case .equations(let equations, let isList):
      equations.map { text($0, isInList: isList) }.joined(separator: "\n\n")
    case .listing(let listing): Escaping.markdownListing(listing)
    case .references(let works): works.map(text).joined(separator: "\n")
    case .disclosure(let summary, let content):
      "<details>\n<summary>\(Escaping.html(InlineText.plain(summary)))</summary>\n\n"
        + "\(text(content))\n\n</details>"
    }
  }

  private func text(_ table: ReportTable) -> String {
    let header = table.columns.map { text($0.title, inTable: true) }
    let rules = table.columns.map { $0.isNumeric ? "---:" : "---" }
    let rows = table.rows.map { $0.map { text($0, inTable: true) } }
    let lines = ([header, rules] + rows).map { "| \($0.joined(separator: " | ")) |" }
    var parts = table.place.map { ["<a id=\"\(Escaping.html($0.identifier))\"></a>"] } ?? []
    if !table.caption.isEmpty { parts.append(text(table.heading)) }
    parts.append(lines.joined(separator: "\n"))
    if !table.notes.isEmpty {
      parts.append(
        table.notes.map { "- (\($0.mark)) \(text(Symbols.parts(of: $0.text)))" }.joined(
          separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  private func text(_ placed: NumberedFigure) -> String {
    let figure = placed.figure
    let image = LinkTarget.file(figure.imagePath).reference
    var parts = [
      "<a id=\"\(Escaping.html(placed.identifier))\"></a>",
      "![\(Escaping.markdown(figure.altText))](\(image))",
      "**\(placed.title).** "
        + MarkdownSource.showingTags(of: figure.captionMarkdown),
    ]
    if !figure.files.isEmpty { parts.append(text(figure.files)) }
    if !placed.provenance.isEmpty { parts.append(text(placed.provenance)) }
    return (parts + placed.data.map(text)).joined(separator: "\n\n")
  }

  private func text(_ equation: TheoryEquation, isInList: Bool) -> String {
    let anchor = "<a id=\"\(Escaping.html(equation.identifier))\"></a>"
    return anchor + (isInList ? "\(equation.subject):" : "") + "\n\n$$\(equation.numberedTeX)$$"
  }

  private func text(_ work: Citation) -> String {
    "- <a id=\"\(Escaping.html(work.identifier))\"></a>\(text(work.entry))"
  }
}
