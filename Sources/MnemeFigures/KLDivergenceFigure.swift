import MnemePlot
import MnemeTables

/// KL(ρ_G‖ρ) per dimension against n/d, simulation over theory, a panel for each dimension.
enum KLDivergenceFigure {
  static let name = "kl-divergence"

  static func figure(_ tables: LinearTransitionTables) -> Figure {
    let range = valueRange(tables)
    let perRow = min(3, tables.dimensions.count)
    var rows: [[Panel]] = []
    for (index, dimension) in tables.dimensions.enumerated() {
      if index % perRow == 0 { rows.append([]) }
      rows[rows.count - 1].append(panel(tables, dimension, index: index, range: range))
    }
    // A full grid: the last row repeats no panel, so a ragged end becomes rows of one.
    if rows.contains(where: { $0.count != perRow }) { rows = rows.joined().map { [$0] } }
    var figure = Figure(
      name: name, title: "KL divergence of the linear one-step model", panels: rows,
      aspect: rows[0].count == 1 ? 0.5 : 1.05, caption: caption(tables), altText: altText(tables))
    figure.legend = legend(tables)
    figure.sharesY = true
    return figure
  }

  // MARK: Panels

  private static func panel(
    _ tables: LinearTransitionTables, _ dimension: Int, index: Int, range: ClosedRange<Double>
  ) -> Panel {
    let d = Double(dimension)
    let tag = tables.dimensions.count > 1 ? "(\(Array("abcdefghijklmnopqrstuvwxyz")[index % 26]))" : ""
    var x = tables.ratioAxis(label: "$n/d$")
    x.range = x.range.lowerBound...x.range.upperBound
    return Panel(
      tag: tag, title: "$d = \(dimension)$", x: x,
      y: PlotAxis(
        label: "$\\KL(\\rho_G\\|\\rho)/d$ (nats)", scale: .logarithmic, range: range),
      marks: [
        .region(low: x.range.lowerBound, high: 1, label: "KL infinite"),
        .region(low: 1, high: (d + 2) / d, label: "mean infinite"),
      ] + theoryMarks(tables, dimension) + simulationMarks(tables, dimension))
  }

  private static func theoryMarks(_ tables: LinearTransitionTables, _ dimension: Int) -> [Mark] {
    let rows = tables.theory(dimension)
    let d = Double(dimension)
    func curve(_ value: (LinearTheoryValues) -> Double?) -> [PlotPoint] {
      rows.compactMap { row in
        value(row.values).flatMap {
          $0.isFinite ? PlotPoint(Double(row.trainingCount) / d, $0 / d) : nil
        }
      }
    }
    // Eq. 16 is meant for c up to 0.8 q.
    let second = rows.filter { d / Double($0.trainingCount - 1) <= 0.8 * $0.q }.compactMap { row in
      row.values.klAsymptoticSecond.map { PlotPoint(Double(row.trainingCount) / d, $0 / d) }
    }
    return [
      .lowerBound(curve(\.klBoundAMGM), Looks.amgm), .lowerBound(curve(\.klBoundDet), Looks.det),
      .line(curve(\.klBoundSharp), Looks.sharp), .line(curve(\.klAsymptoticFirst), Looks.first),
      .line(second, Looks.second),
    ]
  }

  private static func simulationMarks(
    _ tables: LinearTransitionTables, _ dimension: Int
  ) -> [Mark] {
    let cells = tables.cells(dimension)
    let d = Double(dimension)
    let means = cells.compactMap { cell -> PlotPoint? in
      cell.klNats.mean.map { PlotPoint(cell.ratio, $0 / d) }
    }
    let errors = cells.compactMap { cell -> PlotSpan? in
      guard let mean = cell.klNats.mean, let error = cell.klNats.standardError else { return nil }
      return PlotSpan(x: cell.ratio, low: (mean - 2 * error) / d, high: (mean + 2 * error) / d)
    }
    let withoutMean = cells.filter { $0.klNats.mean == nil && $0.klNats.median?.isFinite == true }
    let quartiles = withoutMean.compactMap { cell -> PlotSpan? in
      guard let low = cell.klNats.q25, let high = cell.klNats.q75 else { return nil }
      return PlotSpan(x: cell.ratio, low: low / d, high: high / d)
    }
    let medians = withoutMean.compactMap { cell in
      cell.klNats.median.map { PlotPoint(cell.ratio, $0 / d) }
    }
    let reduced = cells.compactMap { cell in
      cell.klNatsReducedVariance.map { PlotPoint(cell.ratio, $0 / d) }
    }
    return [
      .errorBars(quartiles, Looks.errorBar), .errorBars(errors, Looks.errorBar),
      .points(means, Looks.mean), .points(medians, Looks.median),
      .points(reduced, Looks.reduced),
    ]
  }

