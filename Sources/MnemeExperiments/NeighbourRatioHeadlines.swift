import MnemeTables

/// What the report leads with: the exact score at its least, a stopped path, the null and the linear
/// model at its most.
enum NeighbourRatioHeadlines {
  static func rows(
    _ spec: NeighbourRatioSpec, _ rows: [NeighbourRatioRow],
    _ effective: [NeighbourRatioEffectiveRow]
  ) -> [HeadlineRow] {
    let exact = rows.filter { $0.generator == .exact }.min { share($0) < share($1) }
    let largest = spec.dimensions.max()
    let linear = rows.filter { $0.generator == .linear && $0.dimension == largest }
      .max { share($0) < share($1) }
    let nullDimension = spec.dimensions.contains(2) ? 2 : spec.dimensions.min()
    let null = rows.last { $0.generator == .truth && $0.dimension == nullDimension }
    return [
      exact.map { row("exact_least", "of the exact score: least of all cells, ", $0) },
      null.map { row("null_rate", "without a model: ", $0) },
      linear.map { row("linear_most", "of the linear model: most of all n, ", $0) },
      stopped(spec, effective),
    ].compactMap { $0 }
  }

  private static func share(_ row: NeighbourRatioRow) -> Double { row.memorized.fraction ?? 0 }

  private static func row(_ key: String, _ what: String, _ cell: NeighbourRatioRow) -> HeadlineRow {
    HeadlineRow(
      key: key,
      label: "Memorized share \(what)d = \(cell.dimension), n = \(cell.trainingCount)",
      IntervalEstimate(cell.memorized), intervalLevel: cell.intervalLevel,
      figure: "neighbour-ratio")
  }

  /// The stopped path whose effective memorization lies within the run, in the largest dimension where
  /// one does.
  private static func stopped(
    _ spec: NeighbourRatioSpec, _ effective: [NeighbourRatioEffectiveRow]
  ) -> HeadlineRow? {
    let rows = effective.filter { $0.generator == .stopped }
    let within = rows.filter { $0.effective.value != nil }
    guard let row = within.max(by: { $0.dimension < $1.dimension }) ?? rows.first else {
      return nil
    }
    return HeadlineRow(
      key: "effective_stopped",
      label:
        "Effective memorization of stopped paths: sigma = \(row.noiseLevel.cellText), "
        + "d = \(row.dimension)",
      row.effective, unit: "samples", intervalLevel: spec.intervalLevel, figure: "neighbour-ratio",
      reason: row.reason)
  }
}
