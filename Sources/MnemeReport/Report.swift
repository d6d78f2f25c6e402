package import MnemeTables

/// The corridor's door to the report: a run's tables and figures become `report.md` and
/// `report.html`.
package enum Report {
  /// Names of the experiments that have a report.
  package static var experiments: [String] {
    ReportedExperiment.allCases.filter { $0 != .comparison }.map(\.rawValue)
  }

  /// Reads the run's manifest and tables and writes both reports, each whole or not at all; then
  /// their checksums into the manifest.
  ///
  /// - Parameter figures: in the order in which they are numbered.
  /// - Throws: `ReportError`, `TableError`, `DiskError`. Nothing is written unless both reports are
  ///   complete.
  package static func write(
    run: RunFolder, figures: [ReportFigure], templates: ReportTemplates
  ) throws {
    var manifest = try run.readManifest()
    let report = try render(run: run, manifest: manifest, figures: figures, templates: templates)
    try AtomicFile.write(report.markdown, to: run.reportMarkdownPath)
    try AtomicFile.write(report.html, to: run.reportPagePath)
    manifest.reports = [("report.md", report.markdown), ("report.html", report.html)].map {
      Manifest.FileRecord(name: $0.0, sha256: Digest.sha256($0.1))
    }
    try run.write(manifest)
  }

  /// Reads the runs and writes the report on all of them into its own folder.
  ///
  /// - Throws: `ReportError`, `TableError`, `DiskError`. Nothing is written unless both reports are
  ///   complete.
  package static func write(_ whole: WholeReport, to folder: RunFolder) throws {
    let report = try whole.render()
    try AtomicFile.makeFolder(folder.path)
    try AtomicFile.write(report.markdown, to: folder.reportMarkdownPath)
    try AtomicFile.write(report.html, to: folder.reportPagePath)
    try folder.write(whole.record(report))
  }

  package static func render(
    run: RunFolder, manifest: Manifest, figures: [ReportFigure], templates: ReportTemplates
  ) throws -> (markdown: String, html: String) {
    try experiment(of: manifest).report.render(
      run: run, manifest: manifest, figures: figures, templates: templates)
  }

  /// The same report in pieces for LaTeX; see `ReportRendering.renderLaTeX`.
  package static func renderLaTeX(
    run: RunFolder, manifest: Manifest, figures: [ReportFigure], templates: ReportTemplates,
    scope: String, folder: String
  ) throws -> LaTeXReport {
    let (rendering, holes) = try experiment(of: manifest).report.prepared(
      run: run, manifest: manifest, figures: figures, templates: templates)
    return try rendering.renderLaTeX(holes, scope: scope, folder: folder)
  }

  private static func experiment(
    of manifest: Manifest
  ) throws(ReportError) -> ReportedExperiment {
    guard let experiment = ReportedExperiment(rawValue: manifest.experiment) else {
      throw .unknownExperiment(manifest.experiment, known: experiments)
    }
    return experiment
  }
}
