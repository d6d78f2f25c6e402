import MnemeTables

/// One setting whose two scales are compared.
struct ScaleAlignmentPoint: Sendable {
  let scan: AlignmentScan
  let sweep: LinearTransitionSweep

  static let model = "linear, one step, r = 1"
  static let label = "$r = 1$"

  /// The point with what its trials say.
  struct Found {
    let point: ScaleAlignmentPoint
    let scales: LinearTransitionScales

    /// One row for each definition of memorization's end.
    func rows(_ spec: ScaleAlignmentSpec) -> [ScaleAlignmentRow] {
      scales.rows.filter { $0.level == spec.rules.regimeLevel || $0.reading == .matched }
        .map { found in
          var row = ScaleAlignmentRow()
          row.family = .oneDraw
          row.model = ScaleAlignmentPoint.model
          row.label = ScaleAlignmentPoint.label
          row.scan = point.scan
          row.dimension = found.dimension
          row.q = found.q
          row.reading = found.reading
          row.referenceCount = found.referenceCount
          row.distance = found.distance
          row.level = found.level
          row.trials = spec.trials
          row.intervalLevel = spec.rules.intervalLevel
          row.memorization = found.memorization
          row.crossingCount = found.crossingCount
          row.fall = found.fall
          row.ratio = found.ratio
          row.verdict = found.verdict
          row.reason = found.reason
          return row
        }
    }

    var crossingRows: [ScaleAlignmentCrossingRow] {
      scales.crossingRows.map { found in
        var row = ScaleAlignmentCrossingRow()
        row.model = ScaleAlignmentPoint.model
        row.dimension = found.dimension
        row.q = point.sweep.setting.signalShare
        row.reading = found.reading
        row.distance = found.distance
        row.level = found.level
        row.trainingCount = found.trainingCount
        row.direction = found.direction
        return row
      }
    }
  }
}
