import Glibc
import MnemePlot
import MnemeTables

/// The released script's curve beside the mathematics, and its three causes, each alone.
enum AsReleasedFigure {
  static let name = "as-released"

  static func figure(_ rows: [AsReleasedRow], width: Double) -> Figure {
    let rows = rows.sorted { $0.trainingCount < $1.trainingCount }
    let isNarrow = width < 350
    let panels = [probabilityPanel(rows), roundingPanel(rows), hellingerPanel(rows)]
    var figure = Figure(
      name: name, title: "What the released script's curve is made of",
      panels: isNarrow ? panels.map { [$0] } : [panels], aspect: isNarrow ? 0.6 : 1.15,
      caption: caption(rows), altText: altText(rows))
    figure.legend = legend(rows)
    figure.sharesX = isNarrow
    return figure
  }

  // MARK: Panels

  private static func axis(_ rows: [AsReleasedRow]) -> PlotAxis {
    let ratios = rows.map(\.ratio)
    return PlotAxis(
      label: "$n/d$", scale: .logarithmic,
      range: (ratios.min() ?? 0.25) / 1.12...(ratios.max() ?? 10) * 1.12)
  }

  /// (a) P(Δ > 0) of all four.
  private static func probabilityPanel(_ rows: [AsReleasedRow]) -> Panel {
    var marks: [Mark] = [
      .level(0.5, label: "", Looks.level),
      .verticalRule(1, label: "", Looks.level),
    ]
    for series in [Series.exact, .transposed, .singlePrecision, .released] {
      let spans = rows.compactMap { row -> PlotSpan? in
        let fraction = series.fraction(row)
        guard let low = fraction.low, let high = fraction.high else { return nil }
        return PlotSpan(x: row.ratio, low: low, high: high)
      }
      let points = rows.compactMap { row in
        series.fraction(row).fraction.map { (row, PlotPoint(row.ratio, $0)) }
      }
      if series == .exact || series == .released { marks.append(.band(spans, series.line.ink)) }
      let hollow = points.filter { !$0.0.decides }.map(\.1)
      marks += [
        .line(points.map(\.1), series.line),
        .points(points.filter { $0.0.decides }.map(\.1), series.marker),
      ]
      if !hollow.isEmpty { marks.append(.points(hollow, series.hollow)) }
    }
    return Panel(
      tag: "(a)", x: axis(rows),
      y: PlotAxis(label: "$\\Prob(\\Delta > 0)$", scale: .linear, range: -0.04...1.04),
      marks: marks)
  }

  /// (b) The size of the statistic against the size of the rounding error, as powers of ten of the
  /// self-term.
  private static func roundingPanel(_ rows: [AsReleasedRow]) -> Panel {
    func curve(_ value: (AsReleasedRow) -> Double?) -> [PlotPoint] {
      rows.compactMap { row in value(row).map { PlotPoint(row.ratio, $0 / log(10)) } }
    }
    let exact = curve(\.exactLogMagnitudeMedian)
    let transposed = curve(\.transposedLogMagnitudeMedian)
    let rounding = rows.filter { $0.roundingError != 0 }
      .map { PlotPoint($0.ratio, log10(abs($0.roundingError))) }
    let values = (exact + transposed + rounding).map(\.y).filter(\.isFinite)
    let low = values.min() ?? -10, high = values.max() ?? 1
    return Panel(
      tag: "(b)", x: axis(rows),
      y: PlotAxis(
        label: "$\\log_{10}$ of size / self-term", scale: .linear,
        range: low - 0.06 * (high - low)...high + 0.06 * (high - low)),
      marks: [
        .line(exact, Series.exact.line), .points(exact, Series.exact.marker),
        .line(transposed, Series.transposed.line), .points(transposed, Series.transposed.marker),
        .line(rounding, Looks.rounding), .points(rounding, Looks.roundingMarker),
      ])
  }

  /// (c) H² as it is and as it is printed.
  private static func hellingerPanel(_ rows: [AsReleasedRow]) -> Panel {
    func curve(_ value: (AsReleasedRow) -> TrialSummary) -> [PlotPoint] {
      rows.compactMap { row in value(row).mean.map { PlotPoint(row.ratio, $0) } }
    }
    let exact = curve(\.hellinger), released = curve(\.releasedHellinger)
    let low = min((exact + released).map(\.y).min() ?? 0.9, 0.995)
    return Panel(
      tag: "(c)", x: axis(rows),
      y: PlotAxis(
        label: "squared Hellinger distance", scale: .linear,
        range: low - 0.1 * (1 - low)...1 + 0.1 * (1 - low)),
      marks: [
        .line(exact, Series.exact.line), .points(exact, Series.exact.marker),
        .line(released, Series.released.line), .points(released, Series.released.marker),
      ])
  }

