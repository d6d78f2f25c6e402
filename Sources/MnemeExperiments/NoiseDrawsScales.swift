import MnemeMetrics
import MnemeTables
import MnemeTheory

/// What the cells of `noise-draws` say together: the memorization scale of each r, and what all noise
/// changes against the fewest draws. Pure.
struct NoiseDrawsScales {
  let spec: NoiseDrawsSpec
  let summary: NoiseDrawsSummary

  private static let level = 0.5

  private var draws: [NoiseDrawCount] { spec.draws.map(NoiseDrawCount.finite) + [.infinite] }

  /// Outcomes of one r, by training count.
  private func curve(_ draws: NoiseDrawCount) -> [[ModelOutcome]] {
    zip(spec.cells, summary.outcomes).filter { $0.0.draws == draws }.map(\.1)
  }

  var rows: [NoiseDrawsScaleRow] { draws.map(row) }

  private func row(_ draws: NoiseDrawCount) -> NoiseDrawsScaleRow {
    let cells = zip(spec.counts, curve(draws)).map { count, outcomes in
      TransitionCell(
        count, positives: outcomes.count { $0.deltaReference > 0 },
        nullPositives: outcomes.count { $0.deltaNull > 0 }, trials: outcomes.count,
        referenceCount: spec.reference.count, intervalLevel: spec.intervalLevel)
    }
    let found = TransitionLevelCrossing(
      cells: cells, level: Self.level, intervalLevel: spec.intervalLevel)
    var row = NoiseDrawsScaleRow()
    row.dimension = spec.reference.dimension
    row.draws = draws.number
    row.level = Self.level
    row.referenceCount = spec.reference.count
    row.intervalLevel = spec.intervalLevel
    row.memorization = IntervalEstimate(found.scale)
    row.reason = found.scale.reasons.joined(separator: "; ")
    return row
  }

  /// Empty if there are no finite draws to compare with.
  var changes: [NoiseDrawsChangeRow] {
    guard let fewest = draws.first, fewest != .infinite else { return [] }
    let (first, last) = (curve(fewest), curve(.infinite))
    return spec.counts.indices.map { index in
      let moments = NoiseDrawsTheory.moments(
        NoiseDrawsCell(trainingCount: spec.counts[index], draws: fewest),
        spec.reference.dimension, q: spec.setting.signalShare)
      var row = NoiseDrawsChangeRow()
      row.dimension = spec.reference.dimension
      row.trainingCount = spec.counts[index]
      row.fewestDraws = fewest.number
      row.change = ChangeColumns(
        from: first[index], to: last[index], level: spec.intervalLevel,
        divergence: moments.divergence)
      row.reason = moments.divergence.reason.map { "kl_change: \($0)" } ?? ""
      return row
    }
  }
}
