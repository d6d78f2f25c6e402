import MnemeFigures
import MnemePlot
import MnemeReport
import MnemeTables

extension Pipeline {
  /// Writes `report.md` and `report.html` from the tables and figures of a run folder; draws the
  /// figures first if they aren't there.
  static func report(_ folder: RunFolder, templates: ReportTemplates) throws {
    if try folder.readManifest().figures.isEmpty { try plot(folder) }
    try Report.write(
      run: folder, figures: try reportFigures(of: try folder.readManifest(), in: folder),
      templates: templates)
  }

  /// The report on several runs, whose own reports are there.
  ///
  /// - Parameter command: makes the same report again.
  static func report(
    on folders: [RunFolder], command: String, templates: ReportTemplates
  ) throws -> WholeReport {
    let runs = try folders.map { folder in
      let manifest = try folder.readManifest()
      return ReportedRun(
        run: folder, manifest: manifest, figures: try reportFigures(of: manifest, in: folder),
        place: "../../\(manifest.experiment)/\(manifest.digest)")
    }
    return try WholeReport(runs, command: command, templates: templates)
  }

  private static func reportFigures(
    of manifest: Manifest, in folder: RunFolder
  ) throws -> [ReportFigure] {
    let venue = Venue(rawValue: manifest.venue) ?? .arxiv
    let figures =
      try FigureSet.figures(of: manifest.experiment, in: folder, venue: venue) ?? []
    return try figures.map { try reportFigure($0, in: folder, venue) }
  }

  static func reportFigure(
    _ figure: Figure, in folder: RunFolder, _ venue: Venue
  ) throws -> ReportFigure {
    func bytes(_ name: String) throws -> [UInt8] {
      let path = "\(folder.figuresPath)/\(name)"
      guard let bytes = try AtomicFile.read(path) else { throw TableError.missingFile(path: path) }
      return bytes
    }
    return ReportFigure(
      name: figure.name, captionMarkdown: LabelTeX.text(of: figure.caption),
      altText: figure.altText, svgLight: try bytes("\(figure.name).svg"),
      svgDark: try bytes("\(figure.name)-dark.svg"),
      downloads: FigureFormat.allCases.map {
        ReportFile(
          label: $0.rawValue.uppercased(), path: "figures/\(figure.name).\($0.rawValue)")
      } + tables(of: try folder.readManifest()),
      readout: try FigureRenderer(venue: venue).readout(figure).series.map(reportSeries))
  }

  /// What the figures of a run are drawn from: all of its tables but the numbers and claims that lead
  /// its report.
  private static func tables(of manifest: Manifest) -> [ReportFile] {
    let leading = [HeadlineRow.tableName, ClaimRow.tableName].map { "\($0).csv" }
    return manifest.tables.filter { !leading.contains($0.name) }.map {
      ReportFile(label: $0.name, path: "tables/\($0.name)")
    }
  }

  private static func reportSeries(_ series: ReadoutSeries) -> ReportSeries {
    ReportSeries(
      name: series.name, panel: series.panel, x: series.x, y: series.y,
      points: series.points.map {
        ReportPoint(left: $0.left, top: $0.top, x: $0.x, y: $0.y)
      })
  }
}
