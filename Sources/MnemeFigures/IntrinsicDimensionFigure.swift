import MnemePlot
import MnemeTables

/// Local intrinsic dimension against time: planted points, sets of known dimension at training and at
/// fresh points, and how well it finds what was planted.
enum IntrinsicDimensionFigure {
  static let name = "intrinsic-dimension"

  static func figure(
    _ rows: [IntrinsicDimensionRow], _ detection: [IntrinsicDimensionDetectionRow], width: Double
  ) -> Figure {
    let decisionTime = detection.first?.time
    let panels = [
      planted(rows, decisionTime), known("(b)", rows, .training), known("(c)", rows, .fresh),
      curve(detection),
    ]
    let isNarrow = width < 350
    var figure = Figure(
      name: name, title: "Local intrinsic dimension",
      panels: isNarrow ? panels.map { [$0] } : [Array(panels[0..<2]), Array(panels[2...])],
      aspect: isNarrow ? 0.62 : 0.72, caption: caption(rows, decisionTime), altText: altText(rows))
    figure.legend =
      plantedKinds.map { LegendEntry(words($0), line: look($0).line, marker: look($0).marker) }
      + sets.map { set in
        LegendEntry(
          "\(words(set)), \(dimension(set, rows))", line: look(set).line, marker: look(set).marker)
      }
    return figure
  }

  private static let plantedKinds: [DimensionedPoints] = [.dense, .isolated, .copies]
  private static let sets: [DimensionedSet] = [.circle, .sphere, .subspace, .gaussian]

  private typealias Look = (line: LineLook, marker: MarkerLook)

  private static func look(_ ink: InkRole, _ dash: DashPattern, _ shape: MarkerShape) -> Look {
    (LineLook(ink, dash: dash), MarkerLook(ink, shape: shape, scale: 0.75))
  }

  private static func look(_ kind: DimensionedPoints) -> Look {
    switch kind {
    case .training, .fresh, .dense: look(.category(0), .solid, .diamond)
    case .isolated: look(.category(1), .longDashed, .circle)
    case .copies: look(.category(2), .dotted, .square)
    }
  }

  private static func look(_ set: DimensionedSet) -> Look {
    switch set {
    case .planted, .circle: look(.ordered(0, of: 4), .solid, .circle)
    case .sphere: look(.ordered(1, of: 4), .longDashed, .square)
    case .subspace: look(.ordered(2, of: 4), .dashDotted, .triangle)
    case .gaussian: look(.ordered(3, of: 4), .dashed, .diamond)
    }
  }

  // MARK: Panels

  private static func timeAxis(_ rows: [IntrinsicDimensionRow]) -> PlotAxis {
    let times = rows.map(\.time)
    return PlotAxis(
      label: "time, $t$", scale: .logarithmic,
      range: (times.min() ?? 1e-4) / 1.2...(times.max() ?? 1) * 1.2)
  }

  private static func planted(_ rows: [IntrinsicDimensionRow], _ time: Double?) -> Panel {
    let own = rows.filter { $0.set == .planted }
    var marks: [Mark] = [.level(1, label: "", LineLook(.muted, dash: .dotted, weight: 0.6))]
    if let time {
      marks.append(.verticalRule(time, label: "", LineLook(.muted, dash: .dashed, weight: 0.6)))
    }
    for kind in plantedKinds { marks += measured(own.filter { $0.points == kind }, look(kind)) }
    let values = own.compactMap(\.dimension.high)
    return Panel(
      tag: "(a)", x: timeAxis(rows),
      y: PlotAxis(
        label: "LID, planted", scale: .linear, range: -0.06...max(1.5, (values.max() ?? 1) * 1.08)),
      marks: marks)
  }

