import MnemePlot
import MnemeTables

/// The fraction of samples that count as memorized by each definition, beside that of samples without
/// memory.
enum MeasureFractionsFigure {
  static let name = "measure-fractions"

  static func figure(_ tables: MeasureTables, width: Double) -> Figure {
    let isNarrow = width < 350
    let definitions = definitions(tables)
    var figure = Figure(
      name: name, title: "Memorized fractions by definition",
      panels: [[panel(tables, definitions, isNarrow: isNarrow)]],
      aspect: (isNarrow ? 0.12 : 0.07) * Double(definitions.count) + 0.14,
      caption: caption(tables, definitions), altText: altText(tables, definitions))
    figure.legend = legend(tables)
    return figure
  }

  static func definitions(_ tables: MeasureTables) -> [MeasureDefinition] {
    let found = MeasureDefinition.allCases.filter { definition in
      definition.isFraction
        && tables.measures.contains { $0.definition == definition && $0.estimate.value != nil }
    }
    return found.isEmpty ? [.neighbourRatio] : found
  }

  private static func panel(
    _ tables: MeasureTables, _ definitions: [MeasureDefinition], isNarrow: Bool
  ) -> Panel {
    var marks: [Mark] = []
    let shown = tables.shown
    for (place, definition) in definitions.reversed().enumerated() {
      for (index, set) in shown.enumerated() {
        guard let row = tables.row(set, definition) else { continue }
        let y = Double(place) + offset(index, of: shown.count)
        marks += self.marks(row.estimate, at: y, tables.look(set).bar, tables.look(set).marker)
      }
      if let row = shown.compactMap({ tables.row($0, definition) }).first(where: {
        $0.null.value != nil
      }
      ) {
        marks += self.marks(
          row.null, at: Double(place) + offset(shown.count, of: shown.count), MeasureLook.nullBar,
          MeasureLook.null)
      }
    }
    return Panel(
      x: PlotAxis(label: "fraction of samples", scale: .linear, range: -0.02...1.02),
      y: PlotAxis(label: "", names: definitions.reversed().map { $0.name(isNarrow: isNarrow) }),
      marks: marks)
  }

  /// Sets below each other around the place of their definition, the null last.
  private static func offset(_ index: Int, of count: Int) -> Double {
    let step = 0.7 / Double(count + 1)
    return (Double(count) / 2 - Double(index)) * step
  }

  private static func marks(
    _ estimate: IntervalEstimate, at y: Double, _ bar: LineLook, _ marker: MarkerLook
  ) -> [Mark] {
    guard let value = estimate.value else { return [] }
    let stretch = PlotStretch(y: y, low: estimate.low ?? value, high: estimate.high ?? value)
    return [.xErrorBars([stretch], bar), .points([PlotPoint(value, y)], marker)]
  }

  private static func legend(_ tables: MeasureTables) -> [LegendEntry] {
    let sets = tables.shown.map { set in
      LegendEntry(
        tables.label(set), line: tables.look(set).bar, marker: tables.look(set).marker,
        sample: .xErrorBar)
    }
    return sets + [
      LegendEntry(
        "null: \(tables.nullWords)", line: MeasureLook.nullBar, marker: MeasureLook.null,
        sample: .xErrorBar)
    ]
  }

  // MARK: Words

  private static func caption(
    _ tables: MeasureTables, _ definitions: [MeasureDefinition]
  ) -> String {
    let counts = tables.shown.map {
      "\(tables.label($0)): \(FigureText.count(tables.count($0))) samples, $n$ = "
        + FigureText.count(tables.trainingCount($0))
    }
    let null = tables.shown.first.flatMap { tables.row($0, .neighbourRatio)?.nullTotal }
    return
      "Fraction of generated samples that each definition counts, with "
      + "\(FigureText.percent(tables.intervalLevel)) intervals (Wilson), given the training set and the "
      + "model. Hollow: the same fraction of \(tables.nullWords)"
      + (null.map { " (\(FigureText.count($0)) of them)" } ?? "")
      + ", which have no memory of it; where there is none, none is drawn. \(FigureText.list(counts))."
  }

  private static func altText(
    _ tables: MeasureTables, _ definitions: [MeasureDefinition]
  ) -> String {
    let first = tables.shown.first ?? ""
    let words = definitions.prefix(3).compactMap { definition -> String? in
      guard let row = tables.row(first, definition), let value = row.estimate.value else {
        return nil
      }
      let null = row.null.value.map { " (null \(FigureText.number($0, digits: 2)))" } ?? ""
      return "\(definition.rawValue) \(FigureText.number(value, digits: 2))\(null)"
    }
    return "Memorized fractions of the first generated set of \(tables.names.count): "
      + (words.isEmpty ? "none is known." : words.joined(separator: ", ") + ".")
  }
}

extension MeasureDefinition {
  /// Beside an axis.
  func name(isNarrow: Bool) -> String {
    switch self {
    case .neighbourRatio: isNarrow ? "ratio < 1/3" : "neighbour ratio < 1/3"
    case .calibratedDistance: isNarrow ? "calibrated < 0.8" : "calibrated distance < 0.8"
    case .absoluteThreshold: isNarrow ? "distance" : "distance < threshold"
    case .localDimensionDrop: isNarrow ? "dimension" : "local dimension < threshold"
    case .spurious: "spurious"
    case .generalized: "generalized"
    case .distinctHits: isNarrow ? "distinct hits" : "distinct hits a sample"
    case .relativeLogLikelihood:
      isNarrow ? "$\\Delta$, matched" : "relative log-likelihood, matched"
    case .referenceLogLikelihood:
      isNarrow ? "$\\Delta$, reference" : "relative log-likelihood, reference"
    case .coordinateL2: isNarrow ? "$L^2$" : "coordinate-wise $L^2$ to the truth"
    case .memorizationRatio: isNarrow ? "ratio $R$" : "memorization ratio, $R$"
    case .gaussianKL: isNarrow ? "$\\KL$" : "$\\KL$ of moments"
    case .gaussianHellinger: isNarrow ? "$H^2$" : "$H^2$ of moments"
    case .localDimension: isNarrow ? "dimension" : "local dimension, median"
    }
  }
}
