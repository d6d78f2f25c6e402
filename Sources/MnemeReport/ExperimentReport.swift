import MnemeTables

/// What an experiment adds to its report: the tables it reads, and what its prose may ask for beside
/// the holes that every report has (`SharedHoles`). Chooses rows and formats; computes nothing.
protocol ExperimentReport {
  static var experiment: ReportedExperiment { get }
  /// Plain words for search results and shared links.
  static var summary: String { get }
  /// The figure that stands for the experiment where there is room for one; `nil`: its first.
  static var leadingFigure: String? { get }

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
  static var leadingFigure: String? { nil }

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
    let placed = report.placed(figures, manifest: manifest)
    let rendering = ReportRendering(
      experiment: experiment, manifest: manifest, figures: placed, templates: templates,
      description: summary)
    return (rendering, try report.allHoles(run: run, figures: placed))
  }

  /// The figures in their order, each with the numbers behind it.
  func placed(_ figures: [ReportFigure], manifest: Manifest) -> [NumberedFigure] {
    figures.enumerated().map { index, figure in
      NumberedFigure(
        number: index + 1, figure: figure, data: data(of: figure.name),
        provenance: ProvenanceHoles.line(of: manifest))
    }
  }

  /// What the prose may ask for, but for provenance and the figures themselves.
  func allHoles(run: RunFolder, figures: [NumberedFigure]) throws -> Holes {
    let shared = SharedHoles(
      headlines: try Self.read(run), figures: figures, dictionary: dictionary,
      cellCaveats: cellCaveats,
      claims: JudgedClaims(claims: try run.read(ClaimRow.self), figures: figures))
    var holes = holes(figures: figures)
    holes.add(shared.holes)
    return holes
  }
}
