import MnemePlot
import MnemeTables

/// How fast KL reaches its limit of many steps: both grids and samplers, without sampling error and
/// at one training count.
enum StepGridsFigure {
  static let name = "step-grids"

  private static let narrow = 350.0

  /// A sampler on a grid.
  private struct Chain {
    let sampler: SamplerName
    let grid: GridName

    static let all = SamplerName.allCases.flatMap { sampler in
      GridName.allCases.map { Chain(sampler: sampler, grid: $0) }
    }

    var line: LineLook {
      switch (sampler, grid) {
      case (.deterministic, .uniform): LineLook(.category(0), weight: 0.9)
      case (.deterministic, .cosine): LineLook(.category(0), dash: .dashed, weight: 0.9)
      case (.ancestral, .uniform): LineLook(.category(1), dash: .dashDotted, weight: 0.9)
      case (.ancestral, .cosine): LineLook(.category(1), dash: .dotted, weight: 1.1)
      }
    }

    var marker: MarkerLook {
      MarkerLook(
        line.ink, shape: grid == .uniform ? .circle : .diamond, scale: 0.75)
    }
  }

  static func figure(_ tables: DiffusionStepsTables, width: Double) -> Figure {
    let panels = [limitPanel(tables)] + (tables.middleCount.map { [excessPanel(tables, $0)] } ?? [])
    let isNarrow = width < narrow
    var figure = Figure(
      name: name, title: "Step grids and samplers: the way to many steps",
      panels: isNarrow ? panels.map { [$0] } : [panels], aspect: isNarrow ? 0.55 : 0.75,
      caption: caption(tables), altText: altText(tables))
    figure.legend =
      Chain.all.map {
        LegendEntry("\($0.sampler.rawValue), \($0.grid.rawValue)", line: $0.line, marker: $0.marker)
      }
    return figure
  }

  private static func limitPanel(_ tables: DiffusionStepsTables) -> Panel {
    let curves = Chain.all.map { chain in
      tables.theory(.infinity, chain.sampler, chain.grid).filter(\.steps.isFinite).compactMap {
        row in row.limitPerDimension.map { PlotPoint(row.steps, $0) }
      }
    }
    return Panel(
      tag: "(a)", title: "$n \\to \\infty$", x: tables.stepAxis,
      y: PlotAxis(
        label: "$\\KL(\\rho_G\\|\\rho)/d$  (nats)", scale: .logarithmic, range: range(curves)),
      marks: zip(curves, Chain.all).map { .line($0, $1.line) })
  }

  private static func excessPanel(_ tables: DiffusionStepsTables, _ count: Int) -> Panel {
    let curves = Chain.all.map { excess(tables, count, $0) }
    let measured = zip(Chain.all, curves).flatMap { chain, curve -> [Mark] in
      [.line(curve, chain.line)] + points(tables, count, chain)
    }
    return Panel(
      tag: "(b)", title: "$n = \(count)$", x: tables.stepAxis,
      y: PlotAxis(
        label: "excess over the limit, $(\\KL_K - \\KL_\\infty)/d$  (nats)", scale: .logarithmic,
        range: range(curves)), marks: measured)
  }

  /// Theory: value at K less that of the limit.
  private static func excess(
    _ tables: DiffusionStepsTables, _ count: Int, _ chain: Chain
  ) -> [PlotPoint] {
    func value(_ row: DiffusionStepsTheoryRow) -> Double? {
      row.secondPerDimension ?? row.firstPerDimension
    }
    let rows = tables.theory(Double(count), chain.sampler, chain.grid)
    guard let limit = rows.last.flatMap(value) else { return [] }
    return rows.filter(\.steps.isFinite).compactMap { row in
      value(row).map { PlotPoint(row.steps, $0 - limit) }
    }
  }

  private static func points(
    _ tables: DiffusionStepsTables, _ count: Int, _ chain: Chain
  ) -> [Mark] {
    let d = Double(tables.dimension)
    let cells = tables.cells(count, chain.sampler, chain.grid)
    let spans = cells.compactMap { cell -> PlotSpan? in
      guard let low = cell.excess.low, let high = cell.excess.high, low > 0 else { return nil }
      return PlotSpan(x: cell.steps, low: low / d, high: high / d)
    }
    let means = cells.compactMap { cell in
      cell.excess.value.flatMap { $0 > 0 ? PlotPoint(cell.steps, $0 / d) : nil }
    }
    var bar = chain.line
    (bar.dash, bar.weight) = (.solid, 0.55)
    return [.errorBars(spans, bar), .points(means, chain.marker)]
  }

  private static func range(_ curves: [[PlotPoint]]) -> ClosedRange<Double> {
    let values = curves.joined().map(\.y).filter { $0 > 0 }
    guard let low = values.min(), let high = values.max() else { return 0.1...10 }
    return low / 1.5...high * 1.5
  }

  private static func caption(_ tables: DiffusionStepsTables) -> String {
    let first = tables.rows.first?.model
    let count = tables.middleCount.map {
      " (b) At $n = \($0)$: KL less its limit $K \\to \\infty$ on the same training sets, mean over "
        + "\(FigureText.range(tables.rows.map(\.model.trials))) with "
        + "\(FigureText.percent(first?.intervalLevel ?? 0.95)) intervals; lines: theory, with its "
        + "finite-$n$ terms."
    }
    return
      "How fast more steps pay, $d = \(tables.dimension)$, "
      + "$q = \(FigureText.number(first?.q ?? 0, digits: 4))$: deterministic and ancestral sampler on "
      + "a grid uniform in time and on the cosine grid, $K$ up to "
      + "\(FigureText.count(Int(tables.steps.last ?? 1))). (a) Theory for $n \\to \\infty$, where the "
      + "limit is 0.\(count ?? "")"
  }

  private static func altText(_ tables: DiffusionStepsTables) -> String {
    let most = Int(tables.steps.last ?? 1)
    let ends = Chain.all.compactMap { chain -> String? in
      let rows = tables.theory(.infinity, chain.sampler, chain.grid).filter(\.steps.isFinite)
      guard let value = rows.last?.limitPerDimension else { return nil }
      return "\(FigureText.number(value, digits: 2)) (\(chain.sampler.rawValue), "
        + "\(chain.grid.rawValue))"
    }
    return "Excess of KL per dimension over its limit falls as a power of the number of steps: at "
      + "K = \(most), n to infinity, \(FigureText.list(ends))."
  }
}
