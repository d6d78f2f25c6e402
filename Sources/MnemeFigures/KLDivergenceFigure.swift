import MnemePlot
import MnemeTables

/// KL(ρ_G‖ρ) per dimension against n/d, simulation over theory, a panel for each dimension.
enum KLDivergenceFigure {
  static let name = "kl-divergence"

  /// Points below which three panels beside each other can't be read.
  private static let narrow = 350.0

  /// - Parameter width: of the page, in points. A narrow one stacks the dimensions and leaves the
  ///   row of ratios out.
  static func figure(_ tables: LinearTransitionTables, width: Double) -> Figure {
    let isNarrow = width < narrow
    let columns = isNarrow ? 1 : min(3, tables.dimensions.count)
    let panels = grid(tables, columns: columns, hasRatios: !isNarrow)
    var figure = Figure(
      name: name, title: "KL divergence of the linear one-step model", panels: panels,
      aspect: columns == 1 ? 0.45 : 0.82, caption: caption(tables, hasRatios: !isNarrow),
      altText: altText(tables))
    figure.legend = legend(tables, hasRatios: !isNarrow)
    figure.sharesY = true
    figure.sharesX = !panels.joined().contains { $0.isBlank }
    return figure
  }

  /// Blocks of `columns` dimensions: a row of values and a row of ratios, filled up with blanks.
  private static func grid(
    _ tables: LinearTransitionTables, columns: Int, hasRatios: Bool
  ) -> [[Panel]] {
    let range = valueRange(tables)
    var rows: [[Panel]] = []
    for start in stride(from: 0, to: tables.dimensions.count, by: columns) {
      let dimensions = tables.dimensions.dropFirst(start).prefix(columns)
      let blanks = Array(repeating: Panel.blank, count: columns - dimensions.count)
      rows.append(dimensions.map { valuePanel(tables, $0, range: range) } + blanks)
      if hasRatios { rows.append(dimensions.map { ratioPanel(tables, $0) } + blanks) }
    }
    return rows
  }

  // MARK: Panels

  private static func valuePanel(
    _ tables: LinearTransitionTables, _ dimension: Int, range: ClosedRange<Double>
  ) -> Panel {
    Panel(
      tag: tag(tables, dimension), title: "$d = \(dimension)$", x: tables.ratioAxis(label: "$n/d$"),
      y: PlotAxis(label: "$\\KL(\\rho_G\\|\\rho)/d$  (nats)", scale: .logarithmic, range: range),
      marks: regions(tables, dimension, areNamed: true) + theoryMarks(tables, dimension)
        + simulationMarks(tables, dimension))
  }

  /// The same over the first-order asymptote: what the logarithmic axis hides.
  private static func ratioPanel(_ tables: LinearTransitionTables, _ dimension: Int) -> Panel {
    Panel(
      x: tables.ratioAxis(label: "$n/d$"),
      y: PlotAxis(label: "KL / first order (15)", scale: .linear, range: ratioRange(tables)),
      marks: regions(tables, dimension, areNamed: false)
        + KLRatioMarks(tables: tables, dimension: dimension).marks)
  }

  /// All of the sharper bounds and of the reduced-variance estimates, in every panel.
  private static func ratioRange(_ tables: LinearTransitionTables) -> ClosedRange<Double> {
    let values = tables.dimensions.flatMap {
      KLRatioMarks(tables: tables, dimension: $0).essentialValues
    }
    let low = max(0.5, min(values.min() ?? 1, 0.98)), high = min(1.5, max(values.max() ?? 1, 1.02))
    return low - 0.06 * (high - low)...high + 0.06 * (high - low)
  }

  private static func tag(_ tables: LinearTransitionTables, _ dimension: Int) -> String {
    guard tables.dimensions.count > 1, let index = tables.dimensions.firstIndex(of: dimension)
    else { return "" }
    return "(\(Array("abcdefghijklmnopqrstuvwxyz")[index % 26]))"
  }

