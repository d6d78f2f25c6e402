import MnemeTables

/// What `scale-alignment` says: for which dimensions, signal shares, distances and models do the scales
/// agree? That they do by its own distance is what the paper claims; the scans are our questions.
enum ScaleAlignmentClaims {
  static func rows(_ rows: [ScaleAlignmentRow]) -> [ClaimRow] {
    let leading = rows.filter { $0.reading == .reference }
    let byEquation = leading.filter { $0.distance == .relativeLogLikelihood }
    return [
      claim("dimension", "whatever the dimension", byEquation.filter { $0.scan == .dimension }),
      claim(
        "signal_share", "whatever the signal share",
        byEquation.filter { $0.scan == .signalShare }),
      claim(
        "distance", "by the paper's own distance, squared L2, too",
        source: "halder2024memorization",
        leading.filter { $0.distance == .squaredL2 }),
      claim(
        "model", "for more noise draws and for more denoising steps, too",
        leading.filter { $0.scan == .model }),
    ].compactMap { $0 }
  }

  private static func claim(
    _ key: String, _ place: String, source: String = "", _ rows: [ScaleAlignmentRow]
  ) -> ClaimRow? {
    guard let deciding = deciding(rows) else { return nil }
    return ClaimRow(
      "scales_align_\(key)", "n_fall/n_mem is between 1/2 and 2 \(place)",
      source: source, by: .alignment(rows.map(\.verdict)),
      number: number(deciding), in: [])
  }

  /// The first that isn't aligned, else the first that decides nothing, else the first.
  private static func deciding(_ rows: [ScaleAlignmentRow]) -> ScaleAlignmentRow? {
    rows.first { $0.verdict == .notAligned } ?? rows.first { $0.verdict == .undecided }
      ?? rows.first
  }

  private static func number(_ row: ScaleAlignmentRow) -> HeadlineRow {
    var number = ScaleAlignmentHeadlines.row("", "", row)
    number.label =
      "n_fall/n_mem at d = \(row.dimension), q = \(row.q.map(shortText) ?? "none")"
      + (row.scan == .model ? ", \(row.model)" : "")
    return number
  }

  private static func shortText(_ share: Double) -> String {
    ((share * 10_000).rounded() / 10_000).cellText
  }
}
