import MnemePlot
import MnemeTables

/// KL per dimension against n/d for each number of noise draws per sample, and the same over Eq. 17.
enum NoiseDrawsDivergenceFigure {
  static let name = "noise-draws-divergence"

  /// Points below which two panels beside each other can't be read.
  private static let narrow = 350.0

  /// - Parameter width: of the page, in points. A narrow one stacks the panels.
  static func figure(_ tables: NoiseDrawsTables, width: Double) -> Figure {
    let panels = [valuePanel(tables), ratioPanel(tables)]
    let isNarrow = width < narrow
    var figure = Figure(
      name: name, title: "KL divergence with more noise draws per training sample",
      panels: isNarrow ? panels.map { [$0] } : [panels], aspect: isNarrow ? 0.55 : 0.8,
      caption: caption(tables), altText: altText(tables))
    figure.legend = legend(tables)
    return figure
  }

  private static func finite(_ tables: NoiseDrawsTables) -> [NoiseDrawsRow] {
    tables.rows.filter { $0.trainingCount > tables.dimension }
  }

  // MARK: Panels

  private static func valuePanel(_ tables: NoiseDrawsTables) -> Panel {
    let rows = finite(tables)
    // All noise first: its markers lie under those of the others.
    let curves = tables.draws.reversed().flatMap { draws in
      DivergenceCurve(
        cells: tables.cells(draws).map { (tables.ratio($0.trainingCount), $0.model.klNats) },
        dimension: tables.dimension, look: tables.look(draws)
      ).marks
    }
    return Panel(
      tag: "(a)", x: tables.axis(rows.map(\.trainingCount)),
      y: PlotAxis(
        label: "$\\KL(\\rho_G\\|\\rho)/d$  (nats)", scale: .logarithmic,
        range: valueRange(rows, tables.dimension)),
      marks: tables.draws.map { theory(tables, $0) } + curves)
  }

  /// Eq. 15 at first and Eq. 17 at second order.
  private static func theory(_ tables: NoiseDrawsTables, _ draws: Double) -> Mark {
    let d = Double(tables.dimension)
    let points = tables.theory(draws).compactMap { row -> PlotPoint? in
      guard let value = row.theory.best, value.isFinite else { return nil }
      return PlotPoint(tables.ratio(row.trainingCount), value / d)
    }
    return .line(points, theoryLook(tables, draws))
  }

  private static func theoryLook(_ tables: NoiseDrawsTables, _ draws: Double) -> LineLook {
    var look = tables.look(draws).theory
    if draws.isInfinite { look.dash = .dashed }
    return look
  }

  /// What the logarithmic axis hides: which r has the smaller KL, and by how much.
  private static func ratioPanel(_ tables: NoiseDrawsTables) -> Panel {
    let marks = tables.draws.reversed().flatMap { ratioMarks(tables, $0) }
    return Panel(
      tag: "(b)", x: tables.axis(finite(tables).map(\.trainingCount)),
      y: PlotAxis(label: "KL / theory (17)", scale: .linear, range: ratioRange(tables)),
      marks: [.level(1, label: "", LineLook(.muted, dash: .dashed, weight: 0.6))] + marks)
  }

  private static func ratioMarks(_ tables: NoiseDrawsTables, _ draws: Double) -> [Mark] {
    let look = tables.look(draws)
    let points = ratios(tables, draws)
    let curve = tables.theory(draws).compactMap { row -> PlotPoint? in
      guard let base = base(tables, row.trainingCount), let value = row.theory.best,
        value.isFinite, !draws.isInfinite
      else { return nil }
      return PlotPoint(tables.ratio(row.trainingCount), value / base)
    }
    return [
      .line(curve, look.theory), .errorBars(points.map(\.span), look.bar),
      .points(points.map(\.point), look.marker),
    ]
  }

