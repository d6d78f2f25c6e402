import MnemePlot
package import MnemeTables

/// The tables that the figures of `alternative-scenario` are made from.
package struct AlternativeScenarioTables: Sendable {
  let rows: [AlternativeScenarioRow]
  let curves: [AlternativeScenarioCurveRow]
  let theory: [AlternativeScenarioTheoryRow]
  let verdicts: [AlternativeScenarioVerdictRow]
  let flips: [AlternativeScenarioFlipRow]

  /// - Throws: `TableError`, `DiskError`.
  package init(_ folder: RunFolder) throws {
    rows = try folder.read(AlternativeScenarioRow.self)
    curves = try folder.read(AlternativeScenarioCurveRow.self)
    theory = try folder.read(AlternativeScenarioTheoryRow.self)
    verdicts = try folder.read(AlternativeScenarioVerdictRow.self)
    flips = try folder.read(AlternativeScenarioFlipRow.self)
  }

  var dimensions: [Int] { Set(rows.map(\.dimension)).sorted() }

  /// The q that are shown in full, ascending.
  var shares: [Double] { Set(rows.map(\.q)).sorted() }

  func look(_ dimension: Int) -> DimensionLook {
    DimensionLook(index: dimensions.firstIndex(of: dimension) ?? 0, count: dimensions.count)
  }

  func flip(_ dimension: Int, _ kind: CurveFlip) -> AlternativeScenarioFlipRow? {
    flips.first { $0.dimension == dimension && $0.flip == kind }
  }

  var intervalLevel: Double { rows.first?.intervalLevel ?? 0.95 }

  /// All measured n/d of a signal share, with a little room.
  func ratioAxis(_ q: Double) -> PlotAxis {
    let ratios = rows.filter { $0.q == q }.map(\.ratio)
    return PlotAxis(
      label: "$n/d$", scale: .logarithmic,
      range: (ratios.min() ?? 1) / 1.06...(ratios.max() ?? 10) * 1.06)
  }
}
