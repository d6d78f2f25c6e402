import MnemePlot
import MnemeTables

/// Paths in the plane over the cells nearest to each training point, by regularization, and how their
/// distance to the point at their end falls with the noise.
enum ScoreCollapsePathsFigure {
  static let name = "score-collapse-paths"

  /// What is drawn.
  struct Tables {
    let paths: [ScoreCollapsePathRow]
    let cells: [ScoreCollapseCellRow]
    let distances: [ScoreCollapseDistanceRow]

    /// - Throws: `TableError`, `DiskError`.
    init(_ folder: RunFolder) throws {
      paths = try folder.read(ScoreCollapsePathRow.self)
      cells = try folder.read(ScoreCollapseCellRow.self)
      distances = try folder.read(ScoreCollapseDistanceRow.self)
    }
  }

  static func figure(_ tables: Tables) -> Figure {
    let planes = zip(["(a)", "(b)", "(c)"], CollapseRegularization.allCases).map { tag, kind in
      plane(tag, tables, kind)
    }
    var figure = Figure(
      name: name, title: "Paths of exact and regularized scores",
      panels: [[planes[0], planes[1]], [planes[2], approach(tables)]], aspect: 1,
      caption: caption(tables), altText: altText(tables))
    figure.legend =
      CollapseRegularization.allCases.map { kind in
        LegendEntry(words(kind, tables), line: line(kind))
      } + [
        LegendEntry("training point", marker: pointLook), LegendEntry("end", marker: endLook),
      ]
    return figure
  }

  private static let reach = 3.0
  private static let pointLook = MarkerLook(.ink, shape: .circle, isHollow: true, scale: 0.9)
  private static let endLook = MarkerLook(.ink, shape: .circle, scale: 0.4)

  private static func line(_ kind: CollapseRegularization) -> LineLook {
    switch kind {
    case .none: LineLook(.category(0))
    case .tikhonov: LineLook(.category(1), dash: .longDashed)
    case .empiricalBayes: LineLook(.category(2), dash: .dashDotted)
    }
  }

  private static func plane(
    _ tag: String, _ tables: Tables, _ kind: CollapseRegularization
  ) -> Panel {
    let paths = tables.paths.filter { $0.regularization == kind }
    let numbers = Set(paths.map(\.path)).sorted()
    let lines = numbers.map { number in
      paths.filter { $0.path == number }.sorted { $0.noiseLevel > $1.noiseLevel }
        .map { PlotPoint($0.x, $0.y) }
    }
    let look = LineLook(line(kind).ink, weight: 0.7)
    let axes = ["$x_1$", "$x_2$"].map {
      PlotAxis(label: $0, scale: .linear, range: -reach...reach)
    }
    return Panel(
      tag: tag, x: axes[0], y: axes[1],
      marks: cells(tables) + lines.map { .line($0, look) } + [
        .points(points(tables), pointLook), .points(lines.compactMap(\.last), endLook),
      ])
  }

  private static func cells(_ tables: Tables) -> [Mark] {
    let look = LineLook(.muted, weight: 0.5)
    return Set(tables.cells.map(\.point)).sorted().map { point in
      let corners = tables.cells.filter { $0.point == point }.map { PlotPoint($0.x, $0.y) }
      return .line(corners + corners.prefix(1), look)
    }
  }

  private static func points(_ tables: Tables) -> [PlotPoint] {
    Set(tables.cells.map(\.point)).sorted().compactMap { point in
      tables.cells.first { $0.point == point }.map { PlotPoint($0.pointX, $0.pointY) }
    }
  }

  private static func approach(_ tables: Tables) -> Panel {
    var marks: [Mark] = [.identity(LineLook(.muted, dash: .dotted, weight: 0.6))]
    for kind in CollapseRegularization.allCases {
      let rows = tables.distances.filter { $0.regularization == kind }
        .sorted { $0.noiseLevel < $1.noiseLevel }
      marks += [
        .band(rows.map { PlotSpan(x: $0.noiseLevel, low: $0.q25, high: $0.q75) }, line(kind).ink),
        .line(rows.map { PlotPoint($0.noiseLevel, $0.median) }, line(kind)),
      ]
    }
    let noise = tables.distances.map(\.noiseLevel)
    let high = max(noise.max() ?? 1, tables.distances.map(\.q75).max() ?? 1)
    let range = (noise.min() ?? 1e-5) / 1.3...high * 1.3
    return Panel(
      tag: "(d)", x: PlotAxis(label: "noise $\\sigma$", scale: .logarithmic, range: range),
      y: PlotAxis(label: "distance to the point at the end", scale: .logarithmic, range: range),
      marks: marks)
  }

  private static func strength(_ kind: CollapseRegularization, _ tables: Tables) -> Double? {
    tables.distances.first { $0.regularization == kind }?.strength
  }

  private static func words(_ kind: CollapseRegularization, _ tables: Tables) -> String {
    let value = (strength(kind, tables) ?? 0).cellText
    return switch kind {
    case .none: "exact score"
    case .tikhonov: "Tikhonov, $c = \(value)$"
    case .empiricalBayes: "empirical Bayes, $\\tau = \(value)$"
    }
  }

  private static func caption(_ tables: Tables) -> String {
    let drawn = Set(tables.paths.map(\.path)).count
    let count = tables.distances.first?.pathCount ?? 0
    return
      "Paths of the probability flow in the plane from $\\sigma$ = 4.64 down to 0, the same "
      + "\(drawn) starts in each: (a) exact score, (b) Tikhonov, (c) empirical Bayes. Small dots: their "
      + "ends; circles: training points; thin lines: the cells nearest to each. (d) Distance to the "
      + "training point nearest to the end, median and quartiles of \(FigureText.count(count)) paths; "
      + "dotted: the noise itself."
  }

  private static func altText(_ tables: Tables) -> String {
    let drawn = Set(tables.paths.map(\.path)).count
    return
      "\(drawn) paths in the plane over cells of training points: with the exact score they end "
      + "at the points, with Tikhonov's about them, with empirical Bayes partly at them, partly "
      + "between. The distance falls with the noise, or levels off."
  }
}
