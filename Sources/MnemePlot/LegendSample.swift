/// What stands for an entry in the legend: marks in a little panel from 0 to 1 on both axes.
extension LegendEntry {
  var marks: [Mark] {
    let ends = [PlotPoint(0, 0.5), PlotPoint(1, 0.5)]
    let symbol = marker.map { [Mark.points([PlotPoint(0.5, 0.5)], $0)] } ?? []
    guard let line else { return area.map { [$0] } ?? symbol }
    let body: [Mark] =
      switch sample {
      case .plain: [.line(ends, line)]
      case .step: [.step([PlotPoint(0, 0.2), PlotPoint(1, 0.8)], .mid, line)]
      case .band:
        [
          .band(
            [PlotSpan(x: 0, low: 0.1, high: 0.9), PlotSpan(x: 1, low: 0.1, high: 0.9)], line.ink),
          .line(ends, line),
        ]
      case .lowerBound: [.lowerBound([PlotPoint(0, 0.65), PlotPoint(1, 0.65)], line)]
      case .upperBound: [.upperBound([PlotPoint(0, 0.35), PlotPoint(1, 0.35)], line)]
      case .transition: [.transition(value: 0.5, low: 0.25, high: 0.75, line)]
      case .errorBar: [.errorBars([PlotSpan(x: 0.5, low: 0, high: 1)], line)]
      case .xErrorBar: [.xErrorBars([PlotStretch(y: 0.5, low: 0.1, high: 0.9)], line)]
      case .verticalRule: [.verticalRule(0.5, label: "", line)]
      case .histogram:
        [.histogram(Histogram(edges: [0.05, 0.35, 0.65, 0.95], heights: [0.5, 0.95, 0.3]), line)]
      case .density:
        [
          .density(
            [(0, 0), (0.2, 0.15), (0.4, 0.8), (0.5, 0.95), (0.6, 0.8), (0.8, 0.15), (1, 0)]
              .map { PlotPoint($0.0, $0.1) }, line)
        ]
      case .region, .missingCell, .censoredCell: area.map { [$0] } ?? []
      }
    return body + symbol
  }

  /// What needs no line.
  private var area: Mark? {
    switch sample {
    case .region: .region(low: 0, high: 1, label: "")
    case .missingCell: Self.cell(.missing)
    case .censoredCell: Self.cell(.censored)
    case .plain, .step, .band, .lowerBound, .upperBound, .transition, .errorBar, .xErrorBar,
      .verticalRule, .histogram, .density:
      nil
    }
  }

  private static func cell(_ cell: GridCell) -> Mark {
    let grid = CellGrid(xEdges: [0.1, 0.9], yEdges: [0, 1], cells: [[cell]])
    return .heatmap(Heatmap(grid, colors: ColorScale(map: .cividis, range: 0...1)))
  }
}
