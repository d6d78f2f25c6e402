import MnemePlot
import MnemeTables

/// n_fall against n_mem with both intervals, for every model, setting and distance at hand, and their
/// ratio by model and along the scans.
enum ScaleAlignmentFigure {
  static let name = "scale-alignment"

  static func figure(_ rows: [ScaleAlignmentRow], width: Double) -> Figure {
    let shown = rows.filter { $0.reading == .reference || $0.family == .network }
    let looks = AlignmentLooks(shown)
    let isNarrow = width < 350
    var panels = [scalesPanel(shown, looks)]
    let models = shown.besideModels
    if !models.isEmpty { panels.append(modelsPanel(models, looks, range: ratioRange(shown))) }
    for scan in [AlignmentScan.dimension, .signalShare] {
      let found = shown.filter { $0.scan == scan }
      if !found.isEmpty {
        panels.append(scanPanel(found, scan, looks, range: ratioRange(shown)))
      }
    }
    for index in panels.indices { panels[index].tag = tag(index) }
    var figure = Figure(
      name: name, title: "Alignment of the two scales over models and settings",
      panels: grid(panels, columns: isNarrow ? 1 : panels.count == 4 ? 2 : panels.count),
      aspect: isNarrow ? 0.58 : panels.count == 4 ? 0.72 : 1.15,
      caption: AlignmentWords(shown).caption, altText: AlignmentWords(shown).altText)
    figure.legend = looks.legend
    return figure
  }

  static func tag(_ index: Int) -> String { ["(a)", "(b)", "(c)", "(d)"][index] }

  private static func grid(_ panels: [Panel], columns: Int) -> [[Panel]] {
    stride(from: 0, to: panels.count, by: columns).map {
      Array(panels[$0..<min($0 + columns, panels.count)])
    }
  }

  // MARK: Panels

  private static func scalesPanel(_ rows: [ScaleAlignmentRow], _ looks: AlignmentLooks) -> Panel {
    let range = range(rows.flatMap { [$0.memorization, $0.fall] })
    let bars = rows.flatMap { row -> [Mark] in
      guard let x = row.memorization.place, let y = row.fall.place else { return [] }
      let look = looks.bar(row)
      return [row.memorization.stretch(at: y)].compactMap { $0 }
        .map { .xErrorBars([$0], look) }
        + [row.fall.span(at: x)].compactMap { $0 }.map { .errorBars([$0], look) }
    }
    let points = rows.compactMap { row -> Mark? in
      guard let x = row.memorization.value, let y = row.fall.value else { return nil }
      return .points([PlotPoint(x, y)], looks.marker(row))
    }
    return Panel(
      x: PlotAxis(label: "$n_\\mathrm{mem}$", scale: .logarithmic, range: range),
      y: PlotAxis(label: "$n_\\mathrm{fall}$", scale: .logarithmic, range: range),
      marks: [
        .band(
          [range.lowerBound, range.upperBound].map { PlotSpan(x: $0, low: $0 / 2, high: $0 * 2) },
          .muted), .identity(AlignmentLooks.equal),
      ] + bars + points)
  }

  /// One line a model, all at the setting of the other models.
  private static func modelsPanel(
    _ rows: [ScaleAlignmentRow], _ looks: AlignmentLooks, range: ClosedRange<Double>
  ) -> Panel {
    let count = Double(rows.count)
    let places = rows.indices.map { count - 1 - Double($0) }
    let bars = zip(rows, places).compactMap { row, place in
      row.ratio.stretch(at: place).map { Mark.xErrorBars([$0], looks.bar(row)) }
    }
    let points = zip(rows, places).compactMap { row, place in
      row.ratio.value.map { Mark.points([PlotPoint($0, place)], looks.marker(row)) }
    }
    return Panel(
      x: PlotAxis(label: ratioLabel, scale: .logarithmic, range: range),
      y: PlotAxis(label: "", names: rows.reversed().map { looks.name($0) }),
      marks: [
        .band([0.5, 2].map { PlotSpan(x: $0, low: -1, high: count) }, .muted),
        .verticalRule(1, label: "", AlignmentLooks.equal),
      ] + bars + points)
  }