  private enum Looks {
    static let amgm = LineLook(.category(1), dash: .dotted, weight: 0.9)
    static let det = LineLook(.category(1), dash: .dashed, weight: 0.8)
    static let sharp = LineLook(.category(1), weight: 0.9)
    static let first = LineLook(.category(0), weight: 1)
    static let second = LineLook(.category(2), dash: .longDashed, weight: 1)
    static let errorBar = LineLook(.ink, weight: 0.5)
    static let mean = MarkerLook(.ink, shape: .circle, scale: 0.8)
    static let median = MarkerLook(.ink, shape: .circle, isHollow: true, scale: 0.8)
    static let reduced = MarkerLook(.category(3), shape: .diamond, isHollow: true, scale: 1.25)
  }

  // MARK: Words

  private static func legend(_ tables: LinearTransitionTables) -> [LegendEntry] {
    var entries = [
      LegendEntry("mean, ±2 s.e.", line: Looks.errorBar, marker: Looks.mean, sample: .errorBar)
    ]
    if tables.rows.contains(where: { $0.klNats.mean == nil && $0.klNats.median?.isFinite == true }) {
      entries.append(
        LegendEntry(
          "median, quartiles", line: Looks.errorBar, marker: Looks.median, sample: .errorBar))
    }
    entries += [
      LegendEntry("reduced variance", marker: Looks.reduced),
      LegendEntry("bound (12)", line: Looks.amgm, sample: .lowerBound),
      LegendEntry("bound (13)", line: Looks.det, sample: .lowerBound),
      LegendEntry("bound (13a)", line: Looks.sharp),
      LegendEntry("first order (15)", line: Looks.first),
      LegendEntry("second order (16)", line: Looks.second),
    ]
    return entries
  }

  /// Everything that is drawn, from the smallest bound to the largest finite quartile.
  private static func valueRange(_ tables: LinearTransitionTables) -> ClosedRange<Double> {
    var values: [Double] = []
    for row in tables.rows where row.referenceCount == tables.leadingReference {
      let d = Double(row.dimension)
      values += [row.klNats.mean, row.klNats.q25, row.klNats.q75, row.theory.klBoundAMGM]
        .compactMap { $0 }.filter { $0.isFinite && $0 > 0 }.map { $0 / d }
    }
    guard let low = values.min(), let high = values.max() else { return 0.1...10 }
    return low / 1.6...high * 1.6
  }

  private static func caption(_ tables: LinearTransitionTables) -> String {
    let first = tables.rows.first
    return
      "KL divergence of the generated law from the truth, per dimension, against $n/d$ on logarithmic "
      + "axes. Dots: mean over \(FigureText.range(tables.rows.map(\.trials))) trials a cell with two "
      + "standard errors where the variance exists ($n \\ge d+5$); hollow dots: median and quartiles "
      + "where the mean is infinite; diamonds: the estimate that simulates only $\\ln\\det MM^{T}$. "
      + "Theory (Eqs. 10–16): lower bounds (12), (13) and (13a), whose ticks point to the "
      + "forbidden side; first-order asymptote (15) with exact finite-$n$ terms; second-order asymptote "
      + "(16), drawn for $d/(n-1) \\le 0.8\\,q$. Shaded: KL is infinite for $n \\le d$, its mean for "
      + "$n \\le d+2$. $q = \(FigureText.number(first?.q ?? 0, digits: 4))$; $n$ from "
      + "\(FigureText.range(tables.rows.map(\.trainingCount)))."
  }

  private static func altText(_ tables: LinearTransitionTables) -> String {
    let ends = tables.dimensions.compactMap { dimension -> String? in
      guard let last = tables.cells(dimension).last, let mean = last.klNats.mean else { return nil }
      return "\(FigureText.number(mean / Double(dimension))) nats at n = \(last.trainingCount) for "
        + "d = \(dimension)"
    }
    return "KL per dimension against n/d: infinite up to n = d, then falling to "
      + "\(FigureText.list(ends)), between lower bounds and asymptotes of theory; "
      + "\(FigureText.range(tables.rows.map(\.trials))) trials a cell."
  }
}