  // MARK: Looks

  private enum Series: Equatable {
    case exact, released, transposed, singlePrecision

    func fraction(_ row: AsReleasedRow) -> TrialFraction {
      switch self {
      case .exact: row.exactPositive
      case .released: row.releasedPositive
      case .transposed: row.transposedPositive
      case .singlePrecision: row.singlePrecisionPositive
      }
    }

    var line: LineLook {
      switch self {
      case .exact: LineLook(.ink)
      case .released: LineLook(.category(1), dash: .longDashed)
      case .transposed: LineLook(.category(2), dash: .dashed, weight: 0.7)
      case .singlePrecision: LineLook(.category(0), dash: .dotted, weight: 0.8)
      }
    }

    private var shape: MarkerShape {
      switch self {
      case .exact: .circle
      case .released: .square
      case .transposed: .triangle
      case .singlePrecision: .diamond
      }
    }

    var marker: MarkerLook { MarkerLook(line.ink, shape: shape, scale: 0.8) }
    var hollow: MarkerLook { MarkerLook(line.ink, shape: shape, isHollow: true, scale: 0.8) }
  }

  private enum Looks {
    static let level = LineLook(.muted, dash: .dashed, weight: 0.6)
    static let rounding = LineLook(.category(0), dash: .dotted, weight: 0.8)
    static let roundingMarker = MarkerLook(.category(0), shape: .diamond, scale: 0.8)
  }

  // MARK: Words

  private static func legend(_ rows: [AsReleasedRow]) -> [LegendEntry] {
    [
      LegendEntry(
        "exact", line: Series.exact.line, marker: Series.exact.marker, sample: .band),
      LegendEntry(
        "as released", line: Series.released.line, marker: Series.released.marker, sample: .band),
      LegendEntry(
        "$\\theta_1^{T}\\theta_1$ alone", line: Series.transposed.line,
        marker: Series.transposed.marker),
      LegendEntry(
        "single precision alone; (b) its error", line: Series.singlePrecision.line,
        marker: Series.singlePrecision.marker),
    ]
      + (rows.allSatisfy(\.decides)
        ? []
        : [
          LegendEntry(
            "decides nothing", marker: MarkerLook(.ink, shape: .circle, isHollow: true))
        ])
  }

  private static func caption(_ rows: [AsReleasedRow]) -> String {
    let first = rows.first
    return
      "The released script's statistic beside the mathematics, on the same draws; squared $L^2$ "
      + "distance, $d = \(first?.dimension ?? 0)$, "
      + "$N_\\mathrm{ref} = \(FigureText.count(first?.referenceCount ?? 0))$, "
      + "\(FigureText.range(rows.map(\.trials))) trials a cell, $n$ from "
      + "\(FigureText.range(rows.map(\.trainingCount))). (a) $\\Prob(\\Delta > 0)$ with "
      + "\(FigureText.percent(first?.intervalLevel ?? 0.95)) intervals for the exact and the "
      + "released statistic, and for two of its causes alone; vertical line: $n = d$, where the script "
      + "stops. (b) Median of $|\\Delta|$ with "
      + "$\\theta_1\\theta_1^{T}$ and with $\\theta_1^{T}\\theta_1$, and the error that single "
      + "precision adds, which is the same number in every trial; all over the self-term "
      + "$(4\\pi s^2)^{-d/2}$. Where the error is larger, rounding decides the sign. (c) Mean squared "
      + "Hellinger distance to the truth: the script takes determinants below $e^{-25}$ for zero and "
      + "prints 1."
  }

  private static func altText(_ rows: [AsReleasedRow]) -> String {
    guard
      let cell = rows.min(by: {
        abs($0.trainingCount - $0.dimension) < abs($1.trainingCount - $1.dimension)
      })
    else { return "No cells of 0 trials." }
    func percent(_ fraction: TrialFraction) -> String {
      FigureText.number(fraction.fraction ?? 0, digits: 2)
    }
    return "P(Delta > 0) against n/d: at n = \(cell.trainingCount) the released script counts "
      + "\(percent(cell.releasedPositive)) where the exact value is "
      + "\(percent(cell.exactPositive)); its rounding error is larger than the statistic there; its "
      + "Hellinger distance is 1 throughout; \(FigureText.range(rows.map(\.trials))) trials a cell."
  }
}

extension AsReleasedRow {
  fileprivate var ratio: Double { Double(trainingCount) / Double(dimension) }
  fileprivate var decides: Bool { trainingCount * 10 <= referenceCount }
}