  /// The ratio along one scan.
  private static func scanPanel(
    _ rows: [ScaleAlignmentRow], _ scan: AlignmentScan, _ looks: AlignmentLooks,
    range: ClosedRange<Double>
  ) -> Panel {
    let placed = rows.compactMap { row in place(row, scan).map { (row: row, x: $0) } }
    let low = placed.map(\.x).min() ?? 1, high = placed.map(\.x).max() ?? 2
    let x =
      scan == .dimension
      ? PlotAxis(label: "dimension, $d$", scale: .logarithmic, range: low / 1.3...high * 1.3)
      : PlotAxis(label: "signal share, $q$", scale: .linear, range: max(0, low - 0.1)...high + 0.1)
    return Panel(
      x: x, y: PlotAxis(label: ratioLabel, scale: .logarithmic, range: range),
      marks: [
        .band(
          [x.range.lowerBound, x.range.upperBound].map { PlotSpan(x: $0, low: 0.5, high: 2) },
          .muted), .level(1, label: "", AlignmentLooks.equal),
      ]
        + placed.compactMap { row, x in
          row.ratio.span(at: x).map { .errorBars([$0], looks.bar(row)) }
        }
        + placed.compactMap { row, x in
          row.ratio.value.map { .points([PlotPoint(x, $0)], looks.marker(row)) }
        })
  }

  private static func place(_ row: ScaleAlignmentRow, _ scan: AlignmentScan) -> Double? {
    switch scan {
    case .dimension: Double(row.dimension)
    case .signalShare: row.q
    case .model: nil
    }
  }

  // MARK: Axes

  private static let ratioLabel = "$n_\\mathrm{fall}/n_\\mathrm{mem}$"

  private static func ratioRange(_ rows: [ScaleAlignmentRow]) -> ClosedRange<Double> {
    let ratios = rows.map(\.ratio).flatMap { [$0.low, $0.value, $0.high] }.compactMap { $0 }
      .filter { $0.isFinite && $0 > 0 }
    return min(0.42, (ratios.min() ?? 0.42) / 1.15)...max(2.4, (ratios.max() ?? 2) * 1.15)
  }

  private static func range(_ estimates: [IntervalEstimate]) -> ClosedRange<Double> {
    let values = estimates.flatMap { [$0.value, $0.low, $0.high] }
      .compactMap { $0 }.filter { $0.isFinite && $0 > 0 }
    return (values.min() ?? 10) / 1.4...(values.max() ?? 100) * 1.4
  }
}

extension IntervalEstimate {
  /// Where its bar crosses that of the other scale: for a scale that was not reached the end that is
  /// known.
  var place: Double? { value ?? low ?? high }

  /// An open end runs out of the frame, where it has no cap.
  func span(at x: Double) -> PlotSpan? {
    place == nil ? nil : PlotSpan(x: x, low: low ?? Self.openLow, high: high ?? .infinity)
  }

  func stretch(at y: Double) -> PlotStretch? {
    place == nil ? nil : PlotStretch(y: y, low: low ?? Self.openLow, high: high ?? .infinity)
  }

  /// Below every frame, and above 0 for the logarithm.
  private static let openLow = 1e-9
}

extension [ScaleAlignmentRow] {
  /// Other models, and the one-draw model at their setting, by family; empty without other models.
  var besideModels: [ScaleAlignmentRow] {
    let others = filter { $0.scan == .model }
    let own = filter { row in
      row.scan != .model && others.contains { $0.dimension == row.dimension && $0.q == row.q }
    }
    var seen: Set<AlignmentSeries> = []
    return (own + others).filter { seen.insert(AlignmentSeries($0)).inserted }
      .sorted { AlignmentSeries($0).rank < AlignmentSeries($1).rank }
  }
}
