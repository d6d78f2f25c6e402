import MnemePlot
import MnemeTables

/// P(Δ > 0) against n/d: where the generated law stops being nearer to its training set.
enum MemorizationTransitionFigure {
  static let name = "memorization-transition"

  static func figure(_ tables: LinearTransitionTables) -> Figure {
    var figure = Figure(
      name: name, title: "The memorization transition of the linear one-step model",
      panels: [[panel(tables)]], aspect: 0.52, caption: caption(tables), altText: altText(tables))
    figure.legend = legend(tables)
    return figure
  }

  private static func panel(_ tables: LinearTransitionTables) -> Panel {
    var marks: [Mark] = [
      .level(0.5, label: "½", LineLook(.muted, dash: .dashed, weight: 0.6)),
      .level(
        tables.regimeLevel, label: FigureText.number(tables.regimeLevel, digits: 2),
        LineLook(.muted, dash: .dotted, weight: 0.8)),
    ]
    for dimension in tables.dimensions {
      marks += transition(tables, dimension)
    }
    for dimension in tables.dimensions { marks += curves(tables, dimension) }
    return Panel(
      x: tables.ratioAxis(),
      y: PlotAxis(label: "$\\Prob(\\Delta > 0)$", scale: .linear, range: -0.03...1.03), marks: marks
    )
  }

  private static func transition(_ tables: LinearTransitionTables, _ dimension: Int) -> [Mark] {
    guard let scale = tables.scale(dimension, level: 0.5), let value = scale.memorization.value
    else { return [] }
    let d = Double(dimension)
    var look = tables.look(dimension).line
    look.weight = 0.7
    return [
      .transition(
        value: value / d, low: scale.memorization.low.map { $0 / d },
        high: scale.memorization.high.map { $0 / d }, look)
    ]
  }

  private static func curves(_ tables: LinearTransitionTables, _ dimension: Int) -> [Mark] {
    let cells = tables.cells(dimension)
    let look = tables.look(dimension)
    func points(_ cells: [LinearTransitionRow], _ value: (LinearTransitionRow) -> Double?)
      -> [PlotPoint]
    {
      cells.compactMap { cell in value(cell).map { PlotPoint(cell.ratio, $0) } }
    }
    let spans = cells.compactMap { cell -> PlotSpan? in
      guard let low = cell.deltaReferencePositive.low, let high = cell.deltaReferencePositive.high
      else { return nil }
      return PlotSpan(x: cell.ratio, low: low, high: high)
    }
    let fraction = { (cell: LinearTransitionRow) in cell.deltaReferencePositive.fraction }
    return [
      .band(spans, look.ink),
      .line(
        points(cells) { $0.deltaReferenceNullPositive.fraction },
        LineLook(look.ink, dash: .dotted, weight: 0.55)),
      .line(points(cells, fraction), look.line),
      .points(points(cells.filter { $0.decides(level: 0.5) }, fraction), look.marker),
      .points(points(cells.filter { !$0.decides(level: 0.5) }, fraction), look.hollow),
    ]
  }

  private static func legend(_ tables: LinearTransitionTables) -> [LegendEntry] {
    let level = tables.rows.first?.intervalLevel ?? 0.95
    let percent = FigureText.percent(level)
    var entries = tables.dimensions.map { dimension in
      let look = tables.look(dimension)
      return LegendEntry(
        "$d = \(dimension)$", line: look.line, marker: look.marker, sample: .band)
    }
    entries.append(
      LegendEntry("null $\\Prob_0$", line: LineLook(.ink, dash: .dotted, weight: 0.55)))
    if tables.dimensions.contains(where: {
      tables.scale($0, level: 0.5)?.memorization.value != nil
    }) {
      entries.append(
        LegendEntry(
          "$n_\\mathrm{mem}(\\half)$, \(percent) interval", line: LineLook(.ink, weight: 0.7),
          sample: .transition))
    }
    if tables.rows.contains(where: { !$0.decides(level: 0.5) }) {
      entries.append(
        LegendEntry(
          "decides nothing", marker: MarkerLook(.ink, shape: .circle, isHollow: true)))
    }
    return entries
  }

  private static func caption(_ tables: LinearTransitionTables) -> String {
    let first = tables.rows.first
    let percent = FigureText.percent(first?.intervalLevel ?? 0.95)
    let counts = tables.rows.map(\.trainingCount)
    return
      "Probability that the generated law is nearer to the truth than to its training set, "
      + "$\\Prob(\\Delta > 0)$ for the relative log-likelihood (Eq. 4a), against the number of training "
      + "samples per dimension, $n/d$. Reading: reference sample, "
      + "$N_\\mathrm{ref} = \(FigureText.count(tables.leadingReference))$. "
      + "$q = \(FigureText.number(first?.q ?? 0, digits: 4))$; $n$ from "
      + "\(FigureText.range(counts)); \(FigureText.range(tables.rows.map(\.trials))) trials a cell, "
      + "\(FigureText.range(tables.rows.map(\.generatedCount))) generated samples a trial. "
      + "Bands: \(percent) Clopper–Pearson intervals. Dotted: the null $\\Prob_0$, the same statistic "
      + "with an independent training set. Vertical lines: $n_\\mathrm{mem}(\\half)/d$ (rule R1) with "
      + "its \(percent) interval. Hollow cells decide nothing: $n > N_\\mathrm{ref}/10$, or the upper "
      + "limit of $\\Prob_0$ is below ½."
  }

  private static func altText(_ tables: LinearTransitionTables) -> String {
    let scales = tables.dimensions.map { dimension -> String in
      guard let value = tables.scale(dimension, level: 0.5)?.memorization.value else {
        return "no crossing of one half for d = \(dimension)"
      }
      return "one half at n = \(FigureText.number(value)) for d = \(dimension)"
    }
    return "P(Delta > 0) from 0 to 1 against n/d for d = "
      + FigureText.list(tables.dimensions.map(String.init)) + ": \(FigureText.list(scales)); "
      + "\(FigureText.range(tables.rows.map(\.trials))) trials a cell."
  }
}
