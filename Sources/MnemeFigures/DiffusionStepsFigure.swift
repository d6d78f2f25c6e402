import MnemePlot
import MnemeTables

/// KL per dimension and P(Δ > 0) against the number of steps, both samplers on the uniform grid, a
/// curve for each training count: does quality improve with steps, and does memorization?
enum DiffusionStepsFigure {
  static let name = "diffusion-steps"

  private static let narrow = 350.0

  /// - Parameter width: of the page, in points. A narrow one stacks the panels.
  static func figure(_ tables: DiffusionStepsTables, width: Double) -> Figure {
    let isNarrow = width < narrow
    let quality = SamplerName.allCases.enumerated().map { index, sampler in
      divergencePanel(tables, sampler, tag: ["(a)", "(b)"][index])
    }
    let memorization = SamplerName.allCases.enumerated().map { index, sampler in
      transitionPanel(tables, sampler, tag: ["(c)", "(d)"][index])
    }
    var figure = Figure(
      name: name, title: "Quality and memorization against diffusion steps",
      panels: isNarrow ? (quality + memorization).map { [$0] } : [quality, memorization],
      aspect: isNarrow ? 0.5 : 0.68, caption: caption(tables), altText: altText(tables))
    figure.sharesX = true
    figure.sharesY = !isNarrow
    figure.legend = legend(tables)
    return figure
  }

  // MARK: Panels

  private static func divergencePanel(
    _ tables: DiffusionStepsTables, _ sampler: SamplerName, tag: String
  ) -> Panel {
    let finite = tables.counts.filter { $0 > tables.dimension }
    let curves = finite.flatMap { count in
      theory(tables, Double(count), sampler, tables.look(count).theory)
        + DivergenceCurve(
          cells: tables.cells(count, sampler, .uniform).map { ($0.steps, $0.model.klNats) },
          dimension: tables.dimension, look: tables.look(count)
        ).marks
    }
    return Panel(
      tag: tag, title: sampler.title, x: tables.stepAxis,
      y: PlotAxis(
        label: "$\\KL(\\rho_G\\|\\rho)/d$  (nats)", scale: .logarithmic,
        range: valueRange(tables)),
      marks: theory(tables, .infinity, sampler, LineLook(.ink, dash: .dashed, weight: 0.8)) + curves
    )
  }

  /// The curve over K, and its limit as a level.
  private static func theory(
    _ tables: DiffusionStepsTables, _ count: Double, _ sampler: SamplerName, _ look: LineLook
  ) -> [Mark] {
    let rows = tables.theory(count, sampler, .uniform)
    func value(_ row: DiffusionStepsTheoryRow) -> Double? {
      row.secondPerDimension ?? row.firstPerDimension ?? row.limitPerDimension
    }
    let points = rows.filter(\.steps.isFinite).compactMap { row in
      value(row).map { PlotPoint(row.steps, $0) }
    }
    var limit = look
    limit.dash = .dotted
    limit.weight = 0.7
    let levels = rows.filter(\.steps.isInfinite).compactMap(value).filter { $0 > 0 }
    return [.line(points, look)] + levels.map { .level($0, label: "", limit) }
  }

  private static func valueRange(_ tables: DiffusionStepsTables) -> ClosedRange<Double> {
    let values = tables.rows.filter { $0.grid == .uniform }.compactMap(\.model.klNats.mean)
      .map { $0 / Double(tables.dimension) }
    guard let low = values.min(), let high = values.max() else { return 0.1...10 }
    return low / 2...high * 1.4
  }

  private static func transitionPanel(
    _ tables: DiffusionStepsTables, _ sampler: SamplerName, tag: String
  ) -> Panel {
    let curves = tables.counts.flatMap { count in
      TransitionCurve(
        cells: tables.cells(count, sampler, .uniform).map {
          .init(x: $0.steps, model: $0.model, trainingCount: count)
        }, look: tables.look(count)
      ).marks
    }
    return Panel(
      tag: tag, title: sampler.title, x: tables.stepAxis, y: TransitionCurve.axis,
      marks: [TransitionCurve.half] + curves)
  }

  // MARK: Words

  private static func legend(_ tables: DiffusionStepsTables) -> [LegendEntry] {
    var entries = tables.counts.map { count in
      let look = tables.look(count)
      return LegendEntry(
        "$n/d = \(tables.ratio(count))$", line: look.line, marker: look.marker)
    }
    entries += [
      LegendEntry("$n \\to \\infty$", line: LineLook(.ink, dash: .dashed, weight: 0.8)),
      LegendEntry("limits, null $\\Prob_0$", line: LineLook(.ink, dash: .dotted, weight: 0.7)),
    ]
    if tables.rows.contains(where: { !$0.decides }) {
      entries.append(
        LegendEntry(
          "decides nothing",
          marker: MarkerLook(.ink, shape: .circle, isHollow: true, scale: 0.8)))
    }
    return entries
  }

  private static func caption(_ tables: DiffusionStepsTables) -> String {
    let first = tables.rows.first?.model
    let percent = FigureText.percent(first?.intervalLevel ?? 0.95)
    return
      "Linear denoisers trained on all noise ($r = \\infty$), $K$ steps on the uniform grid, "
      + "$d = \(tables.dimension)$, $q = \(FigureText.number(first?.q ?? 0, digits: 4))$, "
      + "$n/d$ = \(FigureText.list(tables.counts.map(tables.ratio))). (a), (b) KL divergence per "
      + "dimension for $n > d$ (below, it is infinite): mean over "
      + "\(FigureText.range(tables.rows.map(\.model.trials))) training sets with two standard errors; "
      + "solid lines: eigenvalue sums with their finite-$n$ terms, dotted: their limits $K \\to \\infty$ "
      + "(18) and (18a); dashed: $n \\to \\infty$. (c), (d) $\\Prob(\\Delta > 0)$ for the relative "
      + "log-likelihood (Eq. 4a), reading: reference sample, "
      + "$N_\\mathrm{ref} = \(FigureText.count(first?.referenceCount ?? 0))$, with \(percent) "
      + "Clopper–Pearson intervals as bands; dotted: the null $\\Prob_0$; hollow cells decide "
      + "nothing. The same training sets for all $K$."
  }

  private static func altText(_ tables: DiffusionStepsTables) -> String {
    let words = SamplerName.allCases.compactMap { sampler -> String? in
      guard let count = tables.middleCount,
        let first = tables.cells(count, sampler, .uniform).first?.model.klNats.mean,
        let last = tables.cells(count, sampler, .uniform).last?.model.klNats.mean
      else { return nil }
      let d = Double(tables.dimension)
      return "\(FigureText.number(first / d)) to \(FigureText.number(last / d)) "
        + "(\(sampler.rawValue), n = \(count))"
    }
    let most = tables.steps.last.map { Int($0) } ?? 1
    return
      "KL per dimension against the number of steps up to K = \(most): \(FigureText.list(words)); "
      + "below, P(Delta > 0) for n/d from \(tables.ratio(tables.counts.first ?? 0)) to "
      + "\(tables.ratio(tables.counts.last ?? 0))."
  }
}

extension DiffusionStepsRow {
  fileprivate var decides: Bool {
    TransitionCurve.Cell(x: steps, model: model, trainingCount: trainingCount).decides
  }
}
