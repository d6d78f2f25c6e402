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
    let scan = tables.referenceCounts.count > 1 ? [ReferenceScanFigure.figure(tables)] : []
    return [MemorizationTransitionFigure.figure(tables)] + scan + [
      KLDivergenceFigure.figure(tables, width: venue.widthPoints),
      AlignmentOfScalesFigure.figure(tables),
    ]
  }
}
