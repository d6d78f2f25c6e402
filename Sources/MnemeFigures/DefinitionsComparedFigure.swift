import MnemePlot
import MnemeTables

/// Every generator by every definition that has a side of memory: value, interval, null, verdict.
enum DefinitionsComparedFigure {
  static let name = "definitions-compared"

  static func figure(_ tables: DefinitionsComparedTables, width: Double) -> Figure {
    let isNarrow = width < 350
    let columns = isNarrow ? 2 : 4
    var panels = tables.definitions.enumerated().map { panel(tables, $1, tag: $0) }
    while panels.isEmpty || panels.count % columns != 0 { panels.append(.blank) }
    var figure = Figure(
      name: name, title: "Generators by definition",
      panels: stride(from: 0, to: panels.count, by: columns).map {
        Array(panels[$0..<$0 + columns])
      },
      aspect: isNarrow ? 1.6 : 1.35, caption: caption(tables), altText: altText(tables))
    figure.sharesY = true
    figure.legend = [
      LegendEntry("memorizing", line: Looks.bar, marker: Looks.memorizing, sample: .xErrorBar),
      LegendEntry("not memorizing", line: Looks.bar, marker: Looks.other, sample: .xErrorBar),
      LegendEntry("null", line: Looks.nullLine, sample: .band),
    ]
    return figure
  }

  private enum Looks {
    static let bar = LineLook(.ink, weight: 0.7)
    static let memorizing = MarkerLook(.category(1), shape: .circle)
    static let other = MarkerLook(.ink, shape: .diamond, isHollow: true, scale: 0.9)
    static let null = InkRole.category(0)
    static let nullLine = LineLook(.category(0), weight: 0.7)
  }

  private static func panel(
    _ tables: DefinitionsComparedTables, _ definition: MeasureDefinition, tag: Int
  ) -> Panel {
    var marks: [Mark] = []
    for (place, generator) in tables.generators.reversed().enumerated() {
      guard let row = tables.row(generator, definition) else { continue }
      marks += null(row.null, at: Double(place)) + value(row, at: Double(place))
    }
    return Panel(
      tag: "(\(Array("abcdefghijklmnop")[tag % 16]))", title: definition.title,
      x: PlotAxis(
        label: definition.axis, scale: definition.scale, range: range(tables, definition)),
      y: PlotAxis(label: "", names: tables.generators.reversed().map(\.rawValue)), marks: marks)
  }

  private static func null(_ null: IntervalEstimate, at y: Double) -> [Mark] {
    guard let low = null.low, let high = null.high, low.isFinite, high.isFinite else { return [] }
    let middle = null.value.map { value in
      Mark.line([PlotPoint(value, y - 0.5), PlotPoint(value, y + 0.5)], Looks.nullLine)
    }
    return [
      .band([low, high].map { PlotSpan(x: $0, low: y - 0.5, high: y + 0.5) }, Looks.null), middle,
    ].compactMap(\.self)
  }

  private static func value(_ row: MeasureRow, at y: Double) -> [Mark] {
    guard let value = row.estimate.value, value.isFinite else { return [] }
    let stretch = PlotStretch(
      y: y, low: row.estimate.low ?? value, high: row.estimate.high ?? value)
    return [
      .xErrorBars([stretch], Looks.bar),
      .points([PlotPoint(value, y)], row.callsMemorizing ? Looks.memorizing : Looks.other),
    ]
  }

  private static func range(
    _ tables: DefinitionsComparedTables, _ definition: MeasureDefinition
  ) -> ClosedRange<Double> {
    if definition.isFraction { return -0.05...1.05 }
    let values = tables.generators.compactMap { tables.row($0, definition) }.flatMap { row in
      [row.estimate, row.null].flatMap { [$0.value, $0.low, $0.high].compactMap(\.self) }
    }.filter(\.isFinite)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let room = 0.06 * max(high - low, 1e-9)
    return low - room...high + room
  }

  // MARK: Words

  private static func caption(_ tables: DefinitionsComparedTables) -> String {
    "Samples of each generator by each definition with a side of memory; filled: on that side of the "
      + "null, $p < \(FigureText.number(1 - tables.intervalLevel, digits: 1))$ or intervals apart. "
      + "Bands: the null, the same measured without memory, with its interval. First four: fraction "
      + "of samples that count; memory is right of the null. Last: values over all samples; memory is "
      + "left of it. Handwritten digits, $n$ = \(tables.trainingCount), "
      + "\(FigureText.count(tables.sampleCount)) samples of each generator from one training set, "
      + "\(FigureText.percent(tables.intervalLevel)) intervals."
  }

  private static func altText(_ tables: DefinitionsComparedTables) -> String {
    let counts = tables.compared.map {
      "\($0.generator.rawValue) \($0.memorizingCount) of \($0.decidedCount)"
    }
    return
      "How many definitions call each generator memorizing, n = \(tables.trainingCount): "
      + "\(counts.joined(separator: ", "))."
  }
}

extension MeasureDefinition {
  /// Over a panel.
  fileprivate var title: String {
    switch self {
    case .neighbourRatio: "neighbour ratio"
    case .calibratedDistance: "calibrated"
    case .absoluteThreshold: "distance"
    case .localDimensionDrop: "dimension drop"
    case .relativeLogLikelihood: "likelihood"
    case .referenceLogLikelihood: "likelihood, ref."
    case .memorizationRatio: "margins"
    case .localDimension: "dimension"
    case .spurious, .generalized, .distinctHits, .coordinateL2, .gaussianKL, .gaussianHellinger:
      rawValue
    }
  }

  /// Paths that end far away have a local dimension of hundreds.
  fileprivate var scale: AxisScale {
    switch self {
    case .localDimension: .symlog(threshold: 10)
    case .neighbourRatio, .calibratedDistance, .absoluteThreshold, .localDimensionDrop,
      .relativeLogLikelihood, .referenceLogLikelihood, .memorizationRatio, .spurious, .generalized,
      .distinctHits, .coordinateL2, .gaussianKL, .gaussianHellinger:
      .linear
    }
  }

  fileprivate var axis: String {
    switch self {
    case .neighbourRatio, .calibratedDistance, .absoluteThreshold, .localDimensionDrop, .spurious,
      .generalized:
      "fraction"
    case .relativeLogLikelihood, .referenceLogLikelihood: "$\\Delta$ (nats per $d$)"
    case .memorizationRatio: "$R$"
    case .localDimension: "median dimension"
    case .distinctHits, .coordinateL2, .gaussianKL, .gaussianHellinger: rawValue
    }
  }
}
