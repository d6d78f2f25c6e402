import MnemePlot
import MnemeTables

/// n_fall against n_mem with both intervals, for every model, setting and distance at hand.
enum ScaleAlignmentFigure {
  static let name = "scale-alignment"

  static func figure(_ rows: [ScaleAlignmentRow], width: Double) -> Figure {
    let shown = rows.filter { $0.reading == .reference }
    let isNarrow = width < 350
    let scans = AlignmentScan.allCases.filter { scan in shown.contains { $0.scan == scan } }
    let panels =
      [scalesPanel(shown)]
      + scans.enumerated().map { index, scan in
        ratioPanel(
          shown.filter { $0.scan == scan }, scan, tag: index == 0 ? "(b)" : "(c)",
          range: ratioRange(shown))
      }
    var figure = Figure(
      name: name, title: "Alignment of the two scales over models and settings",
      panels: isNarrow ? panels.map { [$0] } : [panels], aspect: isNarrow ? 0.8 : 1.15,
      caption: caption(shown), altText: altText(shown))
    figure.legend = legend(shown)
    return figure
  }

  // MARK: Panels

  private static func scalesPanel(_ rows: [ScaleAlignmentRow]) -> Panel {
    let found = rows.filter(\.hasBothScales)
    let range = range(found.flatMap { [$0.memorization, $0.fall] })
    return Panel(
      tag: "(a)",
      x: PlotAxis(label: "$n_\\mathrm{mem}(\\half)$", scale: .logarithmic, range: range),
      y: PlotAxis(label: "$n_\\mathrm{fall}$", scale: .logarithmic, range: range),
      marks: [
        .band(
          [range.lowerBound, range.upperBound].map { PlotSpan(x: $0, low: $0 / 2, high: $0 * 2) },
          .muted),
        .identity(Looks.identity),
      ]
        + found.flatMap { row -> [Mark] in
          [
            horizontalBar(row.memorization, at: row.fall),
            verticalBar(row.fall, at: row.memorization),
          ]
          .compactMap { $0?(Looks.bar(row.distance)) }
        }
        + found.map { row in
          .points(
            [PlotPoint(row.memorization.value ?? .nan, row.fall.value ?? .nan)], Looks.marker(row))
        })
  }

  /// The ratio along one scan.
  private static func ratioPanel(
    _ rows: [ScaleAlignmentRow], _ scan: AlignmentScan, tag: String, range: ClosedRange<Double>
  ) -> Panel {
    let found = rows.filter(\.hasBothScales)
    let place: (ScaleAlignmentRow) -> Double =
      scan == .dimension ? { Double($0.dimension) } : { $0.q }
    let places = rows.map(place)
    let low = places.min() ?? 1, high = places.max() ?? 2
    let x =
      scan == .dimension
      ? PlotAxis(
        label: "dimension, $d$", scale: .logarithmic, range: low / 1.3...high * 1.3)
      : PlotAxis(label: "signal share, $q$", scale: .linear, range: max(0, low - 0.1)...high + 0.1)
    return Panel(
      tag: tag, x: x,
      y: PlotAxis(
        label: "$n_\\mathrm{fall}/n_\\mathrm{mem}$", scale: .logarithmic, range: range),
      marks: [
        .band(
          [x.range.lowerBound, x.range.upperBound].map { PlotSpan(x: $0, low: 0.5, high: 2) },
          .muted),
        .level(1, label: "", Looks.identity),
      ]
        + found.compactMap { row in
          verticalBar(row.ratio, at: place(row))?(Looks.bar(row.distance))
        }
        + found.map { row in
          .points([PlotPoint(place(row), row.ratio.value ?? .nan)], Looks.marker(row))
        })
  }

  private static func ratioRange(_ rows: [ScaleAlignmentRow]) -> ClosedRange<Double> {
    let ratios = rows.filter(\.hasBothScales)
      .flatMap { [$0.ratio.low, $0.ratio.value, $0.ratio.high] }.compactMap { $0 }
    return min(0.42, (ratios.min() ?? 0.42) / 1.15)...max(2.4, (ratios.max() ?? 2) * 1.15)
  }

  /// An open end runs out of the frame, where it has no cap.
  private static func verticalBar(
    _ estimate: IntervalEstimate, at x: Double
  ) -> ((LineLook) -> Mark)? {
    guard estimate.value != nil else { return nil }
    return {
      .errorBars(
        [PlotSpan(x: x, low: estimate.low ?? openLow, high: estimate.high ?? .infinity)], $0)
    }
  }

  private static func verticalBar(
    _ estimate: IntervalEstimate, at place: IntervalEstimate
  ) -> ((LineLook) -> Mark)? {
    place.value.flatMap { verticalBar(estimate, at: $0) }
  }

