import Glibc

extension Gallery {
  static var scales: [Panel] { [factor, decades, withinADecade, symlog, names, twoScales] }

  private static func linear(_ range: ClosedRange<Double>) -> PlotAxis {
    PlotAxis(label: "", scale: .linear, range: range)
  }

  private static func curve(_ x: PlotAxis, _ y: PlotAxis, _ line: [PlotPoint]) -> [Mark] {
    [.line(line, LineLook(.category(0)))]
  }

  private static var factor: Panel {
    let x = linear(100_000...100_000.001), y = linear(0...4e-7)
    return panel(
      "linear: offset and factor", x: x, y: y,
      curve(x, y, points(50, over: x.range) { 4e-7 * rise(($0 - 100_000) * 1000) }))
  }

  private static var decades: Panel {
    let x = PlotAxis(label: "", scale: .logarithmic, range: 1e-3...1e9)
    let y = PlotAxis(label: "", scale: .logarithmic, range: 1...1e4)
    let line = points(50, over: -3...9) { $0 }.map {
      PlotPoint(pow(10, $0.x), pow(10, 2 + 1.8 * sin($0.x / 2)))
    }
    return panel("logarithmic: many decades", x: x, y: y, curve(x, y, line))
  }

  private static var withinADecade: Panel {
    let x = PlotAxis(label: "", scale: .logarithmic, range: 0.4...3)
    let y = PlotAxis(label: "", scale: .logarithmic, range: 0.45...0.46)
    return panel(
      "logarithmic: within a decade", x: x, y: y,
      curve(x, y, points(50, over: 0.4...3) { 0.451 + 0.0025 * $0 }))
  }

  private static var symlog: Panel {
    let x = PlotAxis(label: "", scale: .symlog(threshold: 1), range: -1000...1000)
    let y = linear(-1...1)
    return panel(
      "symmetric logarithmic", x: x, y: y,
      curve(
        x, y,
        points(200, over: -4...4, symmetricPower).map { PlotPoint($0.y, $0.y / (10 + abs($0.y))) }))
  }

  /// From the coordinate of the symmetric logarithm to the value.
  private static func symmetricPower(_ coordinate: Double) -> Double {
    let size = abs(coordinate) <= 1 ? abs(coordinate) : pow(10, abs(coordinate) - 1)
    return coordinate < 0 ? -size : size
  }

  private static var names: Panel {
    let x = PlotAxis(label: "", names: ["copies", "model", "fresh"])
    let heights = [0.05, 0.6, 0.9]
    return panel(
      "named places", x: x, y: linear(unit),
      [
        .errorBars(
          heights.enumerated().map {
            PlotSpan(x: Double($0.offset), low: $0.element - 0.04, high: $0.element + 0.08)
          }, LineLook(.ink, weight: 0.6)),
        .points(
          heights.enumerated().map { PlotPoint(Double($0.offset), $0.element) },
          MarkerLook(.category(0), shape: .circle)),
      ])
  }

  private static var twoScales: Panel {
    var panel = panel("two scales", [.line(points(60, rise), LineLook(.category(0)))])
    panel.secondaryY = PlotAxis(label: "", scale: .logarithmic, range: 0.1...100)
    panel.secondaryMarks = [
      .line(
        points(60) { 60 * exp(-5 * $0) + 0.2 }, LineLook(.category(1), dash: .dashed))
    ]
    return panel
  }
}
