import MnemeTables

/// What an experiment adds to its report: the tables it reads, and what its prose may ask for beside
/// the holes that every report has (`SharedHoles`). Chooses rows and formats; computes nothing.
protocol ExperimentReport {
  static var experiment: ReportedExperiment { get }
  /// Plain words for search results and shared links.
  static var summary: String { get }

  /// - Throws: `ReportError.emptyTable`, `TableError`, `DiskError`.
  init(run: RunFolder) throws

  /// The values that only this experiment's prose asks for.
  func holes(figures: [NumberedFigure]) -> Holes
  /// The numbers behind a figure; empty for a figure that has none.
  func data(of figure: String) -> [Block]
  /// What the columns of each table mean, by `DataDictionary.table`.
  var dictionary: [Block] { get }
  /// Cells that decide nothing or lack a number; without rows if there are none.
  var cellCaveats: ReportTable { get }
}

extension ExperimentReport {
  /// - Throws: `ReportError.emptyTable`: there is nothing to say without rows.
  static func read<Row: TableRow>(_ run: RunFolder) throws -> [Row] {
    let rows = try run.read(Row.self)
    guard !rows.isEmpty else { throw ReportError.emptyTable(name: Row.tableName) }
    return rows
  }

  /// Reads, fills and writes down; both forms of the report.
  static func render(
    run: RunFolder, manifest: Manifest, figures: [ReportFigure], templates: ReportTemplates
  ) throws -> (markdown: String, html: String) {
    let (rendering, holes) = try prepared(
      run: run, manifest: manifest, figures: figures, templates: templates)
    return try rendering.render(holes)
  }

  /// What fills the templates, in whatever format.
  static func prepared(
    run: RunFolder, manifest: Manifest, figures: [ReportFigure], templates: ReportTemplates
  ) throws -> (ReportRendering, Holes) {
    let report = try Self(run: run)
    let placed = figures.enumerated().map { index, figure in
      NumberedFigure(
        number: index + 1, figure: figure, data: report.data(of: figure.name),
        provenance: ProvenanceHoles.line(of: manifest))
    }
    let shared = SharedHoles(
      headlines: try read(run), figures: placed, dictionary: report.dictionary,
      cellCaveats: report.cellCaveats)
    var holes = report.holes(figures: placed)
    holes.add(shared.holes)
    let rendering = ReportRendering(
      experiment: experiment, manifest: manifest, figures: placed, templates: templates,
      description: summary)
    return (rendering, holes)
  }
}
