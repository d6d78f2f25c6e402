package import MnemeTables

/// The paper bundle: what goes into LaTeX, what proves it, and how to cite it.
package struct PaperBundle {
  let runs: [BundledRun]
  /// The name of the venue, and the width of its figures in points of 1/72 inch.
  let venue: String
  let widthPoints: Double
  /// `YYYY-MM-DD`, where a format demands a date; the bundle stores no clock time.
  let date: String
  let templates: ReportTemplates

  package init(
    runs: [BundledRun], venue: String, widthPoints: Double, date: String,
    templates: ReportTemplates
  ) {
    precondition(!runs.isEmpty, "a bundle of no runs")
    self.runs = runs
    self.venue = venue
    self.widthPoints = widthPoints
    self.date = date
    self.templates = templates
  }

  /// All files; `CHECKSUMS.sha256` has the sums of all others.
  ///
  /// - Throws: `ReportError` for a template that can't be used.
  package func entries() throws -> [ZipArchive.Entry] {
    var entries = runs.flatMap(\.entries)
    entries += [
      .init(name: "CITATION.cff", text: CitationFile(runs: runs, works: citations).text),
      .init(name: "README", text: try text(of: ReportTemplates.readmeName)),
      .init(name: "example.tex", text: try text(of: ReportTemplates.exampleName)),
      .init(name: "references.bib", text: bibliography),
    ]
    let crate = ResearchCrate(
      runs: runs, date: date, version: version, files: entries, title: title)
    entries.append(.init(name: ResearchCrate.fileName, bytes: try crate.json()))
    let sums = entries.map { ($0.name, Digest.sha256($0.bytes)) }.sorted { $0.0 < $1.0 }
    entries.append(
      .init(
        name: Self.checksumsName, text: sums.map { "\($0.1)  \($0.0)\n" }.joined()))
    return entries
  }

  package static let checksumsName = "CHECKSUMS.sha256"

  var title: String {
    runs.count == 1 ? runs[0].manifest.title : "\(runs.count) studies of memorization"
  }

  private var version: String { MnemeVersion.text }

  /// What any of the reports cites, and the paper that all measure, by key.
  private var citations: [Citation] {
    Bibliography.all.filter { work in
      work == Bibliography.halder2024memorization
        || runs.contains { $0.latex.citations.contains(work) }
    }
  }

  private var bibliography: String {
    let works =
      citations
      + [
        Bibliography.mneme(
          version: version, digest: runs.map(\.manifest.digest).joined(separator: ", "))
      ]
    return works.map(\.bibTeX).joined(separator: "\n\n") + "\n"
  }

  // MARK: Templates

  private func text(of template: String) throws(ReportError) -> String {
    var holes = Holes()
    holes.set("title", source: Self.line(title))
    holes.set("latex_title", source: LaTeXText.escaped(title))
    holes.set("venue", source: venue)
    holes.set("width", source: Self.number(widthPoints))
    holes.set("width_inches", source: Self.number(widthPoints / 72))
    holes.set("mneme_version", source: version)
    holes.claim("has_several", runs.count > 1)
    holes.repeat("runs", runs.map(holes(of:)))
    return try templates.render(template, holes, writer: MarkdownReportWriter()).text
  }

  private func holes(of run: BundledRun) -> Holes {
    var holes = Holes()
    holes.set("experiment", source: Self.line(run.manifest.experiment))
    holes.set("run_title", source: Self.line(run.manifest.title))
    holes.set("latex_run_title", source: LaTeXText.escaped(run.manifest.title))
    holes.set("digest", source: Self.line(run.manifest.digest))
    holes.set("command", source: Self.line(run.manifest.command))
    holes.set("folder", source: run.folder)
    for name in ["macros", "captions", "report"] {
      holes.set("input_\(name)", source: "\\input{\(run.folder)\(name).tex}")
    }
    let behind = run.latex.tables.filter(\.isBehindFigure)
    holes.claim("has_data_tables", !behind.isEmpty)
    holes.repeat(
      "data_tables",
      behind.map { table in
        var holes = Holes()
        holes.set("input_table", source: "\\input{\(run.folder)tables/\(table.name)}")
        return holes
      })
    return holes
  }

  private static func line(_ text: String) -> String { Escaping.line(text) }

  private static func number(_ value: Double) -> String { NumberFormat.exact.text(value) }
}
