import MnemePlot
import MnemeTables

/// Minima, kinds of samples and recovery against the number of patterns; the law of merging.
enum AssociativeMemoryFigure {
  static let name = "associative-memory"

  static func figure(
    _ rows: [AssociativeMemoryRow], _ laws: [AssociativeMemoryLawRow], width: Double
  ) -> Figure {
    let panels = [kinds(rows), minima(rows), recovery(rows), merging(laws)]
    let isNarrow = width < 350
    var figure = Figure(
      name: name, title: "Associative memory against the number of patterns",
      panels: isNarrow ? panels.map { [$0] } : [Array(panels[0..<2]), Array(panels[2...])],
      aspect: isNarrow ? 0.62 : 0.72, caption: caption(rows), altText: altText(rows))
    figure.legend = [
      LegendEntry("memorized", line: memorized.line, marker: memorized.marker),
      LegendEntry("spurious", line: spurious.line, marker: spurious.marker),
      LegendEntry("generalized", line: generalized.line, marker: generalized.marker),
      LegendEntry("measured", line: plain.line, marker: plain.marker),
      LegendEntry("minima away", line: away.line, marker: away.marker),
      LegendEntry("theory", line: theoryLook),
    ]
    return figure
  }

  private struct Look {
    let line: LineLook
    let marker: MarkerLook

    init(_ ink: InkRole, _ dash: DashPattern, _ shape: MarkerShape) {
      line = LineLook(ink, dash: dash)
      marker = MarkerLook(ink, shape: shape, scale: 0.85)
    }
  }

  private static let memorized = Look(.category(0), .solid, .circle)
  private static let spurious = Look(.category(1), .longDashed, .square)
  private static let generalized = Look(.category(2), .dashDotted, .triangle)
  private static let plain = Look(.ink, .solid, .diamond)
  private static let away = Look(.category(3), .dashed, .square)
  private static let theoryLook = LineLook(.muted, dash: .dotted)

  private static func countAxis(_ rows: [AssociativeMemoryRow]) -> PlotAxis {
    let counts = rows.map { Double($0.patternCount) }
    return PlotAxis(
      label: "patterns, $K$", scale: .logarithmic,
      range: (counts.min() ?? 1) / 1.2...(counts.max() ?? 10) * 1.2)
  }

  private static func curve(
    _ rows: [AssociativeMemoryRow], _ look: Look,
    _ value: (AssociativeMemoryRow) -> IntervalEstimate
  ) -> [Mark] {
    let values = rows.map { (Double($0.patternCount), value($0)) }
    let points = values.compactMap { count, estimate in
      estimate.value.map { PlotPoint(count, $0) }
    }
    let spans = values.compactMap { count, estimate -> PlotSpan? in
      guard let low = estimate.low, let high = estimate.high else { return nil }
      return PlotSpan(x: count, low: low, high: high)
    }
    return [
      .line(points, look.line), .errorBars(spans, LineLook(look.line.ink, weight: 0.6)),
      .points(points, look.marker),
    ]
  }

  // MARK: Panels

  private static func kinds(_ rows: [AssociativeMemoryRow]) -> Panel {
    Panel(
      tag: "(a)", x: countAxis(rows),
      y: PlotAxis(label: "share of samples", scale: .linear, range: -0.03...1.03),
      marks: curve(rows, memorized) { IntervalEstimate($0.memorized) }
        + curve(rows, spurious) { IntervalEstimate($0.spurious) }
        + curve(rows, generalized) { IntervalEstimate($0.generalized) })
  }

  private static func minima(_ rows: [AssociativeMemoryRow]) -> Panel {
    let largest = rows.compactMap(\.minima.high).max() ?? 1
    return Panel(
      tag: "(b)", x: countAxis(rows),
      y: PlotAxis(
        label: "minima of the energy", scale: .linear, range: -0.03 * largest...1.05 * largest),
      marks: curve(rows, plain, \.minima) + curve(rows, away, \.awayMinima))
  }

  private static func recovery(_ rows: [AssociativeMemoryRow]) -> Panel {
    let values = rows.flatMap { [$0.recovery.value, $0.recovery.low, $0.recovery.high] }
      .compactMap { $0 }
    return Panel(
      tag: "(c)", x: countAxis(rows),
      y: PlotAxis(
        label: "recovery noise, $\\sigma$", scale: .logarithmic,
        range: (values.min() ?? 0.01) / 1.5...(values.max() ?? 1) * 1.5),
      marks: curve(rows, plain, \.recovery))
  }

  private static func merging(_ laws: [AssociativeMemoryLawRow]) -> Panel {
    let sorted = laws.sorted { $0.beta < $1.beta }
    let betas = sorted.map(\.beta), distances = sorted.map(\.mergeDistance)
    return Panel(
      tag: "(d)",
      x: PlotAxis(
        label: "inverse temperature, $\\beta$", scale: .logarithmic,
        range: (betas.min() ?? 1) / 1.4...(betas.max() ?? 10) * 1.4),
      y: PlotAxis(
        label: "merging distance", scale: .logarithmic,
        range: (distances.min() ?? 0.1) / 1.4...(distances.max() ?? 1) * 1.4),
      marks: [
        .line(sorted.map { PlotPoint($0.beta, $0.mergeTheory) }, theoryLook),
        .points(sorted.map { PlotPoint($0.beta, $0.mergeDistance) }, plain.marker),
      ])
  }

  // MARK: Words

  private static func caption(_ rows: [AssociativeMemoryRow]) -> String {
    guard let first = rows.first else { return "No cells." }
    return
      "Patterns on random angles of the unit circle, $\\beta = \(first.beta.cellText)$. (a) Samples that "
      + "are patterns, that share a place away from all patterns, and that are new: "
      + "\(FigureText.count(first.sampleCount)) samples on each of "
      + "\(FigureText.range(rows.map(\.trials))) sets. (b) Minima of the energy, and those "
      + "away from all patterns. (c) Largest "
      + "noise from which patterns come back to themselves. (d) Distance at which the minima of two "
      + "patterns merge, with $\\sqrt{2/\\beta}$. \(FigureText.percent(first.intervalLevel)) intervals."
  }

  private static func altText(_ rows: [AssociativeMemoryRow]) -> String {
    "Against the number of patterns, \(FigureText.range(rows.map(\.patternCount))): memorized samples "
      + "fall from near 1 to 0, spurious ones peak between, generalized ones rise; minima level off "
      + "and recovery noise falls. \(FigureText.range(rows.map(\.trials))) sets each."
  }
}
