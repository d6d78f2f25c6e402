extension Gallery {
  static var curves: [Panel] { [dashes, ordered, steps, markers, crowd, thinned] }

  private static var dashes: Panel {
    panel(
      "lines: dash and category",
      DashPattern.allCases.enumerated().map { index, dash in
        let lift = 0.14 * Double(index) - 0.28
        return .line(
          points(60) { 0.5 + lift + 0.1 * (wave($0) - 0.5) },
          LineLook(index < 4 ? .category(index) : .ink, dash: dash))
      })
  }

  private static var ordered: Panel {
    panel(
      "lines: an ordered parameter",
      (0..<5).map { index in
        let reach = 0.2 + 0.15 * Double(index)
        return .line(
          points(60) { 0.1 + reach * $0 * (2 - $0) },
          LineLook(.ordered(index, of: 5), dash: DashPattern.allCases[index]))
      })
  }

  private static var steps: Panel {
    let shapes: [(StepShape, Double)] = [(.pre, 0.66), (.post, 0.33), (.mid, 0)]
    return panel(
      "steps: pre, post, mid",
      shapes.enumerated().flatMap { index, shape -> [Mark] in
        let places = points(6, over: 0.05...0.95) { shape.1 + 0.04 + 0.25 * $0 }
        return [
          .step(places, shape.0, LineLook(.category(index))),
          .points(places, MarkerLook(.category(index), shape: .circle, scale: 0.8)),
        ]
      })
  }

  private static var markers: Panel {
    panel(
      "points, solid and hollow",
      MarkerShape.allCases.enumerated().flatMap { index, shape -> [Mark] in
        let height = 0.85 - 0.7 * Double(index) / Double(max(1, MarkerShape.allCases.count - 1))
        let look = MarkerLook(.category(index % 4), shape: shape)
        var hollow = look
        hollow.isHollow = true
        return [
          .points(points(5, over: 0.08...0.45) { _ in height }, look),
          .points(points(5, over: 0.55...0.92) { _ in height }, hollow),
        ]
      })
  }

  /// A low-discrepancy cloud, drawn as one image.
  private static var crowd: Panel {
    let cloud = (1...100_000).map { index -> PlotPoint in
      let a = (Double(index) * 0.754877666).truncatingRemainder(dividingBy: 1)
      let b = (Double(index) * 0.569840296).truncatingRemainder(dividingBy: 1)
      return PlotPoint(a, a * a * 0.9 + 0.1 * b)
    }
    return panel(
      "a crowd: 100\u{2009}000 points",
      [.points(cloud, MarkerLook(.category(0), shape: .circle, scale: 0.3))])
  }

  /// A line that is thinned to what can be seen, and a close look at it.
  private static var thinned: Panel {
    let line = points(100_000) { x in
      0.2 + 0.2 * x + 0.25 * x * (((x * 7919).truncatingRemainder(dividingBy: 1)) - 0.5)
    }
    var panel = panel(
      "100\u{2009}000 points, inset", [.line(line, LineLook(.category(1), weight: 0.6))])
    let close = line.filter { (0.5...0.502).contains($0.x) }
    panel.insets = [
      PanelInset(
        Panel(
          x: PlotAxis(label: "", scale: .linear, range: 0.5...0.502),
          y: PlotAxis(label: "", scale: .linear, range: 0.2...0.4),
          marks: [.line(close, LineLook(.category(1), weight: 0.6))]),
        .freeCorner(width: 0.56, height: 0.42))
    ]
    return panel
  }
}
