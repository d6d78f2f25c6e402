import MnemePlot
import MnemeTables

/// Memory and distance to the truth of a trained network against n, between the two ends of the scale:
/// generators that do nothing but remember, and generators that can't.
enum NetworkTransitionFigure {
  static func figure(_ tables: NetworkTables, width: Double) -> Figure {
    let isNarrow = width < 350
    let panels = panels(tables).enumerated().map { index, panel in
      var panel = panel
      panel.tag = "(\(tags[index]))"
      return panel
    }
    var figure = Figure(
      name: "\(tables.experiment)-transition",
      title: "A trained network on \(tables.data): memory and distance to the truth",
      panels: isNarrow
        ? panels.map { [$0] }
        : stride(from: 0, to: panels.count, by: 2).map { Array(panels[$0..<$0 + 2]) },
      aspect: isNarrow ? 0.58 : 0.64, caption: NetworkTransitionWords(tables: tables).caption,
      altText: NetworkTransitionWords(tables: tables).altText)
    figure.legend = legend(tables)
    figure.sharesX = true
    return figure
  }

  private static let tags = ["a", "b", "c", "d", "e", "f"]

  /// Four, or six where there is a reference sample.
  private static func panels(_ tables: NetworkTables) -> [Panel] {
    let four = [
      transitionPanel(tables), memorizedPanel(tables),
      distancePanel(
        tables, .gaussianKL, label: "$\\KL$ of moments / $d$ (nats)",
        value: { $0.klInterval.divided(by: Double($0.dimension)) }),
      distancePanel(
        tables, .coordinateL2, label: "squared $L^2$ to the truth",
        value: { $0.l2Truth.estimate }),
    ]
    return four + (tables.hasReferenceReading ? [referencePanel(tables), ratioPanel(tables)] : [])
  }

  // MARK: Memory

  private static func transitionPanel(_ tables: NetworkTables) -> Panel {
    Panel(
      title: "matched reading", x: tables.axis, y: TransitionCurve.axis,
      marks: [Looks.half]
        + scale(tables.scale(.matched, .gaussianKL)?.memorization, Looks.memorization)
        + curves(tables) { $0.deltaMatchedPositive.estimate })
  }

  private static func referencePanel(_ tables: NetworkTables) -> Panel {
    let null = GeneratorCurve(tables: tables, generator: .network) {
      $0.deltaReferenceNullPositive.estimate
    }
    return Panel(
      title: "reference sample", x: tables.axis, y: TransitionCurve.axis,
      marks: [Looks.half]
        + scale(tables.scale(.reference, .gaussianKL)?.memorization, Looks.memorization)
        + [.line(null.points, Looks.null)]
        + tables.generators.reversed().flatMap { generator in
          GeneratorCurve(tables: tables, generator: generator, decides: decides) {
            $0.deltaReferencePositive.estimate
          }.marks
        })
  }

  /// Whether the reading of the reference sample decides anything here (Theory, section 1).
  private static func decides(_ row: NetworkRow) -> Bool {
    row.trainingCount * 10 <= row.referenceCount ?? 0
      && (row.deltaReferenceNullPositive.high ?? 1) >= 0.5
  }

  private static func memorizedPanel(_ tables: NetworkTables) -> Panel {
    let formula = tables.rows.first?.memorizedFormula
    return Panel(
      x: tables.axis,
      y: PlotAxis(label: "memorized fraction", scale: .linear, range: -0.03...1.03),
      marks: (formula.map { [.level($0, label: "", Looks.formula)] } ?? [])
        + scale(tables.scale(.matched, .gaussianKL)?.memorization, Looks.memorization)
        + curves(tables) { $0.memorized })
  }

  private static func ratioPanel(_ tables: NetworkTables) -> Panel {
    let curves = tables.generators.map {
      GeneratorCurve(tables: tables, generator: $0) { $0.memorizationRatio.estimate }
    }
    let highest = curves.flatMap(\.spans).map(\.high).max() ?? 1
    return Panel(
      x: tables.axis,
      y: PlotAxis(
        label: "memorization ratio, $R$", scale: .linear, range: -0.03...max(1.1, highest) * 1.03),
      marks: [.level(1, label: "", Looks.formula)] + curves.flatMap(\.marks))
  }

