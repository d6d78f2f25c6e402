import MnemePlot
import MnemeTables

/// Cosine and distance of two models' outputs against n/d, simulation over exact theory.
enum TwoModelsFigure {
  static let name = "two-models"

  static func figure(
    _ rows: [TwoModelsRow], _ theory: [TwoModelsTheoryRow], width: Double
  ) -> Figure {
    let tables = Tables(rows: rows, theory: theory)
    let panels = [cosinePanel(tables), distancePanel(tables)]
    let isNarrow = width < 350
    var figure = Figure(
      name: name, title: "Two models on disjoint training sets",
      panels: isNarrow ? panels.map { [$0] } : [panels], aspect: isNarrow ? 0.6 : 0.85,
      caption: caption(tables), altText: altText(tables))
    figure.legend = legend(tables)
    figure.sharesX = isNarrow
    return figure
  }

  private struct Tables {
    let rows: [TwoModelsRow]
    let theory: [TwoModelsTheoryRow]

    var dimensions: [Int] { Set(rows.map(\.dimension)).sorted() }

    func cells(_ dimension: Int) -> [TwoModelsRow] {
      rows.filter { $0.dimension == dimension }.sorted { $0.trainingCount < $1.trainingCount }
    }

    func look(_ dimension: Int) -> DimensionLook {
      DimensionLook(
        index: dimensions.firstIndex(of: dimension) ?? 0, count: dimensions.count)
    }

    func curve(_ dimension: Int, _ value: (TwoModelsTheoryValues) -> Double?) -> [PlotPoint] {
      theory.filter { $0.dimension == dimension }.sorted { $0.trainingCount < $1.trainingCount }
        .compactMap { row in
          value(row.values).map { PlotPoint(Double(row.trainingCount) / Double(dimension), $0) }
        }
    }

    var axis: PlotAxis {
      let ratios = rows.map(\.ratio)
      return PlotAxis(
        label: "training samples per dimension, $n/d$", scale: .logarithmic,
        range: (ratios.min() ?? 0.1) / 1.08...(ratios.max() ?? 10) * 1.08)
    }
  }

  // MARK: Panels

  private static func cosinePanel(_ tables: Tables) -> Panel {
    var marks: [Mark] = [.verticalRule(1, label: "$n = d$", Looks.threshold)]
    for dimension in tables.dimensions {
      let cells = tables.cells(dimension), look = tables.look(dimension)
      marks += [
        .line(tables.curve(dimension, \.cosine), look.line),
        .errorBars(
          cells.compactMap { cell in
            span(cell, cell.cosineInterval.low, cell.cosineInterval.high) { $0 }
          }, LineLook(look.ink, weight: 0.6)),
        .points(points(cells) { $0.cosine.mean }, look.marker),
      ]
    }
    if let largest = tables.dimensions.last {
      marks.append(
        .points(
          points(tables.cells(largest)) { $0.independentLatentsCosine.mean }, Looks.control))
    }
    return Panel(
      tag: "(a)", x: tables.axis,
      y: PlotAxis(label: "cosine of the outputs", scale: .linear, range: -0.06...1.03),
      marks: marks)
  }

  /// Root of the mean where it exists, else of the median, hollow.
  private static func distancePanel(_ tables: Tables) -> Panel {
    var marks: [Mark] = [.verticalRule(1, label: "", Looks.threshold)]
    var values: [Double] = []
    for dimension in tables.dimensions {
      let cells = tables.cells(dimension), look = tables.look(dimension)
      let means = points(cells) { $0.squaredDistance.mean?.squareRoot() }
      let withoutMean = cells.filter { $0.squaredDistance.mean == nil }
      let medians = points(withoutMean) { $0.squaredDistance.median?.squareRoot() }
      let errors = cells.compactMap { cell -> PlotSpan? in
        guard let mean = cell.squaredDistance.mean, let error = cell.squaredDistance.standardError
        else { return nil }
        return span(cell, mean - 2 * error, mean + 2 * error) { max(0, $0).squareRoot() }
      }
      values += means.map(\.y) + medians.map(\.y)
      let theory = tables.curve(dimension, \.squaredDistance)
      marks += [
        .line(
          theory.map { PlotPoint($0.x, $0.y.isFinite ? $0.y.squareRoot() : .nan) }, look.line),
        .errorBars(errors, LineLook(look.ink, weight: 0.6)), .points(means, look.marker),
        .points(medians, look.hollow),
      ]
    }
    let low = values.min() ?? 0.1, high = values.max() ?? 10
    return Panel(
      tag: "(b)", x: tables.axis,
      y: PlotAxis(
        label: "distance of the outputs / $\\sigma\\sqrt{d}$", scale: .logarithmic,
        range: low / 1.25...high * 1.25),
      marks: marks)
  }

