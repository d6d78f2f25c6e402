import MnemePlot
import MnemeTables

/// Share of paths that end at a training point, against the strength of each regularization.
enum ScoreCollapseFigure {
  static let name = "score-collapse"

  static func figure(
    _ rows: [ScoreCollapseRow], _ theory: [ScoreCollapseTheoryRow], width: Double
  ) -> Figure {
    let dimensions = Set(rows.map(\.dimension)).sorted()
    let panels = [
      panel("(a)", rows, theory, .tikhonov, label: "Tikhonov, $c$"),
      panel("(b)", rows, theory, .empiricalBayes, label: "empirical Bayes, $\\tau$"),
    ]
    let isNarrow = width < 350
    var figure = Figure(
      name: name, title: "Collapse on the training set",
      panels: isNarrow ? panels.map { [$0] } : [panels], aspect: isNarrow ? 0.6 : 0.8,
      caption: caption(rows), altText: altText(rows))
    figure.sharesY = !isNarrow
    figure.legend =
      dimensions.enumerated().map { index, dimension in
        let look = DimensionLook(index: index, count: dimensions.count)
        return LegendEntry("$d = \(dimension)$", line: look.line, marker: look.marker)
      }
    return figure
  }

  private static func panel(
    _ tag: String, _ rows: [ScoreCollapseRow], _ theory: [ScoreCollapseTheoryRow],
    _ kind: CollapseRegularization, label: String
  ) -> Panel {
    let dimensions = Set(rows.map(\.dimension)).sorted()
    let cells = rows.filter { $0.regularization == kind }
      .sorted { ($0.strength ?? 0) < ($1.strength ?? 0) }
    var marks: [Mark] = []
    for (index, dimension) in dimensions.enumerated() {
      let look = DimensionLook(index: index, count: dimensions.count)
      let own = cells.filter { $0.dimension == dimension }
      marks += [
        .line(
          theory.filter { $0.dimension == dimension && $0.regularization == kind }
            .map { PlotPoint($0.strength, $0.share) }, look.line),
        .errorBars(own.compactMap(span), LineLook(look.ink, weight: 0.6)),
        .points(own.compactMap { point($0, $0.collapsed.fraction) }, look.marker),
      ]
    }
    let strengths = cells.compactMap(\.strength)
    return Panel(
      tag: tag,
      x: PlotAxis(
        label: label, scale: .logarithmic,
        range: (strengths.min() ?? 0.1) / 1.6...(strengths.max() ?? 1) * 1.6),
      y: PlotAxis(label: "share of paths that collapse", scale: .linear, range: -0.03...1.03),
      marks: marks)
  }

  private static func point(_ row: ScoreCollapseRow, _ value: Double?) -> PlotPoint? {
    guard let strength = row.strength, let value else { return nil }
    return PlotPoint(strength, value)
  }

  private static func span(_ row: ScoreCollapseRow) -> PlotSpan? {
    guard let strength = row.strength, let low = row.collapsed.low, let high = row.collapsed.high
    else { return nil }
    return PlotSpan(x: strength, low: low, high: high)
  }

  private static func caption(_ rows: [ScoreCollapseRow]) -> String {
    guard let first = rows.first else { return "No cells." }
    return
      "Share of the paths of the probability flow that end within \(first.tolerance.cellText) of one "
      + "of \(first.pointCount) training points, by dimension $d$: (a) with the score $(m-x)/"
      + "(\\sigma^2+c)$, (b) with the sum of kernels kept above $\\tau$. "
      + "\(FigureText.count(first.pathCount)) paths on each of "
      + "\(FigureText.range(rows.map(\.trials))) training sets, with "
      + "\(FigureText.percent(first.intervalLevel)) intervals that count paths of one set as alike. "
      + "Lines: closed forms for paths that are drawn to one point alone. Without regularization all "
      + "paths collapse."
  }

  private static func altText(_ rows: [ScoreCollapseRow]) -> String {
    guard let first = rows.first else { return "A figure without cells: the table is empty." }
    let dimensions = Set(rows.map(\.dimension)).sorted().map(String.init)
    return "Share of paths that end at a training point, from 1 for weak to 0 for strong Tikhonov "
      + "and empirical-Bayes regularization; higher dimensions need less. d = "
      + "\(FigureText.list(dimensions)), \(FigureText.range(rows.map(\.trials))) sets of "
      + "\(FigureText.count(first.pathCount)) paths."
  }
}
