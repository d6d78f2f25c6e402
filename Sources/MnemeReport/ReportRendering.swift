import MnemeTables

/// Fills an experiment's prose twice, once for each format.
struct ReportRendering {
  let experiment: ReportedExperiment
  let manifest: Manifest
  let figures: [NumberedFigure]
  let templates: ReportTemplates
  /// Plain words for the page's description.
  let description: String

  /// - Parameter holes: what only this experiment says; provenance and figures are added here.
  func render(_ holes: Holes) throws(ReportError) -> (markdown: String, html: String) {
    var (holes, citations) = try completed(holes)
    holes.add(CitationHoles.references(to: citations))
    let name = ReportTemplates.proseName(of: experiment)
    let markdown = try templates.render(name, holes, writer: MarkdownReportWriter())
    try checkPlacement(markdown.usedNames, template: templates.path(of: name))
    guard citations.isEmpty || markdown.usedNames.contains(CitationHoles.list) else {
      throw .missingReferences(citations.map(\.key), template: templates.path(of: name))
    }
    let version = try ProvenanceHoles(manifest: manifest).version
    let html = try page(holes, template: name, version: version)
    return (Self.tidied(markdown.text), html)
  }

  /// All values but the list of references, and the works that belong into it: those that the
  /// template cites. That, the order of the tables, and which equations are named, only filling it
  /// shows.
  func completed(
    _ holes: Holes
  ) throws(ReportError) -> (holes: Holes, citations: [Citation]) {
    for placed in figures { try placed.figure.check() }
    var holes = holes
    holes.add(try ProvenanceHoles(manifest: manifest).holes)
    holes.add(figureHoles)
    holes.add(CitationHoles.citations)
    holes.add(EquationHoles.equations)
    try holes.checkCaptions()
    var draft = holes
    draft.add(CitationHoles.references(to: []))
    draft.add(TableNumbers.draft(of: holes))
    draft.add(EquationHoles.list(of: []))
    let (text, used) = try templates.render(
      ReportTemplates.proseName(of: experiment), draft, writer: MarkdownReportWriter())
    holes.add(EquationHoles.list(of: try EquationHoles.cited(in: text, usedNames: used)))
    let numbers = TableNumbers(of: holes, usedNames: used)
    holes = holes.placingTables(numbers)
    holes.add(numbers.references)
    return (holes, CitationHoles.works(usedBy: used))
  }

  private func page(
    _ holes: Holes, template: String, version: String
  ) throws(ReportError) -> String {
    let writer = PageReportWriter()
    let markdown = try templates.render(template, holes, writer: writer).text
    try writer.check()
    let prose = try MarkdownPage.html(
      of: markdown, placeholders: writer.placeholders, template: templates.path(of: template))
    let page = ReportPage(
      title: manifest.title, description: description, subject: manifest.experiment,
      digest: manifest.digest, version: version, templates: templates)
    return try page.html(prose: prose)
  }

  private var figureHoles: Holes {
    var holes = Holes()
    for placed in figures {
      holes.show(placed.hole, .figure(placed))
      holes.say("see_\(placed.hole)", placed.reference)
    }
    return holes
  }

  private func checkPlacement(
    _ usedNames: [String], template: String
  ) throws(ReportError) {
    let unplaced = figures.filter { !usedNames.contains($0.hole) }
    guard unplaced.isEmpty else {
      throw .unplacedFigures(unplaced.map(\.figure.name), template: template)
    }
  }

  /// One empty line where the template's sections left several, except in listings.
  static func tidied(_ markdown: String) -> String {
    var lines: [Substring] = []
    var fence: Substring?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if fence == nil, line.isEmpty, lines.last?.isEmpty ?? true { continue }
      if line.hasPrefix("```") {
        let marks = line.prefix { $0 == "`" }
        fence = fence == nil ? marks : fence == marks ? nil : fence
      }
      lines.append(line)
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension NumberedFigure {
  /// `Figure 1`, as a link.
  var reference: Inline {
    .link([.text(title)], to: page.map { .page($0, part: identifier) } ?? .part(identifier))
  }

  /// The name by which a template places it.
  var hole: String { Self.hole(of: figure.name) }

  static func hole(of name: String) -> String {
    "figure_" + name.replacingAll("-", with: "_")
  }
}
