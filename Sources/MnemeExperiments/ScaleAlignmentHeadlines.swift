import MnemeTables

/// What the report leads with: the ratio at both ends of the scan over d, under squared L², and of each
/// other model.
enum ScaleAlignmentHeadlines {
  static func rows(_ rows: [ScaleAlignmentRow]) -> [HeadlineRow] {
    let leading = rows.filter { $0.reading == .reference }
    let scan = leading.filter { $0.scan == .dimension }
    let own = leading.filter { $0.scan == .signalShare }
    let points = scan.isEmpty ? own : scan
    return ends(points) + models(leading.filter { $0.scan == .model })
      + rows.filter { $0.family == .network }.enumerated().map { index, found in
        var headline = row("ratio_network_\(index + 1)", "Eq. 4a", found)
        headline.label = "\(found.model): " + headline.label
        return headline
      }
  }

  private static func ends(_ points: [ScaleAlignmentRow]) -> [HeadlineRow] {
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

  /// `ratio_model_1`, …, in the order of the table.
  private static func models(_ rows: [ScaleAlignmentRow]) -> [HeadlineRow] {
    rows.enumerated().map { index, found in
      var headline = row("ratio_model_\(index + 1)", "Eq. 4a", found)
      headline.label = "\(found.model): " + headline.label
      return headline
    }
  }

  static func row(
    _ key: String, _ distance: String, _ found: ScaleAlignmentRow
  ) -> HeadlineRow {
    HeadlineRow(
      key: key,
      label:
        "n_fall/n_mem, d = \(found.dimension): \(found.verdict.rawValue) by rule R3 (\(distance), "
        + (found.referenceCount.map { "reference sample of \($0))" } ?? "matched reading)"),
      found.ratio, intervalLevel: 1 - 2 * (1 - found.intervalLevel), figure: "scale-alignment",
      reason: found.reason)
  }
}
