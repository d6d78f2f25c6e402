import MnemePlot
import MnemeTables

/// Both transitions over one n/d axis: P(Δ > 0) rises, KL falls; do they do so together?
enum AlignmentOfScalesFigure {
  static let name = "alignment-of-scales"

  static func figure(_ tables: LinearTransitionTables) -> Figure {
    let range = valueRange(tables)
    var figure = Figure(
      name: name, title: "Alignment of the two scales of the linear one-step model",
      panels: tables.dimensions.enumerated().map { index, dimension in
        [panel(tables, dimension, index: index, range: range)]
      },
      aspect: tables.dimensions.count == 1 ? 0.45 : 0.24, caption: caption(tables),
      altText: altText(tables))
    figure.legend = legend(tables)
    figure.sharesX = true
    return figure
  }

  // MARK: Panels

  private static func panel(
    _ tables: LinearTransitionTables, _ dimension: Int, index: Int, range: ClosedRange<Double>
  ) -> Panel {
    let cells = tables.cells(dimension)
    let tag =
      tables.dimensions.count > 1 ? "(\(Array("abcdefghijklmnopqrstuvwxyz")[index % 26]))" : ""
    let probability = cells.compactMap { cell in
      cell.deltaReferencePositive.fraction.map { PlotPoint(cell.ratio, $0) }
    }
    let band = cells.compactMap { cell -> PlotSpan? in
      guard let low = cell.deltaReferencePositive.low, let high = cell.deltaReferencePositive.high
      else { return nil }
      return PlotSpan(x: cell.ratio, low: low, high: high)
    }
    var panel = Panel(
      tag: tag, title: title(tables, dimension), x: tables.ratioAxis(),
      y: PlotAxis(label: "$\\Prob(\\Delta > 0)$", scale: .linear, range: -0.04...1.04),
      marks: [
        .level(0.5, label: "", LineLook(.muted, dash: .dashed, weight: 0.6))
      ] + transitions(tables, dimension) + [
        .band(band, Looks.probability.ink), .line(probability, Looks.probability),
        .points(probability, Looks.probabilityMarker),
      ])
    let (medians, quartiles) = divergence(cells, Double(dimension))
    panel.secondaryY = PlotAxis(label: "$\\KL/d$ (nats)", scale: .logarithmic, range: range)
    panel.secondaryMarks = [
      .band(quartiles, Looks.divergence.ink), .line(medians, Looks.divergence),
      .points(medians, Looks.divergenceMarker),
    ]
    return panel
  }

  private static func divergence(
    _ cells: [LinearTransitionRow], _ d: Double
  ) -> ([PlotPoint], [PlotSpan]) {
    let finite = cells.filter { $0.klNats.q75?.isFinite == true }
    let medians = finite.compactMap { cell in
      cell.klNats.median.map { PlotPoint(cell.ratio, $0 / d) }
    }
    let quartiles = finite.compactMap { cell -> PlotSpan? in
      guard let low = cell.klNats.q25, let high = cell.klNats.q75 else { return nil }
      return PlotSpan(x: cell.ratio, low: low / d, high: high / d)
    }
    return (medians, quartiles)
  }

  private static func transitions(_ tables: LinearTransitionTables, _ dimension: Int) -> [Mark] {
    guard let scale = tables.scale(dimension, level: 0.5) else { return [] }
    let d = Double(dimension)
    func mark(_ estimate: IntervalEstimate, _ look: LineLook) -> [Mark] {
      guard let value = estimate.value else { return [] }
      return [
        .transition(
          value: value / d, low: estimate.low.map { $0 / d }, high: estimate.high.map { $0 / d },
          look)
      ]
    }
    return mark(scale.memorization, Looks.memorization) + mark(scale.fall, Looks.fall)
  }

