import MnemePlot
import MnemeTables

/// Memorized share by the ratio of neighbours: against n for each generator, its null rate against the
/// dimension, and effective memorization.
enum NeighbourRatioFigure {
  static let name = "neighbour-ratio"

  static func figure(
    _ rows: [NeighbourRatioRow], _ effective: [NeighbourRatioEffectiveRow], width: Double
  ) -> Figure {
    let tables = NeighbourRatioTables(rows: rows, effective: effective)
    let dimensions = tables.shownDimensions
    var panels = zip(["(a)", "(b)"], dimensions).map { tag, dimension in
      shares(tag, tables, dimension)
    }
    panels += [nullRate(["(a)", "(b)", "(c)"][panels.count], tables)]
    panels += [effectiveCounts(["(b)", "(c)", "(d)"][panels.count - 1], tables)]
    let isNarrow = width < 350
    let isFour = panels.count == 4
    var figure = Figure(
      name: name, title: "The ratio of nearest neighbours",
      panels: isNarrow || !isFour
        ? panels.map { [$0] } : [Array(panels[0..<2]), Array(panels[2...])],
      aspect: isNarrow ? 0.62 : 0.72, caption: caption(tables, dimensions), altText: altText(tables)
    )
    figure.legend = legend(tables)
    return figure
  }

  private static func shares(
    _ tag: String, _ tables: NeighbourRatioTables, _ dimension: Int
  ) -> Panel {
    var marks: [Mark] = [.level(tables.uniformRate(dimension), label: "$3^{-d}$", nullLook)]
    if let level = tables.effective.first?.level {
      marks.append(.level(level, label: "", LineLook(.muted, dash: .dotted, weight: 0.6)))
    }
    for generator in tables.generators {
      let cells = tables.cells(dimension, generator)
      let look = tables.look(generator)
      marks += [
        .line(cells.compactMap(point), look.line),
        .errorBars(cells.compactMap(span), LineLook(look.line.ink, weight: 0.6)),
        .points(cells.compactMap(point), look.marker),
      ]
    }
    return Panel(
      tag: tag, title: "$d = \(dimension)$", x: countAxis(tables),
      y: PlotAxis(label: "memorized share", scale: .linear, range: -0.03...1.03), marks: marks)
  }

  private static func countAxis(_ tables: NeighbourRatioTables) -> PlotAxis {
    let counts = tables.rows.map { Double($0.trainingCount) }
    return PlotAxis(
      label: "training samples, $n$", scale: .logarithmic,
      range: (counts.min() ?? 1) / 1.15...(counts.max() ?? 10) * 1.15)
  }

  /// Fresh samples at the largest n, with 3^(−d).
  private static func nullRate(_ tag: String, _ tables: NeighbourRatioTables) -> Panel {
    let largest = tables.rows.map(\.trainingCount).max()
    let cells = tables.rows.filter { $0.generator == .truth && $0.trainingCount == largest }
      .sorted { $0.dimension < $1.dimension }
    let seen = cells.filter { ($0.memorized.fraction ?? 0) > 0 }
    let dimensions = cells.map { Double($0.dimension) }
    let bottom = 1e-4
    let look = tables.look(.init(kind: .truth, noiseLevel: nil))
    return Panel(
      tag: tag,
      x: PlotAxis(
        label: "dimension, $d$", scale: .logarithmic,
        range: (dimensions.min() ?? 1) / 1.25...(dimensions.max() ?? 10) * 1.25),
      y: PlotAxis(label: "memorized share without a model", scale: .logarithmic, range: bottom...1),
      marks: [
        .line(cells.map { PlotPoint(Double($0.dimension), max($0.uniformRate, 1e-9)) }, nullLook),
        .errorBars(
          cells.map {
            PlotSpan(
              x: Double($0.dimension), low: max($0.memorized.low ?? 0, 1e-9),
              high: $0.memorized.high ?? 1)
          }, LineLook(look.line.ink, weight: 0.6)),
        .points(
          seen.map { PlotPoint(Double($0.dimension), $0.memorized.fraction ?? 0) }, look.marker),
      ])
  }

