import MnemePlot
import MnemeTables

/// How much of their training sets networks on digits give away, by how they are asked.
enum ExtractionConditionsFigure {
  static let name = "extraction-conditions"

  /// nil where no network joined.
  static func figure(_ rows: [ExtractionConditionRow], width: Double) -> Figure? {
    let known = rows.filter { $0.memorized.fraction != nil }
    guard let first = known.first else { return nil }
    let isNarrow = width < 350
    let panels = [shares(known), hits(known)]
    var figure = Figure(
      name: name, title: "Networks asked in several ways",
      panels: isNarrow ? panels.map { [$0] } : [panels], aspect: isNarrow ? 0.5 : 0.55,
      caption: caption(first), altText: altText(known))
    figure.sharesY = !isNarrow
    figure.legend = [
      LegendEntry("measured", line: Looks.bar, marker: Looks.marker, sample: .xErrorBar),
      LegendEntry("expected of as many hits", marker: Looks.expected),
    ]
    return figure
  }

  private enum Looks {
    static let bar = LineLook(.category(1), weight: 0.8)
    static let marker = MarkerLook(.category(1), shape: .circle)
    static let expected = MarkerLook(.ink, shape: .diamond, isHollow: true)
  }

  private static func names(_ rows: [ExtractionConditionRow]) -> PlotAxis {
    PlotAxis(label: "", names: rows.reversed().map(\.condition.rawValue))
  }

  private static func panel(
    _ tag: String, _ label: String, _ rows: [ExtractionConditionRow], extra: [Mark],
    _ value: (ExtractionConditionRow) -> IntervalEstimate
  ) -> Panel {
    var marks = extra
    for (place, row) in rows.reversed().enumerated() {
      let estimate = value(row)
      guard let middle = estimate.value else { continue }
      let stretch = PlotStretch(
        y: Double(place), low: estimate.low ?? middle, high: estimate.high ?? middle)
      marks += [
        .xErrorBars([stretch], Looks.bar),
        .points([PlotPoint(middle, Double(place))], Looks.marker),
      ]
    }
    return Panel(
      tag: tag, x: PlotAxis(label: label, scale: .linear, range: -0.03...1.03), y: names(rows),
      marks: marks)
  }

  private static func shares(_ rows: [ExtractionConditionRow]) -> Panel {
    panel("(a)", "memorized share (AMS)", rows, extra: []) { IntervalEstimate($0.memorized) }
  }

  private static func hits(_ rows: [ExtractionConditionRow]) -> Panel {
    let expected = rows.reversed().enumerated().compactMap { place, row in
      row.expectedDistinct.map { PlotPoint($0, Double(place)) }
    }
    let largest = rows.flatMap { [$0.distinct.high, $0.expectedDistinct] }.compactMap { $0 }.max()
    var panel = panel(
      "(b)", "distinct hits a sample (UMS)", rows, extra: [.points(expected, Looks.expected)],
      \.distinct)
    let reach = max(largest ?? 1, 1e-3) * 1.15
    panel.x = PlotAxis(
      label: panel.x.label, scale: .linear, range: -0.03 * reach...reach)
    return panel
  }

  // MARK: Words

  private static func caption(_ first: ExtractionConditionRow) -> String {
    "Images of networks on \(FigureText.count(first.trainingCount)) handwritten digits after "
      + "\(FigureText.count(first.updates)) updates, \(FigureText.count(first.sampleCount)) images of "
      + "each of \(first.trials) networks. (a) Images three times nearer to one training image than to "
      + "any other: asked for nothing, for clusters of the network’s own images, for digits that the "
      + "network was told in training; and held-out images, no network. (b) Different training images "
      + "hit for each image drawn; diamonds: if as many hits chose evenly. "
      + "\(FigureText.percent(first.intervalLevel)) intervals."
  }

  private static func altText(_ rows: [ExtractionConditionRow]) -> String {
    let shares = rows.map {
      "\($0.condition.rawValue) \(FigureText.number($0.memorized.fraction ?? 0, digits: 2))"
    }
    return
      "Memorized share of a network’s images by how it is asked, n = \(rows[0].trainingCount): "
      + "\(shares.joined(separator: ", "))."
  }
}
