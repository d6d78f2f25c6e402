extension Gallery {
  /// One figure for every venue: a band, curves named at their ends, a transition, panel tags.
  package static var venueSample: Figure {
    var figure = Figure(
      name: "venue", title: "One figure at the width and text size of a venue",
      panels: [[samplePanel("(a)", lift: 0), samplePanel("(b)", lift: 0.06)]], aspect: 0.75,
      caption: "The same figure for every venue.",
      altText: "Two panels with three rising curves each, one of them in a band, and a transition.")
    figure.legendPlacement = .direct
    figure.sharesY = true
    figure.legend = (0..<3).map { LegendEntry("$d = \(20 * ($0 + 1))$", line: look($0)) }
    return figure
  }

  private static func look(_ index: Int) -> LineLook {
    LineLook(.ordered(index, of: 3), dash: DashPattern.allCases[index])
  }

  private static func samplePanel(_ tag: String, lift: Double) -> Panel {
    let curves = (0..<3).map { index in
      points(80) { lift + 0.05 + (0.3 + 0.25 * Double(index)) * $0 * (2 - $0) }
    }
    return Panel(
      tag: tag, x: PlotAxis(label: "$n/d$", scale: .linear, range: unit),
      y: PlotAxis(label: "$\\Prob(\\Delta > 0)$", scale: .linear, range: 0...1),
      marks: [
        .transition(value: 0.4, low: 0.36, high: 0.46, LineLook(.muted, weight: 0.7)),
        .band(
          curves[2].map { PlotSpan(x: $0.x, low: $0.y - 0.06, high: $0.y + 0.05) },
          look(2).ink),
      ] + curves.enumerated().map { .line($0.element, look($0.offset)) })
  }
}
