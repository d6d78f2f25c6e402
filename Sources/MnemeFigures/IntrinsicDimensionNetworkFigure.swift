import MnemePlot
import MnemeTables

/// The local dimension that networks on digits see, at images that they memorized and at others; and
/// how well it tells them apart.
enum IntrinsicDimensionNetworkFigure {
  static let name = "intrinsic-dimension-network"

  /// nil where no network joined.
  static func figure(_ rows: [IntrinsicDimensionNetworkRow], width: Double) -> Figure? {
    guard let first = rows.first, rows.contains(where: { $0.median.value != nil }) else {
      return nil
    }
    let isNarrow = width < 350
    let panels = [dimensions(rows), detection(rows)]
    var figure = Figure(
      name: name, title: "Local intrinsic dimension by a network",
      panels: isNarrow ? panels.map { [$0] } : [panels], aspect: isNarrow ? 0.62 : 0.78,
      caption: caption(first, rows), altText: altText(first, rows))
    figure.legend =
      shown(rows).map {
        LegendEntry($0.rawValue, line: look($0).line, marker: look($0).marker)
      } + [LegendEntry("exact score", line: LineLook(.ink, dash: .dotted, weight: 0.7))]
    return figure
  }

  private static func shown(_ rows: [IntrinsicDimensionNetworkRow]) -> [NetworkPoints] {
    NetworkPoints.allCases.filter { points in
      rows.contains { $0.points == points && $0.median.value != nil }
    }
  }

  private static func look(_ points: NetworkPoints) -> (line: LineLook, marker: MarkerLook) {
    switch points {
    case .memorized: look(.category(1), .solid, .circle)
    case .generalized: look(.category(0), .longDashed, .square)
    case .training: look(.category(3), .dashDotted, .triangle)
    case .heldOut: look(.category(2), .dashed, .diamond)
    }
  }

  private static func look(
    _ ink: InkRole, _ dash: DashPattern, _ shape: MarkerShape
  ) -> (line: LineLook, marker: MarkerLook) {
    (LineLook(ink, dash: dash), MarkerLook(ink, shape: shape, scale: 0.85))
  }

  // MARK: Panels

  private static func noiseAxis(_ rows: [IntrinsicDimensionNetworkRow]) -> PlotAxis {
    let noises = rows.map(\.noise)
    return PlotAxis(
      label: "noise over signal", scale: .logarithmic,
      range: (noises.min() ?? 0.01) / 1.2...(noises.max() ?? 1) * 1.2)
  }

  private static func dimensions(_ rows: [IntrinsicDimensionNetworkRow]) -> Panel {
    var marks: [Mark] = []
    for points in shown(rows) {
      let own = rows.filter { $0.points == points }
      let exact = own.compactMap { row in row.exactMedian.map { PlotPoint(row.noise, $0) } }
      marks.append(.line(exact, LineLook(look(points).line.ink, dash: .dotted, weight: 0.7)))
      marks += MeasuredMarks.curve(own, look(points)) { ($0.noise, $0.median) }
    }
    let values = rows.flatMap { [$0.median.low, $0.median.high, $0.exactMedian] }
      .compactMap { $0 }
    let low = min(0, values.min() ?? 0), high = values.max() ?? 1
    return Panel(
      tag: "(a)", x: noiseAxis(rows),
      y: PlotAxis(
        label: "median LID", scale: .symlog(threshold: 1),
        range: low * 1.3 - 0.1...high * 1.3), marks: marks)
  }

  private static func detection(_ rows: [IntrinsicDimensionNetworkRow]) -> Panel {
    let own = rows.filter { $0.points == .memorized }
    return Panel(
      tag: "(b)", x: noiseAxis(rows),
      y: PlotAxis(label: "area under the curve", scale: .linear, range: -0.03...1.03),
      marks: [.level(0.5, label: "", LineLook(.muted, dash: .dotted, weight: 0.6))]
        + MeasuredMarks.curve(own, look(.memorized)) { ($0.noise, $0.area) })
  }

  // MARK: Words

  private static func caption(
    _ first: IntrinsicDimensionNetworkRow, _ rows: [IntrinsicDimensionNetworkRow]
  ) -> String {
    let counts = shown(rows).compactMap { points in
      rows.first { $0.points == points }.map {
        "\(FigureText.count($0.pointCount)) \(points.rawValue)"
      }
    }
    return
      "Local intrinsic dimension that \(first.trials == 1 ? "a network sees" : "networks see"), with "
      + "\(FigureText.count(first.trainingCount)) digits to train on and "
      + "\(FigureText.count(first.updates)) updates (networks: \(first.trials)), against the noise at "
      + "which it is read. (a) Medians over \(FigureText.list(counts)), with "
      + "\(FigureText.percent(first.intervalLevel)) intervals; dotted in the same colours: by the exact "
      + "score of the training set. Linear between −1 and 1, logarithmic beyond. (b) Memorized images "
      + "told from the network’s other ones; ½ is chance."
  }

  private static func altText(
    _ first: IntrinsicDimensionNetworkRow, _ rows: [IntrinsicDimensionNetworkRow]
  ) -> String {
    let areas = rows.compactMap(\.area.value)
    return
      "Median local intrinsic dimension by a network against noise, at memorized and other images, "
      + "n = \(first.trainingCount); the area under the curve is "
      + (areas.isEmpty
        ? "not known."
        : "from \(FigureText.number(areas.min() ?? 0)) to \(FigureText.number(areas.max() ?? 0)).")
  }
}
