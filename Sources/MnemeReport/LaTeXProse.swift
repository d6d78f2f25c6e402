import CCmarkGFM

/// Prose in Markdown with formulas and placeholders as LaTeX, through the tree of cmark-gfm.
struct LaTeXProse {
  /// By the identifiers that links name: of figures and tables from outside, of headings from
  /// `headings`.
  private let labels: [String: String]
  private var latex = ""
  private var failure: ReportError?

  /// - Parameters:
  ///   - scope: goes into the labels of headings: two reports of one paper must not share them.
  ///   - labels: of figures and tables, by the identifiers that links to them have.
  static func latex(
    of markdown: String, placeholders: Placeholders, template: String, scope: String,
    labels: [String: String]
  ) throws(ReportError) -> String {
    let lifted = try liftingMath(in: markdown, to: placeholders, displays: true)
    let document = MarkdownTree(lifted)
    let headings = HeadingLabels(document, scope: scope)
    var prose = LaTeXProse(labels: labels.merging(headings.byIdentifier) { figure, _ in figure })
    prose.headingLabels = headings.inOrder
    prose.blocks(document.root)
    if let failure = prose.failure { throw failure }
    return try placeholders.resolve(
      prose.latex, template: template, paragraph: (Self.opening, Self.closing)
    ).replacingAll(Self.opening, with: "").replacingAll(Self.closing, with: "")
  }

  /// One paragraph from elsewhere, such as a caption. No text can start another kind of block.
  static func inline(
    _ markdown: String, labels: [String: String]
  ) throws(ReportError) -> String {
    let placeholders = Placeholders()
    let lifted = try liftingMath(
      in: Escaping.line(markdown), to: placeholders, displays: false)
    let document = MarkdownTree("\u{E002}" + lifted)
    var prose = LaTeXProse(labels: labels)
    if let paragraph = document.root.children.first { prose.inlines(paragraph) }
    if let failure = prose.failure { throw failure }
    return try placeholders.resolve(
      prose.latex.replacingAll("\u{E002}", with: ""), template: "a caption",
      paragraph: (Self.opening, Self.closing))
  }

  private var headingLabels: [String] = []

  private init(labels: [String: String]) { self.labels = labels }

  /// Around each paragraph until blocks have taken their places.
  private static let opening = "\u{E003}"
  private static let closing = "\u{E004}"

  private static func liftingMath(
    in markdown: String, to placeholders: Placeholders, displays: Bool
  ) throws(ReportError) -> String {
    try MathLifter.lifting(
      markdown, to: placeholders, displays: displays, inline: LaTeXMath.inline,
      displayed: { tex throws(ReportError) in
        try LaTeXMath.displayed(tex)
      })
  }

  // MARK: Blocks

  private mutating func blocks(_ parent: MarkdownTree.Node) {
    for child in parent.children { block(child) }
  }

  private mutating func block(_ node: MarkdownTree.Node) {
    switch node.kind {
    case .paragraph:
      latex += Self.opening
      inlines(node)
      latex += Self.closing + "\n\n"
    case .heading(let level): heading(node, level)
    case .list(let isOrdered):
      let name = isOrdered ? "enumerate" : "itemize"
      latex += "\\begin{\(name)}\n"
      blocks(node)
      latex += "\\end{\(name)}\n\n"
    case .item:
      latex += "\\item{} "
      blocks(node)
    case .quote:
      latex += "\\begin{quote}\n"
      blocks(node)
      latex += "\\end{quote}\n\n"
    case .codeBlock(let text): latex += LaTeXText.listing(text) + "\n\n"
    case .rule: latex += "\\medskip\n\n"
    case .text(let text): latex += LaTeXText.prose(text)
    case .tableRow:
      cells(node)
      latex += " \\\\\n"
    case .table(let columns):
      latex += "\\begin{center}\\begin{tabular}{\(String(repeating: "l", count: columns))}\n"
      blocks(node)
      latex += "\\end{tabular}\\end{center}\n\n"
    case .softBreak, .hardBreak, .code, .emphasis, .strong, .link, .image, .other: inline(node)
    }
  }

  private static let sections = ["section", "subsection", "subsubsection", "paragraph"]

  private mutating func heading(_ node: MarkdownTree.Node, _ level: Int) {
    latex += "\\\(Self.sections[min(level, Self.sections.count) - 1]){"
    inlines(node)
    latex += "}"
    if !headingLabels.isEmpty { latex += "\\label{\(headingLabels.removeFirst())}" }
    latex += "\n\n"
  }

  private mutating func cells(_ row: MarkdownTree.Node) {
    for (index, cell) in row.children.enumerated() {
      latex += index > 0 ? " & " : ""
      inlines(cell)
    }
  }

  // MARK: Inlines

  private mutating func inlines(_ parent: MarkdownTree.Node) {
    for child in parent.children { inline(child) }
  }

  private mutating func inline(_ node: MarkdownTree.Node) {
    switch node.kind {
    case .text(let text): latex += LaTeXText.prose(text)
    case .softBreak: latex += "\n"
    case .hardBreak: latex += "\\newline\n"
    case .code(let text): latex += LaTeXText.code(text)
    case .emphasis: wrap(node, in: "emph")
    case .strong: wrap(node, in: "textbf")
    case .link(let address): link(node, to: address)
    // Pictures of the prose's own are files that a paper doesn't have: their words stay.
    case .image, .paragraph, .heading, .list, .item, .quote, .table, .tableRow, .other:
      inlines(node)
    case .codeBlock(let text): latex += LaTeXText.code(text)
    case .rule: return
    }
  }

  private mutating func wrap(_ node: MarkdownTree.Node, in command: String) {
    latex += "\\\(command){"
    inlines(node)
    latex += "}"
  }

  private mutating func link(_ node: MarkdownTree.Node, to address: String) {
    let before = latex
    latex = ""
    inlines(node)
    let words = latex
    latex = before
    do throws(ReportError) {
      latex += try reference(address, words: words)
    } catch {
      failure = failure ?? error
    }
  }

  private func reference(_ address: String, words: String) throws(ReportError) -> String {
    if address.hasPrefix("#") {
      return try LaTeXWriter.reference(
        to: String(address.dropFirst()), words: words, labels: labels)
    }
    // Files are beside the page, not beside the paper.
    guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return words }
    return "\\href{\(LaTeXText.address(address))}{\(words)}"
  }
}

extension LaTeXText {
  /// Lines to copy, which may break where they are too long.
  static func listing(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      line.isEmpty ? "~" : spaced(String(line))
    }
    return "\\begin{flushleft}\\small\n\(lines.joined(separator: "\\\\\n"))\n\\end{flushleft}"
  }

  /// Spaces at the start of a line stay.
  private static func spaced(_ line: String) -> String {
    let indent = line.prefix { $0 == " " }.count
    return String(repeating: "~", count: indent) + code(String(line.dropFirst(indent)))
  }
}
