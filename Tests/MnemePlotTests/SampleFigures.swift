import MnemePlot
import Testing

/// Figures for tests of layout and lint: small, without randomness, each with a difficulty.
enum SampleFigures {
  static func axis(_ label: String, _ range: ClosedRange<Double> = 0...10) -> PlotAxis {
    PlotAxis(label: label, scale: .linear, range: range)
  }

  static let looks: [LineLook] = [
    LineLook(.category(0)), LineLook(.category(1), dash: .dashed),
    LineLook(.category(2), dash: .longDashed), LineLook(.category(3), dash: .dashDotted),
  ]

  static func figure(
    _ name: String, _ panels: [[Panel]], legend: [LegendEntry] = [], aspect: Double = 0.6
  ) -> Figure {
    var figure = Figure(
      name: name, title: "A figure for a test", panels: panels, aspect: aspect,
      caption: "A caption.",
      altText: "Curves against x from 0 to 10 that rise for a test of the layout, n = 4.")
    figure.legend = legend
    return figure
  }

  /// A straight line from `from` at x = 0 to `to` at x = `end`.
  static func line(_ from: Double, _ to: Double, end: Double = 10) -> [PlotPoint] {
    (0...20).map { step in
      let share = Double(step) / 20
      return PlotPoint(share * end, from + share * (to - from))
    }
  }

  /// Three curves with a legend.
  static var curves: Figure {
    let ends = [9.0, 6, 3]
    let marks = zip(ends, looks).map { Mark.line(line(1, $0), $1) }
    let legend = zip(["first", "second", "third"], looks).map { LegendEntry($0, line: $1) }
    return figure(
      "curves",
      [[Panel(x: axis("time $t$ (s)"), y: axis("height $h$ (m)"), marks: marks)]], legend: legend)
  }

  /// Two by two panels with shared axes, tags and titles.
  static var grid: Figure {
    let panels = (0..<2).map { row in
      (0..<2).map { column in
        Panel(
          tag: "(\(["a", "b", "c", "d"][2 * row + column]))", title: "case \(row), \(column)",
          x: axis("time $t$ (s)"), y: axis(row == 0 ? "$h$" : "$\\hat{h}_0^2$ (m)"),
          marks: [.line(line(1, 9), looks[0])])
      }
    }
    var figure = figure("grid", panels, legend: [LegendEntry("height", line: looks[0])])
    figure.sharesX = true
    figure.sharesY = true
    return figure
  }

  /// Every word that a panel can hold, where they come close.
  static var words: Figure {
    let panel = Panel(
      title: "A title that is far too long for one line of a narrow venue and must be broken",
      x: axis("a label of the $x$ axis that is longer than the axis is at a narrow venue (s)"),
      y: axis("a label of the $y$ axis that is longer than the axis is high (m)"),
      marks: [
        .region(low: 0, high: 3, label: "forbidden"), .region(low: 3, high: 3.4, label: "edge"),
        .line(line(1, 9), looks[0]), .level(5, label: "half", LineLook(.muted, dash: .dashed)),
        .level(5.2, label: "limit", LineLook(.muted, dash: .dotted)),
        .note("first note", .topLeft), .note("second note", .topLeft),
        .callout(Callout("a point", target: PlotPoint(5, 5), side: .above)),
        .verticalRule(7, label: "rule", LineLook(.muted, dash: .dashed)),
      ])
    return figure("words", [[panel]], legend: [LegendEntry("line", line: looks[0])])
  }

  /// The grid with a common colour bar.
  static var colors: Figure {
    var figure = grid
    figure.name = "colors"
    figure.colorBar = ColorBar(
      ColorScale(map: .cividis, range: 0.01...100, spacing: .logarithmic), label: "density (nats)")
    return figure
  }

  /// A second scale at the right.
  static var twoScales: Figure {
    var panel = Panel(
      x: axis("time"), y: axis("left"),
      marks: [.line(line(1, 9), looks[0]), .level(5, label: "half", LineLook(.muted))])
    panel.secondaryY = PlotAxis(label: "right", scale: .logarithmic, range: 0.1...1000)
    panel.secondaryMarks = [.line(line(900, 1), looks[1])]
    return figure(
      "two-scales", [[panel], [panel]],
      legend: [LegendEntry("rises", line: looks[0]), LegendEntry("falls", line: looks[1])],
      aspect: 0.4)
  }

  /// Curves named at their ends: `ends` are their last heights.
  static func direct(
    _ ends: [Double], name: String = "direct", aspect: Double = 0.6, end: Double = 10
  ) -> Figure {
    let looks = ends.indices.map { index in
      LineLook(
        .ordered(index, of: ends.count), dash: DashPattern.allCases[index % 5],
        weight: index < 5 ? 1 : 0.7)
    }
    let marks = zip(ends, looks).map { Mark.line(line(1, $0, end: end), $1) }
    let legend = zip(ends.indices, looks).map { LegendEntry("curve $n = \($0)$", line: $1) }
    var figure = figure(
      name, [[Panel(x: axis("time"), y: axis("height"), marks: marks)]], legend: legend,
      aspect: aspect)
    figure.legendPlacement = .direct
    return figure
  }
}

extension Figure: CustomTestStringConvertible {
  package var testDescription: String { name }
}
