package import MnemePlot
package import MnemeTables

/// The figures of each experiment, from the tables of a run folder.
package enum FigureSet {
  /// - Throws: `TableError`, `DiskError`.
  package static func figures(
    of experiment: String, in folder: RunFolder, venue: Venue
  ) throws -> [Figure]? {
    switch experiment {
    case "linear-transition":
      linearTransition(try LinearTransitionTables(folder), venue: venue)
    default: nil
    }
  }

  /// In the order of the report.
  package static func linearTransition(
    _ tables: LinearTransitionTables, venue: Venue = .arxiv
  ) -> [Figure] {
    var figures = [
      MemorizationTransitionFigure.figure(tables),
      KLDivergenceFigure.figure(tables, width: venue.widthPoints),
      AlignmentOfScalesFigure.figure(tables),
    ]
    if tables.referenceCounts.count > 1 { figures.append(ReferenceScanFigure.figure(tables)) }
    return figures
  }
}
