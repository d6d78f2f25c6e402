import MnemePlot
import MnemeTables

/// The scan of verdicts over signal share: how much KL rises, and whether its minimum is below the
/// value for many samples.
enum ScenarioVerdictsFigure {
  static let name = "scenario-verdicts"

  private static let narrow = 350.0

  /// - Parameter width: of the page, in points. A narrow one stacks all panels.
  static func figure(_ tables: AlternativeScenarioTables, width: Double) -> Figure {
    let isNarrow = width < narrow
    let rises = tables.dimensions.map { panel(tables, $0, .riseDisappears) }
    let depths = tables.dimensions.map { panel(tables, $0, .minimumStopsBeingGlobal) }
    let grid = isNarrow ? (rises + depths).map { [$0] } : [rises, depths]
    var figure = Figure(
      name: name, title: "Where the verdict turns", panels: grid,
      aspect: isNarrow ? 0.42 : tables.dimensions.count == 1 ? 0.35 : 0.6,
      caption: caption(tables), altText: altText(tables))
    figure.legend = legend(tables)
    figure.sharesX = true
    figure.sharesY = !isNarrow
    return figure
  }

  // MARK: Panels

  private static func panel(
    _ tables: AlternativeScenarioTables, _ dimension: Int, _ kind: CurveFlip
  ) -> Panel {
    let rows = tables.verdicts.filter { $0.dimension == dimension }.sorted { $0.q < $1.q }
    let spans = rows.compactMap { row -> PlotSpan? in
      guard let low = estimate(row, kind).low, let high = estimate(row, kind).high else {
        return nil
      }
      return PlotSpan(x: row.q, low: low, high: high)
    }
    let isFirst = kind == .riseDisappears
    return Panel(
      tag: tag(tables, dimension, kind), title: "$d = \(dimension)$", x: shareAxis(tables),
      y: PlotAxis(
        label: isFirst ? "rise of $\\KL/d$ (nats)" : "$\\KL_{\\infty}/d - \\KL/d$ (nats)",
        scale: .symlog(threshold: 0.02), range: range(tables, kind),
        ticks: ticks(range(tables, kind))),
      marks: [.level(0, label: "", LineLook(.muted, weight: 0.6))] + flips(tables, dimension, kind)
        + [.errorBars(spans, intervalLook)]
        + CurveVerdict.allCases.compactMap { verdict in
          let points = rows.filter { $0.verdict == verdict }.compactMap { row in
            estimate(row, kind).value.map { PlotPoint(row.q, $0) }
          }
          return points.isEmpty ? nil : .points(points, look(verdict))
        })
  }

  private static func tag(
    _ tables: AlternativeScenarioTables, _ dimension: Int, _ kind: CurveFlip
  ) -> String {
    let index = tables.dimensions.firstIndex(of: dimension) ?? 0
    let offset = kind == .riseDisappears ? 0 : tables.dimensions.count
    return "(\(Array("abcdefghijklmnopqrstuvwxyz")[(index + offset) % 26]))"
  }

  private static func estimate(
    _ row: AlternativeScenarioVerdictRow, _ kind: CurveFlip
  ) -> IntervalEstimate {
    switch kind {
    case .riseDisappears: row.rise
    case .minimumStopsBeingGlobal: row.depth
    }
  }

  private static func flips(
    _ tables: AlternativeScenarioTables, _ dimension: Int, _ kind: CurveFlip
  ) -> [Mark] {
    guard let flip = tables.flip(dimension, kind) else { return [] }
    let found = flip.q.value.map {
      Mark.transition(value: $0, low: flip.q.low, high: flip.q.high, flipLook)
    }
    let finite = flip.finiteTheory.map { Mark.verticalRule($0, label: "", finiteLook) }
    return [found, finite, .verticalRule(flip.limitTheory, label: "", limitLook)].compactMap { $0 }
  }

  private static func shareAxis(_ tables: AlternativeScenarioTables) -> PlotAxis {
    let shares = tables.verdicts.map(\.q)
    let low = shares.min() ?? 0.05, high = shares.max() ?? 0.3
    let room = 0.04 * (high - low)
    return PlotAxis(
      label: "signal share, $q$", scale: .linear, range: low - room...high + room)
  }