  /// d, the ratio with its interval, and the verdict of rule R3.
  private static func title(_ tables: LinearTransitionTables, _ dimension: Int) -> String {
    guard let scale = tables.scale(dimension, level: 0.5) else { return "$d = \(dimension)$" }
    guard let ratio = scale.ratio.value else {
      return "$d = \(dimension)$: \(scale.verdict.rawValue)"
    }
    let low = scale.ratio.low.map { FigureText.number($0, digits: 2) } ?? "open"
    let high = scale.ratio.high.map { FigureText.number($0, digits: 2) } ?? "open"
    return "$d = \(dimension)$:  $n_\\mathrm{fall}/n_\\mathrm{mem} = "
      + "\(FigureText.number(ratio, digits: 2))$ [\(low), \(high)], \(scale.verdict.rawValue)"
  }

  private enum Looks {
    static let probability = LineLook(.category(0))
    static let probabilityMarker = MarkerLook(.category(0), shape: .circle, scale: 0.75)
    static let divergence = LineLook(.category(1), dash: .dashed, weight: 0.9)
    static let divergenceMarker = MarkerLook(.category(1), shape: .diamond, scale: 0.75)
    static let memorization = LineLook(.category(0), weight: 0.8)
    static let fall = LineLook(.category(1), dash: .dashed, weight: 0.8)
  }

  // MARK: Words

  private static func legend(_ tables: LinearTransitionTables) -> [LegendEntry] {
    let percent = FigureText.percent(tables.rows.first?.intervalLevel ?? 0.95)
    return [
      LegendEntry(
        "$\\Prob(\\Delta > 0)$", line: Looks.probability, marker: Looks.probabilityMarker,
        sample: .band),
      LegendEntry(
        "KL per dimension, median", line: Looks.divergence, marker: Looks.divergenceMarker,
        sample: .band),
      LegendEntry(
        "$n_\\mathrm{mem}(\\half)$, \(percent)", line: Looks.memorization, sample: .transition),
      LegendEntry("$n_\\mathrm{fall}$, \(percent)", line: Looks.fall, sample: .transition),
    ]
  }

  private static func valueRange(_ tables: LinearTransitionTables) -> ClosedRange<Double> {
    let values = tables.rows.filter { $0.referenceCount == tables.leadingReference }
      .flatMap { row in
        [row.klNats.q25, row.klNats.q75].compactMap { $0 }
          .filter { $0.isFinite && $0 > 0 }.map { $0 / Double(row.dimension) }
      }
    guard let low = values.min(), let high = values.max() else { return 0.1...10 }
    return low / 1.5...high * 1.5
  }

  private static func caption(_ tables: LinearTransitionTables) -> String {
    let first = tables.rows.first
    let level = first?.intervalLevel ?? 0.95
    let percent = FigureText.percent(level)
    return
      "The two scales over one axis. Left axis: $\\Prob(\\Delta > 0)$ (Eq. 4a, reference sample of "
      + "\(FigureText.count(tables.leadingReference))) with \(percent) intervals. Right axis, "
      + "logarithmic: median and quartiles of KL per dimension, infinite for $n \\le d$. Vertical lines "
      + "with \(percent) intervals: $n_\\mathrm{mem}(\\half)/d$ (rule R1), where memorization ends, and "
      + "$n_\\mathrm{fall}/d$ (rule R2), where KL begins to fall. Over each panel the ratio of the two "
      + "with its \(FigureText.percent(1 - 2 * (1 - level))) interval and the verdict of rule R3: "
      + "aligned if the interval lies between ½ and 2. Each cell has "
      + "\(FigureText.range(tables.rows.map(\.trials))) trials; $n$ from "
      + "\(FigureText.range(tables.rows.map(\.trainingCount)))."
  }

  private static func altText(_ tables: LinearTransitionTables) -> String {
    let verdicts = tables.dimensions.compactMap { dimension -> String? in
      guard let scale = tables.scale(dimension, level: 0.5) else { return nil }
      let ratio = scale.ratio.value.map { "ratio \(FigureText.number($0, digits: 2)), " } ?? ""
      return "d = \(dimension) \(ratio)\(scale.verdict.rawValue)"
    }
    return
      "P(Delta > 0) rising and KL per dimension falling over one n/d axis, with n_fall and n_mem "
      + "marked: \(FigureText.list(verdicts)); \(FigureText.range(tables.rows.map(\.trials))) trials "
      + "a cell."
  }
}
