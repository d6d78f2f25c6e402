/// Fills the prose on its way to `report.tex`: still Markdown, with placeholders for all that
/// Markdown can't say. Collects macros, tables and figures as it meets them.
final class LaTeXReportWriter: ReportWriter {
  struct TableFile: Equatable {
    /// Without its folder: `kl-divergence.tex`.
    let name: String
    let label: String
    let text: String
    /// Whether it belongs to a figure, and so is not in the prose.
    let isBehindFigure: Bool
  }

  let placeholders = Placeholders()
  let macros: LaTeXMacros
  private(set) var tables: [TableFile] = []
  private let names: LaTeXNames
  private let labels: [String: String]
  private var failure: ReportError?

  /// - Parameter labels: of the figures, by the identifiers that links to them have.
  init(names: LaTeXNames, labels: [String: String]) {
    self.names = names
    self.labels = labels
    macros = LaTeXMacros(prefix: names.prefix, labels: labels)
  }

  func words(_ parts: [Inline], hole: String) -> String {
    do throws(ReportError) {
      if let latex = try macros.latex(of: parts, hole: hole) { return placeholders.inline(latex) }
      let writer = MarkdownWriter(
        cite: { self.placeholders.inline(LaTeXWriter.citation($0, $1)) })
      return writer.text(parts)
    } catch {
      failure = failure ?? error
      return ""
    }
  }

  func block(_ block: Block, hole: String) -> String {
    do throws(ReportError) {
      return placeholders.block(try latex(block, name: TablePlace.name(of: hole)), hole: hole)
    } catch {
      failure = failure ?? error
      return ""
    }
  }

  /// - Throws: the first error of a value.
  func check() throws(ReportError) {
    if let failure { throw failure }
  }

  // MARK: Blocks

  private var writer: LaTeXWriter { LaTeXWriter(labels: labels) }

  /// - Parameter name: of the tables in the block.
  private func latex(_ block: Block, name: String) throws(ReportError) -> String {
    switch block {
    case .paragraph(let parts): return try writer.text(parts)
    case .list(let items):
      var lines = ["\\begin{itemize}"]
      for item in items { lines.append("\\item{} \(try writer.text(item))") }
      return (lines + ["\\end{itemize}"]).joined(separator: "\n")
    case .table(let table): return try add(table, name: name, isBehindFigure: false)
    case .figure(let placed):
      try addTables(of: placed.data, name: placed.figure.name)
      return "\(names.figure(placed.figure.name)){}"
    case .headlines(let headlines):
      return try add(HeadlineTable.table(headlines), name: name, isBehindFigure: false)
    case .equations(let equations, let isList): return try latex(equations, isList: isList)
    case .listing(let listing): return LaTeXText.listing(listing.text)
    case .references: return "% The paper prints the list of references."
    case .disclosure(let summary, let content):
      var parts = ["\\paragraph{\(try writer.text(summary))}"]
      for block in content { parts.append(try latex(block, name: name)) }
      return parts.joined(separator: "\n\n")
    }
  }

  private func latex(_ equations: [TheoryEquation], isList: Bool) throws(ReportError) -> String {
    var parts: [String] = []
    for equation in equations {
      if isList { parts.append("\(try writer.text([.markdown(equation.subject)])):") }
      parts.append(
        try LaTeXMath.displayed(
          equation.tex, number: equation.number, label: names.equationLabel(equation)))
    }
    return parts.joined(separator: "\n")
  }

  private func addTables(of blocks: [Block], name: String) throws(ReportError) {
    for block in blocks {
      switch block {
      case .table(let table): _ = try add(table, name: name, isBehindFigure: true)
      case .disclosure(_, let content): try addTables(of: content, name: name)
      case .paragraph, .list, .figure, .headlines, .equations, .listing, .references: continue
      }
    }
  }

  /// A file of its own, and the command that puts it in.
  private func add(
    _ table: ReportTable, name: String, isBehindFigure: Bool
  ) throws(ReportError) -> String {
    let earlier = tables.filter { $0.name == "\(name).tex" || $0.name.hasPrefix("\(name)-part-") }
    let stem = earlier.isEmpty ? name : "\(name)-part-\(earlier.count + 1)"
    let label = LaTeXName.label("tab", names.scope, stem)
    let text = try LaTeXTable(table: table, label: label, writer: writer).latex()
    tables.append(
      TableFile(name: "\(stem).tex", label: label, text: text, isBehindFigure: isBehindFigure))
    return "\\input{\(names.folderCommand) tables/\(stem).tex}"
  }
}

/// What the commands and labels of one run begin with.
struct LaTeXNames: Sendable, Equatable {
  /// Of commands, letters only: `LinearTransition`.
  let prefix: String
  /// Of labels: `linear-transition`.
  let scope: String

  init(scope: String) {
    self.scope = scope
    prefix = LaTeXName.command(scope)
  }

  var folderCommand: String { "\\\(prefix)Folder" }
  func figure(_ name: String) -> String { "\\\(prefix)Figure\(LaTeXName.command(name))" }
  func equationLabel(_ equation: TheoryEquation) -> String {
    LaTeXName.label("eq", scope, equation.number)
  }
  func figureLabel(_ name: String) -> String { LaTeXName.label("fig", scope, name) }
}