  /// Means with two standard errors over Eq. 17 at the same n.
  private static func ratios(
    _ tables: NoiseDrawsTables, _ draws: Double
  ) -> [(point: PlotPoint, span: PlotSpan)] {
    tables.cells(draws).compactMap { cell in
      guard let base = base(tables, cell.trainingCount), let mean = cell.model.klNats.mean,
        let error = cell.model.klNats.standardError
      else { return nil }
      let x = tables.ratio(cell.trainingCount)
      return (
        PlotPoint(x, mean / base),
        PlotSpan(x: x, low: (mean - 2 * error) / base, high: (mean + 2 * error) / base)
      )
    }
  }

  private static func base(_ tables: NoiseDrawsTables, _ count: Int) -> Double? {
    tables.theory(.infinity).first { $0.trainingCount == count }?.theory.best
      .flatMap { $0.isFinite ? $0 : nil }
  }

  // MARK: Ranges

  private static func valueRange(_ rows: [NoiseDrawsRow], _ dimension: Int) -> ClosedRange<Double> {
    let values = rows.flatMap {
      [$0.model.klNats.mean, $0.model.klNats.q25, $0.model.klNats.q75].compactMap { $0 }
    }.filter { $0.isFinite && $0 > 0 }.map { $0 / Double(dimension) }
    guard let low = values.min(), let high = values.max() else { return 0.1...10 }
    return low / 1.4...high * 1.4
  }

  /// Up to 1.6: beyond, panel (a) shows enough.
  private static func ratioRange(_ tables: NoiseDrawsTables) -> ClosedRange<Double> {
    let values = tables.draws.flatMap { ratios(tables, $0) }.flatMap {
      [$0.span.low, $0.span.high]
    }
    let low = min(values.min() ?? 0.9, 0.95), high = min(1.6, max(values.max() ?? 1.1, 1.05))
    return low - 0.05 * (high - low)...high + 0.05 * (high - low)
  }

  // MARK: Words

  private static func legend(_ tables: NoiseDrawsTables) -> [LegendEntry] {
    var entries = zip(tables.draws, tables.legend(hasLines: false)).map { draws, entry in
      var entry = entry
      if draws == 1 || draws.isInfinite { entry.line = theoryLook(tables, draws) }
      return entry
    }
    entries.append(
      LegendEntry("±2 s.e.", line: LineLook(.ink, weight: 0.55), sample: .errorBar))
    if tables.rows.contains(where: {
      $0.model.klNats.mean == nil && $0.model.klNats.median?.isFinite == true
    }) {
      entries.append(
        LegendEntry(
          "median, quartiles",
          marker: MarkerLook(.ink, shape: .circle, isHollow: true, scale: 0.8)))
    }
    return entries
  }

  private static func caption(_ tables: NoiseDrawsTables) -> String {
    let first = tables.rows.first?.model
    return
      "KL divergence of the generated law from the truth for the linear one-step model trained on "
      + "$r$ noise draws per training sample, $d = \(tables.dimension)$, "
      + "$q = \(FigureText.number(first?.q ?? 0, digits: 4))$, $n$ from "
      + "\(FigureText.range(finite(tables).map(\.trainingCount))). (a) Per dimension: mean over "
      + "\(FigureText.range(tables.rows.map(\.model.trials))) trials a cell with two standard errors, "
      + "the same training sets for all $r$. For $n \\le d$ KL is infinite whatever $r$. Lines: theory, first "
      + "order of (15) for $r = 1$; (17) with its finite-$n$ terms for $r = \\infty$. (b) The same over "
      + "the line of (17), without what lies beyond the frame."
  }

  private static func altText(_ tables: NoiseDrawsTables) -> String {
    let ends = [tables.draws.first, tables.draws.last].compactMap { $0 }.compactMap {
      draws -> String? in
      guard let row = tables.cells(draws).last, let mean = row.model.klNats.mean else { return nil }
      return
        "\(FigureText.number(mean / Double(tables.dimension))) at \(NoiseDrawsTables.name(draws))"
    }
    let n = tables.rows.map(\.trainingCount).max() ?? 0
    return "KL per dimension falls with n/d for every number of noise draws, at n = \(n) to "
      + "\(FigureText.list(ends)) nats; beside it the ratio to the theory of infinitely many draws; "
      + "\(FigureText.range(tables.rows.map(\.model.trials))) trials a cell."
  }
}
