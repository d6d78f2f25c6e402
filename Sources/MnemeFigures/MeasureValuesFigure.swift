import MnemePlot
import MnemeTables

/// Distances and likelihoods, each as far from its null as it is, in units of the null's own interval.
enum MeasureValuesFigure {
  static let name = "measure-values"

  static func figure(_ tables: MeasureTables, width: Double) -> Figure? {
    let definitions = MeasureDefinition.allCases.filter { definition in
      !definition.isFraction
        && tables.measures.contains { $0.definition == definition && deviation($0) != nil }
    }
    guard !definitions.isEmpty else { return nil }
    let isNarrow = width < 350
    var figure = Figure(
      name: name, title: "Distances and likelihoods beside their nulls",
      panels: [[panel(tables, definitions, isNarrow: isNarrow)]],
      aspect: (isNarrow ? 0.11 : 0.065) * Double(definitions.count) + 0.16,
      caption: caption(tables), altText: altText(tables, definitions))
    figure.legend =
      tables.shown.count > 1
      ? tables.shown.map { set in
        LegendEntry(
          tables.label(set), line: tables.look(set).bar, marker: tables.look(set).marker,
          sample: .xErrorBar)
      } : []
    return figure
  }

  /// Value and interval less the null, over the half width of the null's interval.
  private static func deviation(_ row: MeasureRow) -> IntervalEstimate? {
    guard let value = row.estimate.value, value.isFinite, let null = row.null.value,
      let low = row.null.low, let high = row.null.high, high > low
    else { return nil }
    let unit = (high - low) / 2
    func scaled(_ value: Double) -> Double { (value - null) / unit }
    return IntervalEstimate(
      value: scaled(value), low: row.estimate.low.map(scaled), high: row.estimate.high.map(scaled))
  }

  private static func panel(
    _ tables: MeasureTables, _ definitions: [MeasureDefinition], isNarrow: Bool
  ) -> Panel {
    var marks: [Mark] = [
      .verticalRule(0, label: "", Looks.zero), .verticalRule(-1, label: "", Looks.limit),
      .verticalRule(1, label: "", Looks.limit),
    ]
    var largest = 2.0
    let shown = tables.shown
    for (place, definition) in definitions.reversed().enumerated() {
      for (index, set) in shown.enumerated() {
        guard let row = tables.row(set, definition), let found = deviation(row),
          let value = found.value
        else { continue }
        let step = 0.7 / Double(max(1, shown.count))
        let y = Double(place) + (Double(shown.count - 1) / 2 - Double(index)) * step
        let (low, high) = (found.low ?? value, found.high ?? value)
        largest = max(largest, abs(low), abs(high))
        marks += [
          .xErrorBars([PlotStretch(y: y, low: low, high: high)], tables.look(set).bar),
          .points([PlotPoint(value, y)], tables.look(set).marker),
        ]
      }
    }
    return Panel(
      x: PlotAxis(
        label: isNarrow
          ? "(value − null) / reach" : "(value − null) / reach of the null’s interval",
        scale: .symlog(threshold: 1), range: -largest * 1.6...largest * 1.6),
      y: PlotAxis(label: "", names: definitions.reversed().map { $0.name(isNarrow: isNarrow) }),
      marks: marks)
  }

  private enum Looks {
    static let zero = LineLook(.muted, weight: 0.6)
    static let limit = LineLook(.muted, dash: .dashed, weight: 0.8)
  }

  private static func caption(_ tables: MeasureTables) -> String {
    let counts = tables.shown.map {
      "\(tables.label($0)): \(FigureText.count(tables.count($0))) samples, $n$ = "
        + FigureText.count(tables.trainingCount($0))
    }
    return
      "How far each number is from its null, in units of half the null’s "
      + "\(FigureText.percent(tables.intervalLevel)) interval (dashed: its ends); bars are the "
      + "intervals of the values. Linear between −1 and 1, logarithmic beyond. Memory of the training "
      + "set is left of the null for the relative log-likelihood and the memorization ratio; right of "
      + "it for distances to the truth is a model that misses the truth. \(FigureText.list(counts))."
  }

  private static func altText(_ tables: MeasureTables, _ definitions: [MeasureDefinition]) -> String
  {
    let first = tables.shown.first ?? ""
    let far = definitions.filter { definition in
      tables.row(first, definition).flatMap(deviation)?.value.map { abs($0) > 1 } ?? false
    }
    return
      "\(definitions.count) distances and likelihoods of the first of \(tables.names.count) generated "
      + "sets beside their nulls: \(far.count) lie outside the null's interval"
      + (far.isEmpty ? "." : " (\(far.map(\.rawValue).joined(separator: ", "))).")
  }
}