  private static func regions(
    _ tables: LinearTransitionTables, _ dimension: Int, areNamed: Bool
  ) -> [Mark] {
    let d = Double(dimension)
    return [
      .region(
        low: tables.ratioAxis().range.lowerBound, high: 1, label: areNamed ? "KL infinite" : ""),
      .region(low: 1, high: (d + 2) / d, label: areNamed ? "mean infinite" : ""),
    ]
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
      .lowerBound(curve(\.klBoundAMGM), KLLooks.amgm),
      .lowerBound(curve(\.klBoundDet), KLLooks.det),
      .lowerBound(curve(\.klBoundSharp), KLLooks.sharp),
      .line(curve(\.klAsymptoticFirst), KLLooks.first),
      .line(second, KLLooks.second),
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
    return [
      .errorBars(quartiles, KLLooks.errorBar), .errorBars(errors, KLLooks.errorBar),
      .points(means, KLLooks.mean), .points(medians, KLLooks.median),
    ]
  }

  // MARK: Words

  private static func legend(
    _ tables: LinearTransitionTables, hasRatios: Bool
  ) -> [LegendEntry] {
    var entries = [
      LegendEntry("mean, ±2 s.e.", line: KLLooks.errorBar, marker: KLLooks.mean, sample: .errorBar)
    ]
    if tables.rows.contains(where: { $0.klNats.mean == nil && $0.klNats.median?.isFinite == true })
    {
      entries.append(
        LegendEntry(
          "median, quartiles", line: KLLooks.errorBar, marker: KLLooks.median, sample: .errorBar))
    }
    if hasRatios {
      entries.append(
        LegendEntry(
          "reduced variance, ±2 s.e.", line: KLLooks.reducedBar, marker: KLLooks.reduced,
          sample: .errorBar))
    }
    entries += [
      LegendEntry("bound (12)", line: KLLooks.amgm, sample: .lowerBound),
      LegendEntry("bound (13)", line: KLLooks.det, sample: .lowerBound),
      LegendEntry("bound (13a)", line: KLLooks.sharp, sample: .lowerBound),
      LegendEntry("first order (15)", line: KLLooks.first),
      LegendEntry("second order (16)", line: KLLooks.second),
    ]
    return entries
  }

  /// From below the smallest to above the largest finite measurement.
  private static func valueRange(_ tables: LinearTransitionTables) -> ClosedRange<Double> {
    var values: [Double] = []
    for row in tables.rows where row.referenceCount == tables.leadingReference {
      let d = Double(row.dimension)
      values += [row.klNats.mean, row.klNats.q25, row.klNats.q75]
        .compactMap { $0 }.filter { $0.isFinite && $0 > 0 }.map { $0 / d }
    }
    guard let low = values.min(), let high = values.max() else { return 0.1...10 }
    // Room below for the bounds; (12) may leave the frame.
    return low / 4...high * 1.6
  }

  private static func caption(_ tables: LinearTransitionTables, hasRatios: Bool) -> String {
    let first = tables.rows.first
    let ratios =
      hasRatios
      ? " Under each panel the same over the first-order asymptote, with diamonds for the estimate "
        + "that simulates only $\\ln\\det MM^{T}$ (two standard errors)." : ""
    return
      "KL divergence of the generated law from the truth, per dimension, against $n/d$ on logarithmic "
      + "axes. Dots: mean over \(FigureText.range(tables.rows.map(\.trials))) trials a cell with two "
      + "standard errors where the variance exists ($n \\ge d+5$); hollow dots: median and quartiles "
      + "where the mean is infinite. "
      + "Theory (Eqs. 10–16): lower bounds (12), (13) and (13a), whose ticks point to the "
      + "forbidden side; first-order asymptote (15) with exact finite-$n$ terms; second-order asymptote "
      + "(16), drawn for $d/(n-1) \\le 0.8\\,q$. Shaded: KL is infinite for $n \\le d$, its mean for "
      + "$n \\le d+2$.\(ratios) $q = \(FigureText.number(first?.q ?? 0, digits: 4))$; $n$ from "
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
