extension Gallery {
  static var intervals: [Panel] { [errorBars, band, bounds, transition, rules, identity] }

  private static var errorBars: Panel {
    let places = points(7, over: 0.1...0.9) { rise($0) }
    return panel(
      "error bars in y and x",
      [
        .errorBars(
          places.map { PlotSpan(x: $0.x, low: $0.y - 0.09, high: $0.y + 0.12) },
          LineLook(.ink, weight: 0.6)),
        .xErrorBars(
          places.map { PlotStretch(y: $0.y, low: $0.x - 0.05, high: $0.x + 0.05) },
          LineLook(.ink, weight: 0.6)),
        .points(places, MarkerLook(.category(0), shape: .diamond)),
      ])
  }

  private static var band: Panel {
    let curve = points(60, rise)
    return panel(
      "band around a line",
      [
        .band(
          curve.map { PlotSpan(x: $0.x, low: $0.y - 0.1, high: min(1, $0.y + 0.08)) },
          .category(0)),
        .line(curve, LineLook(.category(0))),
      ])
  }

  private static var bounds: Panel {
    panel(
      "one-sided bounds",
      [
        .upperBound(points(60) { 0.92 - 0.35 * $0 * $0 }, LineLook(.category(1))),
        .line(points(60) { 0.5 + 0.12 * (wave($0) - 0.5) }, LineLook(.ink)),
        .lowerBound(points(60) { 0.1 + 0.3 * $0 }, LineLook(.category(0), dash: .dashed)),
      ])
  }

  private static var transition: Panel {
    let curve = points(60, rise)
    return panel(
      "transitions with intervals",
      [
        .transition(value: 0.5, low: 0.43, high: 0.56, LineLook(.category(0), weight: 0.8)),
        .transition(
          value: 0.85, low: 0.75, high: nil, LineLook(.category(1), dash: .dashed, weight: 0.8)),
        .line(curve, LineLook(.category(0))),
      ])
  }

  private static var rules: Panel {
    panel(
      "region, level, rule",
      [
        .region(low: 0, high: 0.35, label: "infinite"),
        .level(0.5, label: "½", LineLook(.muted, dash: .dashed, weight: 0.6)),
        .verticalRule(0.7, label: "$n = d$", LineLook(.muted, dash: .dotted)),
        .line(points(60, over: 0.36...1) { 0.95 - 0.7 * $0 }, LineLook(.category(0))),
      ])
  }

  private static var identity: Panel {
    let places = points(8, over: 0.1...0.8) { $0 + 0.06 * (wave(2 * $0) - 0.5) }
    return panel(
      "identity line, callout",
      [
        .identity(LineLook(.muted, dash: .dashed, weight: 0.7)),
        .points(places, MarkerLook(.category(2), shape: .square)),
        .callout(Callout("$d = 100$", target: places[4], side: .belowRight)),
      ])
  }
}