  // MARK: Distance

  private static func distancePanel(
    _ tables: NetworkTables, _ distance: NetworkDistance, label: String,
    value: @escaping (NetworkRow) -> IntervalEstimate
  ) -> Panel {
    let curves = tables.generators.map { generator in
      GeneratorCurve(tables: tables, generator: generator) { value($0).positive }
    }
    let scale = tables.scale(.matched, distance)
    return Panel(
      x: tables.axis, y: PlotAxis(label: label, scale: .logarithmic, range: range(curves)),
      marks: memorizationLine(scale) + self.scale(scale?.fall, Looks.fall)
        + curves.reversed().flatMap { $0.generator == .freshImages ? $0.floor : $0.marks }
        + floorName(curves))
  }

  private static func floorName(_ curves: [GeneratorCurve]) -> [Mark] {
    guard let target = curves.first(where: { $0.generator == .freshImages })?.points.first else {
      return []
    }
    return [.callout(Callout("bias", target: target, side: .aboveRight, distance: 13))]
  }

  private static func range(_ curves: [GeneratorCurve]) -> ClosedRange<Double> {
    let values = curves.flatMap { $0.points.map(\.y) + $0.spans.map(\.high) }.filter(\.isFinite)
    return (values.min() ?? 0.1) / 1.4...(values.max() ?? 1) * 1.25
  }

  private static func curves(
    _ tables: NetworkTables, _ value: @escaping (NetworkRow) -> IntervalEstimate
  ) -> [Mark] {
    // The network last, over its controls.
    tables.generators.reversed().flatMap {
      GeneratorCurve(tables: tables, generator: $0, value: value).marks
    }
  }

  // MARK: Scales

  private static func scale(_ estimate: IntervalEstimate?, _ look: LineLook) -> [Mark] {
    guard let estimate, let value = estimate.value else { return [] }
    return [.transition(value: value, low: estimate.low, high: estimate.high, look)]
  }

  /// Without its interval, which would hide the other one.
  private static func memorizationLine(_ scale: NetworkScaleRow?) -> [Mark] {
    guard let value = scale?.memorization.value else { return [] }
    return [.transition(value: value, low: value, high: value, Looks.memorization)]
  }

  private enum Looks {
    static let memorization = LineLook(.ink, weight: 0.55)
    static let fall = LineLook(.ink, dash: .dashed, weight: 0.7)
    static let null = LineLook(.category(0), dash: .dotted, weight: 0.8)
    /// Without a name at the right, which would crowd the next panel; its number stands at the axis.
    static let half = Mark.level(0.5, label: "", LineLook(.muted, dash: .dashed, weight: 0.6))
    static let formula = LineLook(.muted, dash: .dotted, weight: 0.6)
  }

  // MARK: Legend

  private static func legend(_ tables: NetworkTables) -> [LegendEntry] {
    let percent = FigureText.percent(tables.intervalLevel)
    var entries = tables.generators.map { generator in
      let look = GeneratorLook(generator)
      return LegendEntry(
        generator.rawValue, line: look.line, marker: look.marker,
        sample: generator == .network ? .band : .plain)
    }
    if tables.hasReferenceReading {
      entries.append(LegendEntry("null $\\Prob_0$", line: Looks.null))
      if tables.rows.contains(where: { !decides($0) }) {
        entries.append(
          LegendEntry(
            "decides nothing", marker: MarkerLook(.ink, shape: .circle, isHollow: true)))
      }
    }
    if tables.scales.contains(where: { $0.memorization.value != nil }) {
      entries.append(
        LegendEntry(
          "$n_\\mathrm{mem}$, \(percent) interval", line: Looks.memorization,
          sample: .transition))
    }
    if tables.scales.contains(where: { $0.fall.value != nil }) {
      entries.append(
        LegendEntry(
          "$n_\\mathrm{fall}$, \(percent) interval", line: Looks.fall, sample: .transition))
    }
    return entries
  }
}
