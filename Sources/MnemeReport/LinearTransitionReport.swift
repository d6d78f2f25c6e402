import MnemeTables

/// The report of one `linear-transition` run: its tables fill the prose of
/// `linear-transition.md.mustache`.
struct LinearTransitionReport: ExperimentReport {
  static let experiment = ReportedExperiment.linearTransition
  static let summary =
    "Where memorization ends and where the distance to the truth falls, measured on a linear, "
    + "one-step diffusion model."

  static let leadingFigure: String? = "alignment-of-scales"

  private let tables: LinearTransitionTables

  init(run: RunFolder) throws {
    tables = try LinearTransitionTables(run: run)
  }

  func holes(figures: [NumberedFigure]) -> Holes { LinearTransitionHoles(tables: tables).holes }

  func data(of figure: String) -> [Block] { tables.data(of: figure) }

  var cellCaveats: ReportTable { tables.cellCaveats }

  var dictionary: [Block] {
    [
      DataDictionary.table(LinearTransitionRow.self),
      DataDictionary.table(LinearTransitionScaleRow.self),
      DataDictionary.table(LinearTransitionCrossingRow.self),
      DataDictionary.table(LinearTransitionTheoryRow.self),
    ]
  }
}