  private static func points(
    _ cells: [TwoModelsRow], _ value: (TwoModelsRow) -> Double?
  ) -> [PlotPoint] {
    cells.compactMap { cell in value(cell).map { PlotPoint(cell.ratio, $0) } }
  }

  private static func span(
    _ cell: TwoModelsRow, _ low: Double?, _ high: Double?, _ shown: (Double) -> Double
  ) -> PlotSpan? {
    guard let low, let high else { return nil }
    return PlotSpan(x: cell.ratio, low: shown(low), high: shown(high))
  }

  private enum Looks {
    static let threshold = LineLook(.muted, dash: .dashed, weight: 0.6)
    static let control = MarkerLook(.ink, shape: .diamond, isHollow: true, scale: 0.7)
  }

  // MARK: Words

  private static func legend(_ tables: Tables) -> [LegendEntry] {
    var entries = tables.dimensions.map { dimension in
      let look = tables.look(dimension)
      return LegendEntry(
        "$d = \(dimension)$", line: look.line, marker: look.marker)
    }
    if tables.rows.contains(where: { $0.squaredDistance.mean == nil }) {
      entries.append(
        LegendEntry(
          "median (no mean)", marker: MarkerLook(.ink, shape: .circle, isHollow: true)))
    }
    entries.append(LegendEntry("control: other latents", marker: Looks.control))
    return entries
  }

  private static func caption(_ tables: Tables) -> String {
    let first = tables.rows.first
    let percent = FigureText.percent(first?.intervalLevel ?? 0.95)
    return
      "Two linear one-step models, trained on disjoint sets of $n$ samples each and given the same "
      + "latents. (a) Cosine of their outputs, each less its own model's mean: average over "
      + "\(FigureText.count(first?.latentCount ?? 0)) latents, then over "
      + "\(FigureText.range(tables.rows.map(\.trials))) pairs of models, with \(percent) intervals. "
      + "Diamonds: the control with independent latents, largest $d$. (b) Root mean square distance "
      + "of the outputs per $\\sigma\\sqrt{d}$ with two standard errors; hollow: root of the median "
      + "where the mean does not exist ($n = d$ to $d+2$). Lines: exact theory at finite $n$ and "
      + "$d$. $q = \(FigureText.number(first?.q ?? 0, digits: 4))$; $n$ from "
      + "\(FigureText.range(tables.rows.map(\.trainingCount)))."
  }

  private static func altText(_ tables: Tables) -> String {
    guard let largest = tables.dimensions.last, let last = tables.cells(largest).last else {
      return "No cells of 0 trials."
    }
    let dip = tables.cells(largest).compactMap(\.cosine.mean).min() ?? 0
    return "Cosine of two models' outputs against n/d: a small rise, a dip at n = d (to "
      + "\(FigureText.number(dip, digits: 2)) for d = \(largest)), then a rise to "
      + "\(FigureText.number(last.cosine.mean ?? 0, digits: 2)) at n = \(last.trainingCount); their "
      + "distance peaks at n = d; \(FigureText.range(tables.rows.map(\.trials))) trials a cell."
  }
}

extension TwoModelsRow {
  /// n/d.
  fileprivate var ratio: Double { Double(trainingCount) / Double(dimension) }
}