  /// Hollow at the largest n: it memorizes there still.
  private static func effectiveCounts(_ tag: String, _ tables: NeighbourRatioTables) -> Panel {
    let counts = tables.rows.map { Double($0.trainingCount) }
    var marks: [Mark] = []
    for generator in tables.generators where generator.kind == .exact || generator.kind == .stopped
    {
      let look = tables.look(generator)
      let rows = tables.effective.filter {
        $0.generator == generator.kind && $0.noiseLevel == generator.noiseLevel
      }
      let places = rows.compactMap { row in
        row.effective.value.map { PlotPoint(Double(row.dimension), $0) }
      }
      let beyond = rows.filter { $0.effective.value == nil && $0.effective.low != nil }
        .map { PlotPoint(Double($0.dimension), Double($0.largestCount)) }
      let spans = rows.compactMap { row -> PlotSpan? in
        guard row.effective.value != nil else { return nil }
        return PlotSpan(
          x: Double(row.dimension), low: row.effective.low ?? Double(row.smallestCount),
          high: row.effective.high ?? Double(row.largestCount))
      }
      marks += [
        .line((places + beyond).sorted { $0.x < $1.x }, look.line),
        .errorBars(spans, LineLook(look.line.ink, weight: 0.6)), .points(places, look.marker),
        .points(beyond, look.hollow),
      ]
    }
    let dimensions = tables.rows.map { Double($0.dimension) }
    return Panel(
      tag: tag,
      x: PlotAxis(
        label: "dimension, $d$", scale: .logarithmic,
        range: (dimensions.min() ?? 1) / 1.25...(dimensions.max() ?? 10) * 1.25),
      y: PlotAxis(
        label: "effective memorization, $n$", scale: .logarithmic,
        range: (counts.min() ?? 1) / 1.3...(counts.max() ?? 10) * 1.3),
      marks: marks)
  }

  private static let nullLook = LineLook(.ink, dash: .dotted, weight: 0.8)

  private static func point(_ row: NeighbourRatioRow) -> PlotPoint? {
    row.memorized.fraction.map { PlotPoint(Double(row.trainingCount), $0) }
  }

  private static func span(_ row: NeighbourRatioRow) -> PlotSpan? {
    guard let low = row.memorized.low, let high = row.memorized.high else { return nil }
    return PlotSpan(x: Double(row.trainingCount), low: low, high: high)
  }

  // MARK: Words

  private static func legend(_ tables: NeighbourRatioTables) -> [LegendEntry] {
    var entries = tables.generators.map { generator in
      let look = tables.look(generator)
      return LegendEntry(generator.words, line: look.line, marker: look.marker)
    }
    if tables.effective.contains(where: { $0.effective.value == nil && $0.effective.low != nil }) {
      entries.append(
        LegendEntry("beyond the run", marker: MarkerLook(.ink, shape: .circle, isHollow: true)))
    }
    return entries + [LegendEntry("null rate $3^{-d}$", line: nullLook)]
  }

  private static func caption(_ tables: NeighbourRatioTables, _ dimensions: [Int]) -> String {
    guard let first = tables.rows.first else { return "No cells." }
    let shown = FigureText.list(dimensions.map(String.init))
    return
      "Share of samples that are three times nearer to their nearest training sample than to the "
      + "second nearest. First panels: against $n$ for data from $\\mathcal{N}(0, I_d)$, $d$ = \(shown); "
      + "the dotted line on top is the level of effective memorization. Then, without a model, at "
      + "the largest $n$ against $d$: dotted, $3^{-d}$; bars without a marker: no such sample was seen. "
      + "Last, the largest $n$ with a memorized share of at least the level; hollow: it is "
      + "beyond the largest $n$ of the run. \(FigureText.count(first.sampleCount)) samples in each of "
      + "\(FigureText.range(tables.rows.map(\.trials))) trials, with "
      + "\(FigureText.percent(first.intervalLevel)) intervals that count samples of one training set "
      + "as alike."
  }

  private static func altText(_ tables: NeighbourRatioTables) -> String {
    let counts = FigureText.range(tables.rows.map(\.trainingCount))
    return
      "Memorized share by the ratio of neighbours against n: 1 for the exact score, falling for "
      + "stopped paths, 0 for the linear model in high dimension, and for fresh samples about 3 to "
      + "the minus d. n from \(counts), \(FigureText.range(tables.rows.map(\.trials))) trials a cell."
  }
}
