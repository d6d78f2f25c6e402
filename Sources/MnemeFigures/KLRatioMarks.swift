import MnemePlot
import MnemeTables

/// Bounds, second order and simulation of one dimension over the first-order asymptote.
struct KLRatioMarks {
  let tables: LinearTransitionTables
  let dimension: Int

  private var d: Double { Double(dimension) }

  var marks: [Mark] {
    [
      .level(1, label: "", KLLooks.first), .lowerBound(curve(\.klBoundAMGM), KLLooks.amgm),
      .lowerBound(curve(\.klBoundDet), KLLooks.det),
      .lowerBound(curve(\.klBoundSharp), KLLooks.sharp),
      .line(second, KLLooks.second),
      .errorBars(spans(means), KLLooks.errorBar), .errorBars(spans(reduced), KLLooks.reducedBar),
      .points(points(means), KLLooks.mean), .points(points(reduced), KLLooks.reduced),
    ]
  }

  /// What the panel must show in full.
  var essentialValues: [Double] {
    spans(reduced).flatMap { [$0.low, $0.high] }
      + curve(\.klBoundSharp).filter { $0.x <= (tables.cells(dimension).last?.ratio ?? 10) }.map(
        \.y)
  }

  private func curve(_ value: (LinearTheoryValues) -> Double?) -> [PlotPoint] {
    tables.theory(dimension).compactMap { row in
      guard let first = row.values.klAsymptoticFirst, first.isFinite,
        let value = value(row.values), value.isFinite
      else { return nil }
      return PlotPoint(Double(row.trainingCount) / d, value / first)
    }
  }

  /// Eq. 16 is meant for c up to 0.8 q.
  private var second: [PlotPoint] {
    let rows = tables.theory(dimension).filter { d / Double($0.trainingCount - 1) <= 0.8 * $0.q }
    return rows.compactMap { row in
      guard let first = row.values.klAsymptoticFirst, let value = row.values.klAsymptoticSecond
      else { return nil }
      return PlotPoint(Double(row.trainingCount) / d, value / first)
    }
  }

  private typealias Measured = (ratio: Double, value: Double, error: Double)

  private var means: [Measured] { measured { ($0.klNats.mean, $0.klNats.standardError) } }

  private var reduced: [Measured] {
    measured { ($0.klNatsReducedVariance, $0.klNatsReducedVarianceStandardError) }
  }

  private func measured(_ value: (LinearTransitionRow) -> (Double?, Double?)) -> [Measured] {
    tables.cells(dimension).compactMap { cell in
      guard let first = cell.theory.klAsymptoticFirst, first.isFinite,
        case (let mean?, let error?) = value(cell)
      else { return nil }
      return (cell.ratio, mean / first, error / first)
    }
  }

  private func points(_ measured: [Measured]) -> [PlotPoint] {
    measured.map { PlotPoint($0.ratio, $0.value) }
  }

  private func spans(_ measured: [Measured]) -> [PlotSpan] {
    measured.map {
      PlotSpan(x: $0.ratio, low: $0.value - 2 * $0.error, high: $0.value + 2 * $0.error)
    }
  }
}
