import MnemeTables

/// One setting whose two scales are compared.
struct ScaleAlignmentPoint: Sendable {
  let scan: AlignmentScan
  let sweep: LinearTransitionSweep

  static let model = "linear, one step, r = 1"

  /// The point with what its trials say.
  struct Found {
    let point: ScaleAlignmentPoint
    let scales: LinearTransitionScales

    /// One row for each definition of memorization's end.
    func rows(_ spec: ScaleAlignmentSpec) -> [ScaleAlignmentRow] {
      scales.rows.filter { $0.level == spec.rules.regimeLevel || $0.reading == .matched }
        .map { found in
          var row = ScaleAlignmentRow()
          row.model = ScaleAlignmentPoint.model
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

/// What the report leads with: the ratio at both ends of the scan over d, and under squared L².
enum ScaleAlignmentHeadlines {
  static func rows(_ rows: [ScaleAlignmentRow]) -> [HeadlineRow] {
    let leading = rows.filter { $0.reading == .reference }
    let scan = leading.filter { $0.scan == .dimension }
    let points = scan.isEmpty ? leading : scan
    guard let large = points.map(\.dimension).max(), let small = points.map(\.dimension).min()
    else { return [] }
    func first(_ dimension: Int, _ distance: MemorizationDistance) -> ScaleAlignmentRow? {
      points.first { $0.dimension == dimension && $0.distance == distance }
    }
    return [
      first(large, .relativeLogLikelihood).map { row("ratio_large", "Eq. 4a", $0) },
      first(small, .relativeLogLikelihood).map { row("ratio_small", "Eq. 4a", $0) },
      first(large, .squaredL2).map { row("ratio_squared_l2", "squared L2", $0) },
    ].compactMap { $0 }
  }

  private static func row(
    _ key: String, _ distance: String, _ found: ScaleAlignmentRow
  ) -> HeadlineRow {
    var row = HeadlineRow()
    row.key = key
    row.label =
      "n_fall/n_mem, d = \(found.dimension): \(found.verdict.rawValue) by rule R3 (\(distance), "
      + "reference sample of \(found.referenceCount?.cellText ?? ""))"
    row.estimate = found.ratio
    row.intervalLevel = 1 - 2 * (1 - found.intervalLevel)
    row.figure = "scale-alignment"
    row.reason = found.ratio.value == nil ? found.reason : ""
    return row
  }
}
