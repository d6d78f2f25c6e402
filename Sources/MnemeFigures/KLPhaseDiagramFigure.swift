import MnemePlot
import MnemeTables

/// KL/d over signal share and n/d: theory in colours, its transitions as lines, the trained model as
/// points; beside it, cuts at fixed signal share.
enum KLPhaseDiagramFigure {
  static let name = "kl-phase-diagram"

  /// Points below which two panels beside each other can't be read.
  private static let narrow = 350.0

  /// - Parameter width: of the page, in points. A narrow one puts the cuts under the diagram.
  static func figure(_ tables: KLPhaseDiagramTables, width: Double) -> Figure {
    let isNarrow = width < narrow
    var (diagram, cuts) = (diagram(tables), cutPanel(tables))
    (diagram.tag, cuts.tag) = ("(a)", "(b)")
    var figure = Figure(
      name: name, title: "Phase diagram of the KL divergence",
      panels: isNarrow ? [[diagram], [cuts]] : [[diagram, cuts]], aspect: isNarrow ? 0.8 : 1.0,
      caption: caption(tables), altText: altText(tables))
    figure.legend = legend(tables)
    figure.colorBar = ColorBar(
      of: heatmap(tables), label: "$\\KL/d$ (nats), $d \\to \\infty$", levels: levels)
    return figure
  }

  // MARK: The diagram

  /// The light part of the map, so that dark lines and their labels stand out in every theme.
  private static let colors = ColorScale(
    map: .cividis.truncated(to: 0.5...1, name: "cividis, light part"), range: 0.003...12,
    spacing: .logarithmic)

  private static let levels = [
    (0.01, "0.01"), (0.03, "0.03"), (0.1, "0.1"), (0.3, "0.3"), (1, "1"), (3, "3"),
  ].map { ContourLevel($0.0, label: $0.1) }

  /// The bar names all levels; in the diagram those are named whose lines have room.
  private static let drawnLevels = levels.map {
    ContourLevel($0.value, label: [0.1, 1].contains($0.value) ? $0.label : "")
  }

  private static func heatmap(_ tables: KLPhaseDiagramTables) -> Heatmap {
    Heatmap(tables.grid { $0.limit.isFinite ? .value($0.limit) : .censored }, colors: colors)
  }

  private static func diagram(_ tables: KLPhaseDiagramTables) -> Panel {
    let heatmap = heatmap(tables)
    let grid = heatmap.grid
    let places = tables.lines.filter { $0.line == .lossOfMonotonicity }.compactMap { row in
      row.ratio.map { PlotPoint(row.q, $0) }
    }
    return Panel(
      x: PlotAxis(
        label: "signal share, $q$", scale: .logarithmic,
        range: (grid.xEdges.first ?? 0.01)...(grid.xEdges.last ?? 1), ticks: shareTicks(tables)),
      y: PlotAxis(
        label: "$n/d$", scale: .logarithmic,
        range: (grid.yEdges.first ?? 1)...(grid.yEdges.last ?? 100)),
      marks: [
        .heatmap(heatmap),
        .contours(Contours(grid, levels: drawnLevels, spacing: .logarithmic, ink: .over(colors))),
      ] + transitions(tables) + points(tables) + [
        .points(places, lossLook)
      ])
  }

  private static let lossLook = MarkerLook(.ink, shape: .diamond, isHollow: true, scale: 0.7)

  /// Round numbers, with the critical shares by name.
  private static func shareTicks(_ tables: KLPhaseDiagramTables) -> [AxisTick] {
    let numbers = [(0.02, "0.02"), (0.05, "0.05"), (0.5, "0.5"), (1, "1")].map {
      AxisTick(value: $0.0, label: $0.1)
    }
    let minors = [0.03, 0.04, 0.06, 0.07, 0.08, 0.09, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9].map {
      AxisTick(value: $0, label: nil)
    }
    let named = [(PhaseDiagramLine.equality, "$q_s$"), (.critical, "$q_c$")].compactMap {
      line, label in
      tables.lineRow(line).map { AxisTick(value: $0.q, label: label) }
    }
    return numbers + minors + named
  }

  private static let transitionLook = LineLook(.ink, dash: .longDashed, weight: 0.7)
  private static let stationaryLook = LineLook(.ink, dash: .dashDotted, weight: 0.7)

  /// Contours of q n/d at 1, of the slope of KL at 0, of q at q_s and q_c: their ink is dark on the
  /// diagram's colours in every theme. Lines without points stand for them in the legend.
  private static func transitions(_ tables: KLPhaseDiagramTables) -> [Mark] {
    let slope = tables.grid { $0.slope.map(GridCell.value) ?? .censored }
    let shares = tables.grid { .value($0.q) }
    let critical = tables.lineRow(.critical)?.q ?? 0
    let equality = tables.lineRow(.equality)?.q ?? 0
    return [
      .line([], transitionLook), .line([], stationaryLook),
      line(tables.grid { .value($0.q * $0.ratio) }, 1, transitionLook.dash, .logarithmic),
      line(slope, 0, stationaryLook.dash, .linear),
      line(shares, equality, .dotted, .logarithmic), line(shares, critical, .dashed, .logarithmic),
    ]
  }

  private static func line(
    _ grid: CellGrid, _ value: Double, _ dash: DashPattern, _ spacing: ValueSpacing
  ) -> Mark {
    // Dark on every colour of the truncated map, whatever the value of the line.
    let ink = ColorScale(map: colors.map, range: value - 2...value)
    return .contours(
      Contours(
        grid, levels: [ContourLevel(value, label: "", dash: dash)], spacing: spacing,
        ink: .over(ink)))
  }

