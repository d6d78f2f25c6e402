import MnemePlot
import MnemeTables

/// The energy in the plane at several temperatures: of a few patterns, and of the continuum.
enum AssociativeMemoryEnergyFigure {
  static let name = "associative-memory-energy"

  static func figure(
    _ rows: [AssociativeMemoryEnergyRow], _ patterns: [AssociativeMemoryPatternRow], width: Double
  ) -> Figure {
    let betas = Set(rows.map(\.beta)).sorted()
    let tags = "abcdefghijkl".map { "(\($0))" }
    let panels = betas.enumerated().map { index, beta in
      [
        panel(tags[(2 * index) % tags.count], rows, beta, \.patterns, patterns),
        panel(tags[(2 * index + 1) % tags.count], rows, beta, \.continuum, []),
      ]
    }
    // Side by side where there is room: a column for each temperature.
    let isNarrow = width < 350
    let columns = (0..<2).map { row in panels.map { $0[row] } }
    var figure = Figure(
      name: name, title: "Energies of patterns on the circle", panels: isNarrow ? panels : columns,
      aspect: 1, caption: caption(betas, patterns.count), altText: altText(betas, patterns.count))
    figure.sharesX = true
    figure.sharesY = true
    figure.colorBar = bar(rows)
    if !patterns.isEmpty { figure.legend = [LegendEntry("pattern", marker: patternLook)] }
    return figure
  }

  private static let colors = ColorScale(
    map: .cividis.truncated(to: 0.45...1, name: "cividis, light part"), range: 0...2.5)
  private static let levels = [0.1, 0.5, 1, 2].map {
    ContourLevel($0, label: FigureText.number($0, digits: 1))
  }
  private static let patternLook = MarkerLook(.ink, shape: .circle, isHollow: true, scale: 0.7)

  private static func bar(_ rows: [AssociativeMemoryEnergyRow]) -> ColorBar {
    var bar = ColorBar(colors, label: "energy over its minimum", levels: levels)
    bar.isOpenAbove = rows.contains { max($0.patterns, $0.continuum) > 2.5 }
    return bar
  }

  private static func panel(
    _ tag: String, _ rows: [AssociativeMemoryEnergyRow], _ beta: Double,
    _ energy: (AssociativeMemoryEnergyRow) -> Double, _ patterns: [AssociativeMemoryPatternRow]
  ) -> Panel {
    let own = rows.filter { $0.beta == beta }
    let xs = Set(own.map(\.x)).sorted(), ys = Set(own.map(\.y)).sorted()
    let values = Dictionary(
      own.map { (Place(x: $0.x, y: $0.y), energy($0)) }, uniquingKeysWith: { first, _ in first })
    let grid = CellGrid(
      xEdges: CellGrid.edges(around: xs, spacing: .linear),
      yEdges: CellGrid.edges(around: ys, spacing: .linear),
      cells: ys.map { y in
        xs.map { x in values[Place(x: x, y: y)].map(GridCell.value) ?? .missing }
      })
    let unlabelled = levels.map { ContourLevel($0.value, label: "") }
    return Panel(
      tag: tag, title: "$\\beta = \(beta.cellText)$",
      x: axis("$x_1$", grid.xEdges), y: axis("$x_2$", grid.yEdges),
      marks: [
        .heatmap(Heatmap(grid, colors: colors)),
        .contours(Contours(grid, levels: unlabelled, ink: .over(colors))),
        .points(patterns.map { PlotPoint($0.x, $0.y) }, patternLook),
      ])
  }

  private struct Place: Hashable {
    let x: Double
    let y: Double
  }

  private static func axis(_ label: String, _ edges: [Double]) -> PlotAxis {
    PlotAxis(
      label: label, scale: .linear, range: (edges.first ?? -1)...(edges.last ?? 1),
      ticks: [-1.0, 0, 1].map { AxisTick(value: $0, label: FigureText.number($0, digits: 1)) })
  }

  private static func caption(_ betas: [Double], _ count: Int) -> String {
    "Energy $E(x) = -\\beta^{-1} \\ln \\sum_\\mu e^{-\\beta \\lVert x - \\xi_\\mu \\rVert^2}$ less its "
      + "least value, at inverse temperatures $\\beta$ = "
      + "\(FigureText.list(betas.map(\.cellText))): for \(count) patterns on random angles of the unit "
      + "circle (with circles), and for infinitely many, where the minimum is a ring. Lines: levels of "
      + "the bar."
  }

  private static func altText(_ betas: [Double], _ count: Int) -> String {
    "Heatmaps of the energy in the plane at beta from \((betas.first ?? 0).cellText) to "
      + "\((betas.last ?? 0).cellText): \(count) patterns share a basin at small beta and have minima "
      + "of their own at large beta; infinitely many make a ring."
  }
}
