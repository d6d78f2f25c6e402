import MnemeTables

/// Caption and words of the figure `scale-alignment`.
struct AlignmentWords {
  private let rows: [ScaleAlignmentRow]

  init(_ rows: [ScaleAlignmentRow]) { self.rows = rows }

  var caption: String {
    let first = rows.first
    return [
      "(a) Where KL begins to fall, $n_\\mathrm{fall}$ (rule R2), against where memorization ends, "
        + "$n_\\mathrm{mem}$ (rule R1, level "
        + "\(FigureText.number(first?.level ?? 0.5, digits: 2)), "
        + "reference sample of \(FigureText.count(first?.referenceCount ?? 0))), with "
        + "\(FigureText.percent(first?.intervalLevel ?? 0.95)) intervals; "
        + "\(FigureText.range(rows.map(\.trials))) trials a cell.",
      ratios,
      "Dashed: equality; shaded: within a factor of two. Distances: Eq. 4a, or squared $L^2$ where "
        + "named. Hollow: rule R3 decides nothing.", open,
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What each panel of ratios shows, with the letters that the figure gives them.
  private var ratios: String {
    var parts: [String] = []
    if let model = rows.first(where: { $0.scan == .model }) {
      let q = model.q.map { ", $q = \(FigureText.number($0, digits: 3))$" } ?? ""
      parts.append(
        "by model at $d = \(FigureText.count(model.dimension))$\(q) ($r$ noise draws per sample; "
          + "$K$ steps, deterministic or ancestral)")
    }
    let dimensions = names(.dimension) { FigureText.count($0.dimension) }
    if !dimensions.isEmpty { parts.append("over $d$ (\(FigureText.list(dimensions)))") }
    let shares = names(.signalShare) { FigureText.number($0.q ?? 0, digits: 2) }
    if !shares.isEmpty { parts.append("over $q$ (\(FigureText.list(shares)))") }
    guard !parts.isEmpty else { return "" }
    let panels = parts.enumerated().map { "\(ScaleAlignmentFigure.tag($0 + 1)) \($1)" }
    return "Their ratio: \(panels.joined(separator: "; "))."
  }

  private var open: String {
    let oneSided = rows.filter { $0.ratio.value == nil && $0.ratio.place != nil }
    let missing = rows.filter { $0.ratio.place == nil }
    let reached =
      oneSided.isEmpty
      ? ""
      : " Bars without a marker (\(oneSided.count) of \(rows.count)): a scale that the grid did not "
        + "reach."
    return "A bar without a cap: an open end." + reached
      + (missing.isEmpty ? "" : " Without any bound, and not drawn: \(missing.count).")
  }

  private func names(
    _ scan: AlignmentScan, _ name: (ScaleAlignmentRow) -> String
  ) -> [String] {
    var seen: [String] = []
    for row in rows where row.scan == scan && !seen.contains(name(row)) { seen.append(name(row)) }
    return seen
  }

  var altText: String {
    let counts = Verdict.allCases.map { verdict in
      "\(rows.count { $0.verdict == verdict }) \(verdict.rawValue)"
    }
    let ratios = rows.besideModels.compactMap(\.ratio.value)
    let range = ratios.min().flatMap { low in
      ratios.max().map {
        " Ratios of the models from \(FigureText.number(low)) to \(FigureText.number($0))."
      }
    }
    return
      "n_fall against n_mem on logarithmic axes with the identity line and a band of a factor of "
      + "two: \(FigureText.list(counts)), of \(rows.count) combinations of model, setting and "
      + "distance; \(FigureText.range(rows.map(\.trials))) trials a cell."
      + (range ?? "")
  }
}
