/// A report in pieces for LaTeX.
package struct LaTeXReport: Sendable {
  /// The prose, for `\input`; it puts in figures and tables by commands and files of the others.
  package let prose: String
  package let macros: String
  package let captions: String
  package let tables: [Table]
  /// Names of the figures, in order.
  package let figures: [String]
  package let citations: [Citation]

  package struct Table: Sendable, Equatable {
    /// Without its folder: `kl-divergence.tex`.
    package let name: String
    package let text: String
    /// Whether it holds the numbers of a figure; the others stand in the prose.
    package let isBehindFigure: Bool
  }
}

extension ReportRendering {
  /// - Parameters:
  ///   - holes: as for `render`.
  ///   - scope: the run's name in the paper; no two of one paper share it.
  ///   - folder: where the files are from the paper, empty or with a slash at its end.
  func renderLaTeX(
    _ holes: Holes, scope: String, folder: String
  ) throws(ReportError) -> LaTeXReport {
    let (holes, citations) = try completed(holes)
    var quoted = holes
    // A paper prints one list of references, at its end.
    quoted.add(CitationHoles.references(to: []))
    let names = LaTeXNames(scope: scope)
    let labels = names.labels(of: figures, tables: holes)
    let writer = LaTeXReportWriter(names: names, labels: labels)
    let template = ReportTemplates.proseName(of: experiment)
    let markdown = try templates.render(template, quoted, writer: writer).text
    writer.quoteHeadlines(quoted)
    try writer.check()
    let prose = try LaTeXProse.latex(
      of: markdown, placeholders: writer.placeholders, template: templates.path(of: template),
      scope: scope, labels: labels)
    return LaTeXReport(
      prose: prose, macros: writer.macros.text(folderCommand: names.folderCommand, folder: folder),
      captions: try LaTeXCaptions.text(figures, names: names, labels: labels),
      tables: writer.tables.map {
        .init(name: $0.name, text: $0.text, isBehindFigure: $0.isBehindFigure)
      },
      figures: figures.map(\.figure.name), citations: citations)
  }
}

extension LaTeXReportWriter {
  /// Commands for the numbers that the report leads with, whether the prose says them or not.
  func quoteHeadlines(_ holes: Holes) {
    for (name, value) in holes.values where name.hasPrefix("headline_") {
      if case .words(let parts) = value { _ = words(parts, hole: name) }
    }
  }
}

extension LaTeXNames {
  /// Of all that prose can call by its number, by the identifiers that links to it have.
  fileprivate func labels(of figures: [NumberedFigure], tables holes: Holes) -> [String: String] {
    var labels: [String: String] = [:]
    for placed in figures { labels[placed.identifier] = figureLabel(placed.figure.name) }
    for equation in TheoryEquation.allCases {
      labels[equation.identifier] = equationLabel(equation)
    }
    for (_, value) in holes.values {
      guard case .block(.table(let table)) = value, let place = table.place else { continue }
      labels[place.identifier] = LaTeXName.label("tab", scope, place.name)
    }
    return labels
  }
}
