import MnemePlot
import MnemeTables

/// What labels are worth: the gap of the memorization divergence, the divergence itself against the
/// width of its kernels, and what clusters of digits tell of the digits.
enum ExtractionLabelsFigure {
  static let name = "extraction-labels"

  struct Tables {
    let gaps: [ExtractionRow]
    let divergences: [ExtractionDivergenceRow]
    let surrogates: [ExtractionSurrogateRow]
    let theory: [ExtractionTheoryRow]

    func curve(_ curve: ExtractionCurve, modes: Int? = nil) -> [PlotPoint] {
      theory.filter { $0.curve == curve && $0.modes == modes }
        .map { PlotPoint($0.place, $0.value) }
    }

    var modeCounts: [Int] { Set(gaps.map(\.modes)).sorted() }
  }

  static func figure(_ tables: Tables, width: Double) -> Figure {
    let panels = [gaps(tables), divergences(tables), information(tables), purities(tables)]
    let isNarrow = width < 350
    var figure = Figure(
      name: name, title: "What labels are worth",
      panels: isNarrow ? panels.map { [$0] } : [Array(panels[0..<2]), Array(panels[2...])],
      aspect: isNarrow ? 0.62 : 0.72, caption: caption(tables), altText: altText(tables))
    figure.legend = legend(tables)
    return figure
  }

  private typealias Look = (line: LineLook, marker: MarkerLook)

  private static func look(
    _ ink: InkRole, _ dash: DashPattern, _ shape: MarkerShape, isHollow: Bool = false
  ) -> Look {
    (LineLook(ink, dash: dash), MarkerLook(ink, shape: shape, isHollow: isHollow, scale: 0.8))
  }

  private static func modes(_ modes: Int, _ tables: Tables) -> Look {
    let all = tables.modeCounts
    let index = all.firstIndex(of: modes) ?? 0
    return look(
      .ordered(index, of: all.count), [.solid, .longDashed, .dashDotted, .dotted][index % 4],
      [MarkerShape.circle, .triangle, .square, .diamond][index % 4])
  }

  private static let known = look(.category(0), .dashed, .diamond)
  private static let unknown = look(.category(1), .dotted, .square)
  private static let null = look(.muted, .dotted, .diamond)
  private static let theory = LineLook(.muted, dash: .dotted)

  // MARK: Panels

  private static func gaps(_ tables: Tables) -> Panel {
    var marks: [Mark] = []
    for count in tables.modeCounts {
      let look = modes(count, tables)
      let rows = tables.gaps.filter { $0.modes == count && $0.label == .informative }
        .sorted { $0.radius < $1.radius }
      let doubled = tables.gaps.filter { $0.modes == count && $0.label == .duplicate }
      let ring = MarkerLook(look.line.ink, shape: .circle, isHollow: true, scale: 1.7)
      marks.append(.points(MeasuredMarks.points(doubled) { ($0.radius, $0.gap) }, ring))
      marks.append(.line(tables.curve(.gap, modes: count), look.line))
      marks += MeasuredMarks.measured(rows, look) { ($0.radius, $0.gap) }
    }
    let random = tables.gaps.filter { $0.label == .random && $0.modes == tables.modeCounts.first }
      .sorted { $0.radius < $1.radius }
    marks += MeasuredMarks.curve(random, null) { ($0.radius, $0.gap) }
    let radii = tables.gaps.map(\.radius)
    let least = tables.gaps.flatMap { [$0.gap.low, $0.theory] }.compactMap { $0 }.min() ?? -1
    return Panel(
      tag: "(a)",
      x: PlotAxis(
        label: "radius, $r$", scale: .linear,
        range: (radii.min() ?? 0) - 0.3...(radii.max() ?? 1) + 0.3),
      y: PlotAxis(label: "gap (nats)", scale: .linear, range: least * 1.08...0.12), marks: marks)
  }

  private static func divergences(_ tables: Tables) -> Panel {
    let rows = tables.divergences.sorted { $0.bandwidth < $1.bandwidth }
    let widths = rows.map(\.bandwidth)
    let highest = rows.compactMap(\.unconditional.high).max() ?? 1
    return Panel(
      tag: "(b)",
      x: PlotAxis(
        label: "kernel width, $\\epsilon$", scale: .logarithmic,
        range: (widths.min() ?? 0.01) / 1.4...(widths.max() ?? 1) * 1.4),
      y: PlotAxis(
        label: "divergence (nats)", scale: .linear, range: -0.04 * highest...highest * 1.06),
      marks: [
        .line(tables.curve(.conditionalBound), theory),
        .line(tables.curve(.unconditionalBound), theory),
      ] + MeasuredMarks.measured(rows, known) { ($0.bandwidth, $0.conditional) }
        + MeasuredMarks.measured(rows, unknown) { ($0.bandwidth, $0.unconditional) })
  }