  private static func horizontalBar(
    _ estimate: IntervalEstimate, at place: IntervalEstimate
  ) -> ((LineLook) -> Mark)? {
    guard estimate.value != nil, let y = place.value else { return nil }
    return {
      .xErrorBars(
        [PlotStretch(y: y, low: estimate.low ?? openLow, high: estimate.high ?? .infinity)], $0)
    }
  }

  /// Below every frame, and above 0 for the logarithm.
  private static let openLow = 1e-9

  private static func range(_ estimates: [IntervalEstimate]) -> ClosedRange<Double> {
    let values = estimates.flatMap { [$0.value, $0.low, $0.high] }
      .compactMap { $0 }.filter { $0.isFinite && $0 > 0 }
    return (values.min() ?? 10) / 1.4...(values.max() ?? 100) * 1.4
  }

  private enum Looks {
    static let identity = LineLook(.ink, dash: .dashed, weight: 0.7)

    static func bar(_ distance: MemorizationDistance) -> LineLook {
      switch distance {
      case .relativeLogLikelihood: LineLook(.category(0), weight: 0.6)
      case .squaredL2: LineLook(.category(1), dash: .dashed, weight: 0.6)
      }
    }

    static func marker(_ row: ScaleAlignmentRow) -> MarkerLook {
      marker(row.verdict, bar(row.distance).ink)
    }

    static func marker(_ verdict: Verdict, _ ink: InkRole) -> MarkerLook {
      switch verdict {
      case .aligned: MarkerLook(ink, shape: .circle, scale: 0.85)
      case .notAligned: MarkerLook(ink, shape: .square, scale: 0.85)
      case .undecided: MarkerLook(ink, shape: .triangle, isHollow: true, scale: 0.85)
      }
    }
  }

  // MARK: Words

  private static func legend(_ rows: [ScaleAlignmentRow]) -> [LegendEntry] {
    let drawn = rows.filter(\.hasBothScales)
    let distances = MemorizationDistance.allCases.filter { distance in
      drawn.contains { $0.distance == distance }
    }
    let verdicts = Verdict.allCases.filter { verdict in drawn.contains { $0.verdict == verdict } }
    return distances.map { distance in
      LegendEntry(
        distance == .relativeLogLikelihood ? "Eq. 4a" : "squared $L^2$",
        line: Looks.bar(distance), sample: .errorBar)
    }
      + verdicts.map { LegendEntry($0.rawValue, marker: Looks.marker($0, .ink)) } + [
        LegendEntry("equal", line: Looks.identity)
      ]
  }

  private static func caption(_ rows: [ScaleAlignmentRow]) -> String {
    let first = rows.first
    let missing = rows.filter { $0.memorization.value == nil }
    return
      "(a) Where KL begins to fall, $n_\\mathrm{fall}$ (rule R2), against where memorization ends, "
      + "$n_\\mathrm{mem}$ (rule R1, level \(FigureText.number(first?.level ?? 0.5, digits: 2)), "
      + "reference sample of \(FigureText.count(first?.referenceCount ?? 0))), with "
      + "\(FigureText.percent(first?.intervalLevel ?? 0.95)) intervals; "
      + "\(FigureText.range(rows.map(\.trials))) trials a cell. "
      + "(b), (c) Their ratio along the scans over $d$ (\(names(rows, .dimension) { FigureText.count($0.dimension) })) and $q$ "
      + "(\(names(rows, .signalShare) { FigureText.number($0.q, digits: 2) })). Dashed: equality; "
      + "shaded: within a factor of two. Markers: the verdict of rule R3 from the ratio's interval. "
      + "A bar without a cap: an open end."
      + (missing.isEmpty
        ? "" : " Not drawn, without $n_\\mathrm{mem}$: \(missing.count) of \(rows.count).")
  }

  private static func names(
    _ rows: [ScaleAlignmentRow], _ scan: AlignmentScan, _ name: (ScaleAlignmentRow) -> String
  ) -> String {
    var seen: [String] = []
    for row in rows where row.scan == scan && !seen.contains(name(row)) { seen.append(name(row)) }
    return seen.isEmpty ? "none" : FigureText.list(seen)
  }

  private static func altText(_ rows: [ScaleAlignmentRow]) -> String {
    let counts = Verdict.allCases.map { verdict in
      "\(rows.count { $0.verdict == verdict }) \(verdict.rawValue)"
    }
    return
      "n_fall against n_mem on logarithmic axes with the identity line and a band of a factor of "
      + "two: \(FigureText.list(counts)), of \(rows.count) combinations of setting and distance; "
      + "\(FigureText.range(rows.map(\.trials))) trials a cell."
  }
}

extension ScaleAlignmentRow {
  fileprivate var hasBothScales: Bool { memorization.value != nil && fall.value != nil }
}
