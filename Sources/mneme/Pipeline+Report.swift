import MnemeFigures
import MnemePlot
import MnemeReport
import MnemeTables

extension Pipeline {
  /// Writes `report.md` and `report.html` from the tables and figures of a run folder; draws the
  /// figures first if they aren't there.
  static func report(_ folder: RunFolder, templates: ReportTemplates) throws {
    if try folder.readManifest().figures.isEmpty { try plot(folder) }
    let manifest = try folder.readManifest()
    let venue = Venue(rawValue: manifest.venue) ?? .arxiv
    let figures =
      try FigureSet.figures(of: manifest.experiment, in: folder, venue: venue) ?? []
    try Report.write(
      run: folder, figures: try figures.map { try reportFigure($0, in: folder, venue) },
      templates: templates)
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
      },
      readout: try FigureRenderer(venue: venue).readout(figure).series.map(reportSeries))
  }

  private static func reportSeries(_ series: ReadoutSeries) -> ReportSeries {
    ReportSeries(
      name: series.name, panel: series.panel, x: series.x, y: series.y,
      points: series.points.map {
        ReportPoint(left: $0.left, top: $0.top, x: $0.x, y: $0.y)
      })
  }
}
