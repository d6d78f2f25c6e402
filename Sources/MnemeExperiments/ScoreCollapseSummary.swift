import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Trials of a cell → its row, with the closed form beside it. Pure.
struct ScoreCollapseSummary {
  let spec: ScoreCollapseSpec
  let dimension: Int
  let strength: CollapseStrength

  func row(_ outcomes: [[Double]]) -> ScoreCollapseRow {
    let fraction = ClusteredFraction(
      counts: outcomes.map { Int($0[0]) }, size: spec.pathCount, level: spec.intervalLevel)
    var row = ScoreCollapseRow()
    row.dimension = dimension
    row.regularization = strength.kind
    row.strength = strength.value
    row.pointCount = spec.pointCount
    row.pathCount = spec.pathCount
    row.trials = outcomes.count
    row.tolerance = spec.tolerance
    row.intervalLevel = spec.intervalLevel
    row.collapsed = TrialFraction(
      fraction: fraction.fraction, low: fraction.interval.lower, high: fraction.interval.upper)
    row.theory = ScoreCollapseTheory.share(spec, dimension, strength)
    row.medianDistance = SampleQuantiles(outcomes.map { $0[1] }).median
    return row
  }
}

/// What the report leads with, for the smallest dimension, which is drawn.
enum ScoreCollapseHeadlines {
  static func rows(_ rows: [ScoreCollapseRow]) -> [HeadlineRow] {
    guard let dimension = rows.map(\.dimension).min() else { return [] }
    let cells = rows.filter { $0.dimension == dimension }
    func most(_ kind: CollapseRegularization) -> ScoreCollapseRow? {
      cells.filter { $0.regularization == kind }
        .max { ($0.strength ?? 0) < ($1.strength ?? 0) }
    }
    return [
      most(.none).map { row("collapsed_exact", "exact score, d = \(dimension)", $0) },
      most(.tikhonov).map {
        row("collapsed_tikhonov", "Tikhonov, \(text("c", $0)), d = \(dimension)", $0)
      },
      most(.empiricalBayes).map {
        row(
          "collapsed_empirical_bayes", "empirical Bayes, \(text("tau", $0)), d = \(dimension)", $0)
      },
    ].compactMap { $0 }
  }

  private static func text(_ symbol: String, _ row: ScoreCollapseRow) -> String {
    "\(symbol) = \(row.strength.cellText)"
  }

  private static func row(_ key: String, _ place: String, _ cell: ScoreCollapseRow) -> HeadlineRow {
    HeadlineRow(
      key: key, label: "Share of paths that end at a training point: \(place)",
      IntervalEstimate(cell.collapsed), intervalLevel: cell.intervalLevel, figure: "score-collapse")
  }
}
