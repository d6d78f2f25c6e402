import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// What the report leads with: planted points at the decision time, the published Gaussian, detection.
enum IntrinsicDimensionHeadlines {
  static func rows(
    _ spec: IntrinsicDimensionSpec, _ planted: [IntrinsicDimensionRow],
    _ known: [IntrinsicDimensionRow], _ detection: DetectionCurve,
    _ networks: [IntrinsicDimensionNetworkRow]
  ) -> [HeadlineRow] {
    let decided = planted.filter { $0.time == spec.decisionTime }
    let gaussian = known.filter { $0.set == .gaussian && $0.points == .training }
      .max { ($0.dimension.value ?? 0) < ($1.dimension.value ?? 0) }
    let names: [(DimensionedPoints, String, String)] = [
      (.dense, "lid_dense", "in the dense half of a circle"),
      (.isolated, "lid_isolated", "at a point apart"),
      (.copies, "lid_copies", "at \(spec.copies) copies of a point"),
    ]
    return names.compactMap { kind, key, words in
      decided.first { $0.points == kind }.map { row(key, words, $0) }
    }
      + [
        gaussian.map { row("lid_gaussian", "of a Gaussian of two directions in ten, largest", $0) },
        area(spec, detection), network(networks),
      ].compactMap { $0 }
  }

  /// At the middle noise, which is not chosen by what it finds.
  private static func network(_ rows: [IntrinsicDimensionNetworkRow]) -> HeadlineRow? {
    let memorized = rows.filter { $0.points == .memorized }
    guard !memorized.isEmpty else { return nil }
    let row = memorized[memorized.count / 2]
    return HeadlineRow(
      key: "network_area",
      label: "A network’s memorized images told from its others: area under the curve, step "
        + row.step.cellText, row.area, intervalLevel: row.intervalLevel,
      figure: "intrinsic-dimension-network", reason: row.reason)
  }

  private static func row(_ key: String, _ words: String, _ row: IntrinsicDimensionRow)
    -> HeadlineRow
  {
    HeadlineRow(
      key: key, label: "Local intrinsic dimension \(words): t = \(row.time.cellText)",
      row.dimension, intervalLevel: row.intervalLevel, figure: "intrinsic-dimension")
  }

  private static func area(
    _ spec: IntrinsicDimensionSpec, _ detection: DetectionCurve
  ) -> HeadlineRow {
    let interval = detection.interval(level: spec.intervalLevel)
    return HeadlineRow(
      key: "detection_area",
      label: "Planted points told from dense ones: area under the curve, t = "
        + spec.decisionTime.cellText,
      IntervalEstimate(value: detection.area, low: interval.lower, high: interval.upper),
      intervalLevel: spec.intervalLevel, figure: "intrinsic-dimension")
  }
}