  private static func known(
    _ tag: String, _ rows: [IntrinsicDimensionRow], _ points: DimensionedPoints
  ) -> Panel {
    var marks: [Mark] = []
    for set in sets {
      let own = rows.filter { $0.set == set && $0.points == points }
        .sorted { $0.time < $1.time }
      marks.append(
        .line(own.compactMap { row in row.theory.map { PlotPoint(row.time, $0) } }, look(set).line))
      marks += markers(own, look(set))
    }
    let axis =
      points == .training
      ? PlotAxis(label: "LID at training points", scale: .linear, range: -0.1...3.6)
      : PlotAxis(label: "LID at fresh points", scale: .logarithmic, range: 0.02...100)
    return Panel(tag: tag, x: timeAxis(rows), y: axis, marks: marks)
  }

  /// Line, bars and markers of what was measured.
  private static func measured(_ rows: [IntrinsicDimensionRow], _ look: Look) -> [Mark] {
    let sorted = rows.sorted { $0.time < $1.time }
    return [.line(sorted.compactMap(point), look.line)] + markers(sorted, look)
  }

  private static func markers(_ rows: [IntrinsicDimensionRow], _ look: Look) -> [Mark] {
    [
      .errorBars(
        rows.compactMap { row in
          guard let low = row.dimension.low, let high = row.dimension.high else { return nil }
          return PlotSpan(x: row.time, low: low, high: high)
        }, LineLook(look.line.ink, weight: 0.6)),
      .points(rows.compactMap(point), look.marker),
    ]
  }

  private static func point(_ row: IntrinsicDimensionRow) -> PlotPoint? {
    row.dimension.value.map { PlotPoint(row.time, $0) }
  }

  private static func curve(_ detection: [IntrinsicDimensionDetectionRow]) -> Panel {
    let axes = ["dense points called planted", "planted points found"].map {
      PlotAxis(label: $0, scale: .linear, range: -0.03...1.03)
    }
    return Panel(
      tag: "(d)", x: axes[0], y: axes[1],
      marks: [
        .identity(LineLook(.muted, dash: .dotted, weight: 0.6)),
        .line(
          detection.map { PlotPoint($0.falsePositiveRate, $0.truePositiveRate) },
          look(DimensionedPoints.dense).line),
      ])
  }

  // MARK: Words

  private static func words(_ kind: DimensionedPoints) -> String {
    switch kind {
    case .training: "training points"
    case .fresh: "fresh points"
    case .dense: "dense"
    case .isolated: "apart"
    case .copies: "copies"
    }
  }

  private static func words(_ set: DimensionedSet) -> String {
    switch set {
    case .planted: "planted"
    case .circle: "circle"
    case .sphere: "sphere"
    case .subspace: "subspace"
    case .gaussian: "Gaussian"
    }
  }

  private static func dimension(_ set: DimensionedSet, _ rows: [IntrinsicDimensionRow]) -> String {
    rows.first { $0.set == set }.map { "\($0.trueDimension) of \($0.ambientDimension)" } ?? ""
  }

  private static func caption(_ rows: [IntrinsicDimensionRow], _ time: Double?) -> String {
    guard let planted = rows.first(where: { $0.set == .planted }),
      let known = rows.first(where: { $0.set != .planted })
    else { return "No cells." }
    let rule = time.map { " at the dashed line, $t = \($0.cellText)$," } ?? ""
    return
      "Local intrinsic dimension that the exact score sees, against the time of the process. (a) A "
      + "circle of \(FigureText.count(planted.trainingCount)) points: in its dense half, at a point "
      + "apart, and at copies of the origin. (b) At training points of sets whose dimension is known, "
      + "\(FigureText.count(known.trainingCount)) points each; (c) at fresh points. Lines in (b) and "
      + "(c): infinitely many points. (d) Points apart and copies told from dense ones\(rule) by their "
      + "dimension. \(FigureText.range(rows.map(\.trials))) sets, "
      + "\(FigureText.percent(planted.intervalLevel)) intervals."
  }

  private static func altText(_ rows: [IntrinsicDimensionRow]) -> String {
    "Local intrinsic dimension against time: near 1 in the dense half of a circle, 0 at a point apart "
      + "and at copies; at training points it rises from 0 to the true dimension and falls, at fresh "
      + "points it comes from above. \(FigureText.range(rows.map(\.trials))) sets."
  }
}