  private static func information(_ tables: Tables) -> Panel {
    let rows = tables.surrogates.sorted { $0.clusterCount < $1.clusterCount }
    let counts = rows.map { Double($0.clusterCount) }
    let entropy = rows.first?.labelEntropy ?? 1
    return Panel(
      tag: "(c)",
      x: PlotAxis(
        label: "clusters, $K$", scale: .logarithmic,
        range: (counts.min() ?? 2) / 1.3...(counts.max() ?? 10) * 1.3),
      y: PlotAxis(
        label: "information (nats)", scale: .linear, range: -0.1...entropy * 1.12),
      marks: [.level(entropy, label: "", theory)]
        + MeasuredMarks.curve(rows, known) { (Double($0.clusterCount), $0.information) }
        + MeasuredMarks.curve(rows, null) { (Double($0.clusterCount), $0.shuffledInformation) })
  }

  /// Kept clusters stand a little right of their place, all of them a little left.
  private static func purities(_ tables: Tables) -> Panel {
    let rows = tables.surrogates.sorted { $0.clusterCount < $1.clusterCount }
    let counts = rows.map { Double($0.clusterCount) }
    let apart = 1.05
    var x = PlotAxis(
      label: "clusters, $K$", scale: .logarithmic,
      range: (counts.min() ?? 2) / 1.3...(counts.max() ?? 10) * 1.3)
    x.places = counts
    return Panel(
      tag: "(d)", x: x,
      y: PlotAxis(label: "purity of clusters", scale: .linear, range: -0.03...1.03),
      marks: MeasuredMarks.curve(rows, unknown) { (Double($0.clusterCount) / apart, $0.purity) }
        + MeasuredMarks.curve(rows, known) { (Double($0.clusterCount) * apart, $0.keptPurity) }
        + MeasuredMarks.curve(rows, null) { (Double($0.clusterCount), $0.shuffledPurity) })
  }

  // MARK: Words

  private static func legend(_ tables: Tables) -> [LegendEntry] {
    tables.modeCounts.map { count in
      let look = modes(count, tables)
      return LegendEntry("$C = \(count)$", line: look.line, marker: look.marker)
    } + [
      LegendEntry(
        "two labels a mode", marker: MarkerLook(.ink, shape: .circle, isHollow: true, scale: 1.7)),
      LegendEntry("random label, or shuffled", line: null.line, marker: null.marker),
      LegendEntry("with label, or kept", line: known.line, marker: known.marker),
      LegendEntry("without, or all", line: unknown.line, marker: unknown.marker),
      LegendEntry("bound", line: theory),
    ]
  }

  private static func caption(_ tables: Tables) -> String {
    guard let gap = tables.gaps.first, let divergence = tables.divergences.first,
      let surrogate = tables.surrogates.first
    else { return "No cells." }
    return
      "(a) What a label takes off the memorization divergence of "
      + "\(FigureText.count(gap.trainingCount)) points, for $C$ modes on a circle; lines: "
      + "$-\\mathrm{KL}(p_i \\| p)$ by quadrature. (b) The divergence itself, $C = "
      + "\(divergence.modes)$ and $r = \(divergence.radius.cellText)$, and what it can't be below on "
      + "average (dotted). (c) Information of \(FigureText.count(surrogate.imageCount)) handwritten digits' "
      + "clusters on the digit; dotted above: all that there is. (d) Images that "
      + "show the most frequent digit of their cluster: all, and those of the clusters that cohere most. "
      + "\(FigureText.range((tables.gaps.map(\.trials) + tables.divergences.map(\.trials)))) trials in "
      + "(a) and (b), \(FigureText.percent(gap.intervalLevel)) intervals."
  }

  private static func altText(_ tables: Tables) -> String {
    "Gaps fall with the radius from near 0 to minus ln C and lie on their theory, those of a random "
      + "label are 0; the divergence falls with kernel width; K-means labels tell more of the digit the "
      + "more there are, shuffled ones nothing. \(FigureText.range(tables.gaps.map(\.trials))) trials."
  }
}