  private static func range(
    _ tables: AlternativeScenarioTables, _ kind: CurveFlip
  ) -> ClosedRange<Double> {
    let values = tables.verdicts.flatMap { row in
      [estimate(row, kind).low, estimate(row, kind).high].compactMap { $0 }
    }
    return min(-0.02, 1.3 * (values.min() ?? 0))...max(0.02, 1.5 * (values.max() ?? 0))
  }

  private static func ticks(_ range: ClosedRange<Double>) -> [AxisTick] {
    [-1, -0.3, -0.1, -0.02, 0, 0.02, 0.1, 0.3, 1].filter(range.contains).map {
      AxisTick(value: $0, label: FigureText.number($0, digits: 1))
    }
  }

  // MARK: Looks

  private static let intervalLook = LineLook(.ink, weight: 0.7)
  private static let flipLook = LineLook(.category(1), weight: 0.8)
  private static let finiteLook = LineLook(.category(0), dash: .dashed, weight: 0.8)
  private static let limitLook = LineLook(.category(0), dash: .dotted, weight: 0.8)

  private static func look(_ verdict: CurveVerdict) -> MarkerLook {
    switch verdict {
    case .globalMinimum: MarkerLook(.ink, shape: .diamond)
    case .bump: MarkerLook(.ink, shape: .triangle)
    case .monotone: MarkerLook(.ink, shape: .square, scale: 0.9)
    case .undecided: MarkerLook(.ink, shape: .circle, isHollow: true)
    }
  }

  // MARK: Words

  private static func legend(_ tables: AlternativeScenarioTables) -> [LegendEntry] {
    let verdicts: [CurveVerdict] = [.globalMinimum, .bump, .monotone, .undecided]
    var entries = verdicts.filter { verdict in
      tables.verdicts.contains { $0.verdict == verdict }
    }.map {
      LegendEntry($0.rawValue, line: intervalLook, marker: look($0), sample: .errorBar)
    }
    if tables.flips.contains(where: { $0.q.value != nil }) {
      entries.append(LegendEntry("flip", line: flipLook, sample: .transition))
    }
    entries += [
      LegendEntry("theory at $d$", line: finiteLook, sample: .verticalRule),
      LegendEntry("theory, $d \\to \\infty$", line: limitLook, sample: .verticalRule),
    ]
    return entries
  }

  private static func caption(_ tables: AlternativeScenarioTables) -> String {
    let level = tables.flips.first?.level ?? 0.95
    let found = tables.flips.compactMap { flip -> String? in
      guard let low = flip.q.low, let high = flip.q.high else { return nil }
      return
        "\(flip.flip.rawValue) between \(FigureText.number(low)) and \(FigureText.number(high)) "
        + "at $d = \(flip.dimension)$"
    }
    return
      "Verdicts on KL over $n$ for \(Set(tables.verdicts.map(\.q)).count) signal shares, all right "
      + "together with probability \(FigureText.percent(level)) (Bonferroni). "
      + "Top: the pair of training counts between which KL rises most in standard errors. Bottom: how "
      + "far KL falls below its value for $n \\to \\infty$, "
      + "$\\frac{1}{2}(q - 1 - \\ln q)$ per dimension. Bars: simultaneous intervals; "
      + "\(FigureText.range(tables.curves.map(\.trials))) trials a cell. Where the verdict "
      + "flips\(found.isEmpty ? ": not found" : ": " + FigureText.list(found)). Theory: top $q_c(d)$ "
      + "of the first-order formula and $q_c$, bottom $q_s(d)$ of the corrected formula and $q_s$ "
      + "(Eq. 15). Linear between −0.02 and 0.02, logarithmic beyond."
  }

  private static func altText(_ tables: AlternativeScenarioTables) -> String {
    let counts = CurveVerdict.allCases.compactMap { verdict -> String? in
      let count = tables.verdicts.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    return "Rise of KL and depth of its minimum against the signal share q, with simultaneous "
      + "intervals: \(FigureText.list(counts)) of \(tables.verdicts.count) verdicts; from global minimum at small q "
      + "to monotone at large q, with the flips beside theory."
  }
}
