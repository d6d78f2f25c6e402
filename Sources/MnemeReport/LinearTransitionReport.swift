package import MnemeTables

/// The report of one `linear-transition` run: its tables fill the prose of
/// `linear-transition.md.mustache`. Chooses rows and formats; computes nothing.
package struct LinearTransitionReport {
  private let run: RunFolder
  private let manifest: Manifest
  private let figures: [ReportFigure]
  private let templates: ReportTemplates

  package init(
    run: RunFolder, manifest: Manifest, figures: [ReportFigure], templates: ReportTemplates
  ) {
    self.run = run
    self.manifest = manifest
    self.figures = figures
    self.templates = templates
  }

  /// - Throws: `ReportError`, `TableError` if a table is missing or empty, `DiskError`.
  package func render() throws -> (markdown: String, html: String) {
    let tables = try LinearTransitionTables(run: run)
    let placed = figures.enumerated().map { index, figure in
      NumberedFigure(
        number: index + 1, figure: figure, data: tables.data(of: figure.name),
        provenance: provenance)
    }
    let rendering = ReportRendering(
      experiment: .linearTransition, manifest: manifest, figures: placed, templates: templates,
      description: "Where memorization ends and where the distance to the truth falls, measured on "
        + "a linear, one-step diffusion model.")
    return try rendering.render(LinearTransitionHoles(tables: tables, figures: placed).holes)
  }

  private var provenance: [Inline] {
    [
      .text("Made by "), .code(manifest.command), .text("; run "), .code(manifest.digest),
      .text(", seed "),
      .number(
        QuotedNumber(
          text: String(manifest.seed), exact: String(manifest.seed), source: "manifest.json: seed")),
      .text("."),
    ]
  }
}
