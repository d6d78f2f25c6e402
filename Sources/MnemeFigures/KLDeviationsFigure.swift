import MnemePlot
import MnemeTables

/// Simulated KL against its closed forms, in standard errors, and over its lower bound.
enum KLDeviationsFigure {
  static let name = "kl-phase-diagram-deviations"

  private static let narrow = 350.0

  static func figure(_ tables: KLPhaseDiagramTables, width: Double) -> Figure {
    let isNarrow = width < narrow
    var (deviations, margins) = (deviations(tables), margins(tables))
    (deviations.tag, margins.tag) = ("(a)", "(b)")
    var figure = Figure(
      name: name, title: "Simulated KL against theory",
      panels: isNarrow ? [[deviations], [margins]] : [[deviations, margins]],
      aspect: isNarrow ? 0.55 : 0.75, caption: caption(tables), altText: altText(tables))
    figure.legend = DivergenceFormName.allCases.filter { form in
      tables.rows.contains { $0.cell.form == form && $0.cell.deviation != nil }
    }.map { LegendEntry(label($0), marker: look($0)) }
    return figure
  }

  private static func look(_ form: DivergenceFormName) -> MarkerLook {
    switch form {
    case .secondOrder: MarkerLook(.category(0), shape: .circle, scale: 0.85)
    case .firstOrderCorrected: MarkerLook(.category(1), shape: .triangle, scale: 0.85)
    case .crossover: MarkerLook(.category(2), shape: .square, isHollow: true, scale: 0.85)
    }
  }

  private static func label(_ form: DivergenceFormName) -> String {
    switch form {
    case .secondOrder: "second order (16)"
    case .firstOrderCorrected: "first order, corrected"
    case .crossover: "crossover, first order (15)"
    }
  }

  private static func ratioAxis(_ tables: KLPhaseDiagramTables) -> PlotAxis {
    let ratios = tables.rows.map(\.ratio)
    return PlotAxis(
      label: "$n/d$", scale: .logarithmic,
      range: (ratios.min() ?? 1) / 1.1...(ratios.max() ?? 10) * 1.1)
  }

  private static func deviations(_ tables: KLPhaseDiagramTables) -> Panel {
    let values = tables.rows.compactMap(\.cell.deviation)
    let low = min(-3.5, (values.min() ?? 0) - 0.5), high = max(3.5, (values.max() ?? 0) + 0.5)
    return Panel(
      x: ratioAxis(tables),
      y: PlotAxis(
        label: "(simulated − theory)/s.e.", scale: .linear, range: low...high,
        ticks: evenTicks(low, high)),
      marks: [
        .level(0, label: "", LineLook(.muted, weight: 0.6)),
        .level(2, label: "", LineLook(.muted, dash: .dotted, weight: 0.6)),
        .level(-2, label: "", LineLook(.muted, dash: .dotted, weight: 0.6)),
      ] + points(tables) { $0.cell.deviation })
  }

  /// Even numbers, so that the two standard errors have theirs; few of them.
  private static func evenTicks(_ low: Double, _ high: Double) -> [AxisTick] {
    let step = high - low > 20 ? 2 * (((high - low) / 20).rounded(.up)) : 2
    return stride(from: (low / step).rounded(.up) * step, through: high, by: step).map {
      AxisTick(value: $0, label: FigureText.number($0, digits: abs($0) >= 10 ? 2 : 1))
    }
  }

  private static func margins(_ tables: KLPhaseDiagramTables) -> Panel {
    func margin(_ row: KLPhaseDiagramRow) -> Double? {
      guard let value = row.cell.klNats.value, let bound = row.cell.boundNats else { return nil }
      return value - bound
    }
    let values = tables.rows.compactMap(margin)
    let top = max(0.5, (values.max() ?? 1) * 1.15)
    return Panel(
      x: ratioAxis(tables),
      y: PlotAxis(
        label: "simulated − bound (13a)  (nats)", scale: .linear, range: -0.08 * top...top),
      marks: [.level(0, label: "", LineLook(.muted, weight: 0.7))]
        + points(tables, margin))
  }

  private static func points(
    _ tables: KLPhaseDiagramTables, _ value: (KLPhaseDiagramRow) -> Double?
  ) -> [Mark] {
    DivergenceFormName.allCases.compactMap { form in
      let points = tables.rows.filter { $0.cell.form == form }.compactMap { row in
        value(row).map { PlotPoint(row.ratio, $0) }
      }
      return points.isEmpty ? nil : .points(points, look(form))
    }
  }

  private static func caption(_ tables: KLPhaseDiagramTables) -> String {
    let judged = tables.rows.filter { $0.agreement != .unjudged }
    let near = judged.count { $0.agreement == .within2 }
    return
      "(a) Deviation of the simulated mean KL from the best closed form, in standard errors of the "
      + "estimate that simulates only $\\ln\\det MM^{T}$: \(near) of \(judged.count) cells off the "
      + "crossover lie within two. Circles: second order (Eq. 16), for $d/(n-1) \\le 0.8\\,q$. "
      + "Triangles: first order (Eqs. 14, 15) with the next order as it is at $q = 0$, for $d/(n-1) \\ge "
      + "1.25\\,q$. Squares: between the two no form is good; the first order stands in. (b) The same "
      + "estimate less the rigorous lower bound (13a). $d$ = "
      + "\(FigureText.list(Set(tables.rows.map(\.dimension)).sorted().map(String.init))); $q$ from "
      + "\(FigureText.number(tables.rows.map(\.q).min() ?? 0, digits: 2)) to "
      + "\(FigureText.number(tables.rows.map(\.q).max() ?? 0, digits: 2)); "
      + "\(FigureText.range(tables.rows.map(\.trials))) trials a cell."
  }

  private static func altText(_ tables: KLPhaseDiagramTables) -> String {
    let judged = tables.rows.filter { $0.agreement != .unjudged }
    let near = judged.count { $0.agreement == .within2 }
    let crossover = tables.rows.filter { $0.cell.form == .crossover }.compactMap(\.cell.deviation)
    return "Deviations of simulated KL from theory against n/d: \(near) of \(judged.count) within "
      + "two standard errors; up to \(FigureText.number(crossover.max() ?? 0, digits: 2)) at the crossover "
      + "d/n = q. All cells against the lower bound (13a); "
      + "\(FigureText.range(tables.rows.map(\.trials))) trials a cell."
  }
}
