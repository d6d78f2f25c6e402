import Glibc

extension Gallery {
  static var areas: [Panel] { [histogram, heatmap, colorMaps] }

  private static func bell(_ x: Double) -> Double { 0.8 * exp(-18 * (x - 0.45) * (x - 0.45)) }

  private static var histogram: Panel {
    let edges = points(17) { $0 }.map(\.x)
    let heights = zip(edges, edges.dropFirst()).enumerated().map { index, pair in
      bell((pair.0 + pair.1) / 2) * (1 + 0.12 * (index.isMultiple(of: 3) ? 1 : -0.6))
    }
    return panel(
      "histogram and density",
      [
        .histogram(Histogram(edges: edges, heights: heights), LineLook(.category(0))),
        .density(points(80, bell), LineLook(.category(1))),
      ])
  }

  private static var heatmap: Panel {
    let edges = points(25) { $0 }.map(\.x)
    var cells = (0..<24).map { row in
      (0..<24).map { column in
        let (x, y) = ((Double(column) + 0.5) / 24, (Double(row) + 0.5) / 24)
        return GridCell.value(exp(-6 * ((x - 0.6) * (x - 0.6) + 2 * (y - 0.5) * (y - 0.5))))
      }
    }
    for column in 0..<5 { cells[0][column] = .missing }
    for column in 0..<5 { cells[23][column] = .censored }
    let grid = CellGrid(xEdges: edges, yEdges: edges, cells: cells)
    let colors = ColorScale(map: .cividis, range: 0...1)
    return panel(
      "heatmap, contours, gaps",
      [
        .heatmap(Heatmap(grid, colors: colors)),
        .contours(
          Contours(
            grid, levels: [0.25, 0.5, 0.75].map { ContourLevel($0, label: "\($0)") },
            ink: .over(colors))),
      ])
  }

  /// The colour maps, one a row.
  private static var colorMaps: Panel {
    let maps: [ColorMap] = [.diverging, .viridis, .cividis]
    let edges = points(65) { $0 }.map(\.x)
    let row = zip(edges, edges.dropFirst()).map { GridCell.value(($0 + $1) / 2) }
    let marks = maps.enumerated().map { index, map in
      let low = Double(index) - 0.4
      return Mark.heatmap(
        Heatmap(
          CellGrid(xEdges: edges, yEdges: [low, low + 0.8], cells: [row]),
          colors: ColorScale(map: map, range: 0...1)))
    }
    return panel(
      "colour maps", x: PlotAxis(label: "", scale: .linear, range: unit),
      y: PlotAxis(label: "", names: ["diverging", "viridis", "cividis"]), marks)
  }
}