  private static func points(_ tables: KLPhaseDiagramTables) -> [Mark] {
    KLPhaseDiagramRow.Agreement.allCases.compactMap { agreement in
      let rows = tables.leadingRows.filter { $0.agreement == agreement }
      return rows.isEmpty
        ? nil : .points(rows.map { PlotPoint($0.q, $0.ratio) }, agreement.look)
    }
  }

  // MARK: Cuts

  private static func cutPanel(_ tables: KLPhaseDiagramTables) -> Panel {
    let marks = tables.cutShares.enumerated().flatMap { index, q in
      cut(tables, q, DimensionLook(index: index, count: tables.cutShares.count))
    }
    return Panel(
      x: PlotAxis(label: "$n/d$", scale: .logarithmic, range: 1...100),
      y: PlotAxis(label: "$\\KL/d$ (nats)", scale: .linear, range: 0...cutTop(tables)),
      marks: marks)
  }

  /// Half above the largest value for many samples: the rise at n = d leaves the frame.
  private static func cutTop(_ tables: KLPhaseDiagramTables) -> Double {
    let last = tables.cuts.map(\.ratio).max() ?? 0
    return 1.5 * (tables.cuts.filter { $0.ratio == last }.map(\.limit).max() ?? 1)
  }

  private static func cut(
    _ tables: KLPhaseDiagramTables, _ q: Double, _ look: DimensionLook
  ) -> [Mark] {
    let theory = tables.cuts.filter { $0.q == q }.sorted { $0.ratio < $1.ratio }
    let rows = tables.leadingRows.filter { $0.q == q }
    let d = Double(tables.leadingDimension)
    let spans = rows.compactMap { row -> PlotSpan? in
      guard let low = row.cell.klNats.low, let high = row.cell.klNats.high else { return nil }
      return PlotSpan(x: row.ratio, low: low / d, high: high / d)
    }
    let points = rows.compactMap { row in
      row.cell.klNats.value.map { PlotPoint(row.ratio, $0 / d) }
    }
    // A gap where no form is good.
    let best = theory.map {
      PlotPoint($0.ratio, $0.form == .crossover ? .nan : $0.best)
    }
    return [
      .line(
        theory.map { PlotPoint($0.ratio, $0.limit) }, limitLook),
      .line(best, look.line), .errorBars(spans, LineLook(look.ink, weight: 0.7)),
      .points(points, look.marker),
    ]
  }

  private static let limitLook = LineLook(.muted, dash: .dotted, weight: 0.7)

  // MARK: Words

  private static func legend(_ tables: KLPhaseDiagramTables) -> [LegendEntry] {
    let cuts = tables.cutShares.enumerated().map { index, q in
      let look = DimensionLook(index: index, count: tables.cutShares.count)
      return LegendEntry(
        "$q = \(q)$", line: look.line, marker: look.marker,
        sample: .errorBar)
    }
    let classes = KLPhaseDiagramRow.Agreement.allCases.filter { agreement in
      tables.leadingRows.contains { $0.agreement == agreement }
    }.map { LegendEntry($0.label, marker: $0.look) }
    let loss =
      tables.lineRow(.lossOfMonotonicity) == nil
      ? [] : [LegendEntry("$q_c(d)$", marker: lossLook)]
    let lines = [
      LegendEntry("$d/n = q$", line: transitionLook),
      LegendEntry("$\\partial\\KL/\\partial n = 0$", line: stationaryLook),
    ]
    return lines + loss + classes + cuts
  }

  private static func caption(_ tables: KLPhaseDiagramTables) -> String {
    let losses = tables.lines.filter { $0.line == .lossOfMonotonicity }.compactMap(\.dimension)
    let level = FigureText.percent(tables.rows.first?.intervalLevel ?? 0.95)
    return
      "(a) KL divergence of the generated law from the truth, per dimension, in the limit of large $d$ "
      + "(Eq. 15), over the signal share $q$ and $n/d$; it is infinite up to $n = d$. Lines: the transition of the "
      + "log-determinant, $d/n = q$; $\\partial\\KL/\\partial n = 0$, within which more samples make "
      + "KL larger; $q_s$ = \(share(tables, .equality)), below which a finite $n$ is best of all; $q_c$ = "
      + "\(share(tables, .critical)), from which KL falls for every $n > d$. Diamonds: $q_c(d)$ of the "
      + "first-order formula at $d$ = \(FigureText.list(losses.map(String.init))). Points: the "
      + "trained model at $d = \(tables.leadingDimension)$, "
      + "\(FigureText.range(tables.leadingRows.map(\.trials))) trials each, by the deviation $z$ of "
      + "simulated from theoretical KL in standard errors. (b) Cuts: KL per dimension of the trained "
      + "model with \(level) intervals (only $\\ln\\det MM^{T}$ simulated), the best closed form at this "
      + "$d$ (lines; a gap where none is good) and the limit (Eq. 15, dotted)."
  }

  private static func share(_ tables: KLPhaseDiagramTables, _ line: PhaseDiagramLine) -> String {
    FigureText.number(tables.lineRow(line)?.q ?? 0, digits: 4)
  }

  private static func altText(_ tables: KLPhaseDiagramTables) -> String {
    "Heatmap of KL/d over q from 0.02 to 1 and n/d from 1 to 100: infinite at n = d, falling "
      + "with q; below q_c = \(share(tables, .critical)) it rises again with n between two lines. "
      + "\(tables.leadingRows.count) simulated cells at d = \(tables.leadingDimension), "
      + "\(FigureText.range(tables.leadingRows.map(\.trials))) trials each."
  }
}
