import MnemePlot
import MnemeTables

/// P(Δ > 0) over KL/d, at a small and at a large signal share: memorization ends in both, quality
/// improves in one.
enum AlternativeScenarioFigure {
  static let name = "alternative-scenario"

  /// Points below which two panels beside each other can't be read.
  private static let narrow = 350.0

  /// - Parameter width: of the page, in points. A narrow one stacks all panels.
  static func figure(_ tables: AlternativeScenarioTables, width: Double) -> Figure {
    let isNarrow = width < narrow
    let shares = tables.shares
    let memorization = shares.map { memorizationPanel(tables, $0) }
    let divergence = shares.map { divergencePanel(tables, $0) }
    let stacked = zip(memorization, divergence).flatMap { [[$0], [$1]] }
    var figure = Figure(
      name: name, title: "Memorization ends; quality need not improve",
      panels: isNarrow ? stacked : [memorization, divergence], aspect: isNarrow ? 0.4 : 0.55,
      caption: caption(tables), altText: altText(tables))
    figure.legend = legend(tables)
    figure.sharesX = !isNarrow
    figure.sharesY = true
    return figure
  }

  // MARK: Panels

  private static func memorizationPanel(
    _ tables: AlternativeScenarioTables, _ q: Double
  ) -> Panel {
    Panel(
      tag: "(\(Array("abcdefgh")[tables.shares.firstIndex(of: q) ?? 0]))", title: "$q = \(q)$",
      x: tables.ratioAxis(q),
      y: PlotAxis(label: "$\\Prob(\\Delta > 0)$", scale: .linear, range: -0.03...1.03),
      marks: tables.dimensions.flatMap { curve(tables, $0, q) })
  }

  private static func curve(
    _ tables: AlternativeScenarioTables, _ dimension: Int, _ q: Double
  ) -> [Mark] {
    let cells = tables.rows.filter { $0.dimension == dimension && $0.q == q }
      .sorted { $0.trainingCount < $1.trainingCount }
    let look = tables.look(dimension)
    func points(
      _ cells: [AlternativeScenarioRow], _ value: (AlternativeScenarioRow) -> Double?
    ) -> [PlotPoint] {
      cells.compactMap { cell in value(cell).map { PlotPoint(cell.ratio, $0) } }
    }
    let spans = cells.compactMap { cell -> PlotSpan? in
      guard let low = cell.positive.low, let high = cell.positive.high else { return nil }
      return PlotSpan(x: cell.ratio, low: low, high: high)
    }
    return [
      .band(spans, look.ink),
      .line(points(cells) { $0.nullPositive.fraction }, nullLook(look.ink)),
      .line(points(cells) { $0.positive.fraction }, look.line),
      .points(points(cells.filter(\.caveat.isEmpty)) { $0.positive.fraction }, look.marker),
      .points(points(cells.filter { !$0.caveat.isEmpty }) { $0.positive.fraction }, look.hollow),
    ]
  }

  private static func nullLook(_ ink: InkRole) -> LineLook {
    LineLook(ink, dash: .dotted, weight: 0.55)
  }

  private static func divergencePanel(
    _ tables: AlternativeScenarioTables, _ q: Double
  ) -> Panel {
    Panel(
      x: tables.ratioAxis(q),
      y: PlotAxis(label: "$\\KL/d$ (nats)", scale: .linear, range: divergenceRange(tables)),
      marks: [.region(low: tables.ratioAxis(q).range.lowerBound, high: 1, label: "KL infinite")]
        + tables.dimensions.flatMap { divergence(tables, $0, q) })
  }

  private static func divergence(
    _ tables: AlternativeScenarioTables, _ dimension: Int, _ q: Double
  ) -> [Mark] {
    let look = tables.look(dimension)
    let d = Double(dimension)
    let theory = tables.theory.filter { $0.dimension == dimension && $0.q == q }
      .sorted { $0.trainingCount < $1.trainingCount }
    let cells = tables.curves.filter { $0.dimension == dimension && $0.q == q }
    // No form is good in the crossover: the first order goes on there, in a look of its own.
    let best = theory.map {
      PlotPoint($0.ratio, $0.form == .crossover ? .nan : $0.best / d)
    }
    let rough = theory.map {
      PlotPoint($0.ratio, $0.form == .crossover ? $0.firstOrder / d : .nan)
    }
    let spans = cells.compactMap { cell -> PlotSpan? in
      guard let low = cell.cell.klNats.low, let high = cell.cell.klNats.high else { return nil }
      return PlotSpan(x: cell.ratio, low: low / d, high: high / d)
    }
    return [
      .line(best, theoryLook(look.ink)), .line(rough, roughLook(look.ink)),
      .errorBars(spans, LineLook(look.ink, weight: 0.7)),
      .points(
        cells.compactMap { cell in
          cell.cell.klNats.value.map { PlotPoint(cell.ratio, $0 / d) }
        }, look.marker),
    ]
  }

  private static func theoryLook(_ ink: InkRole) -> LineLook {
    LineLook(ink, dash: .dashed, weight: 0.7)
  }

  private static func roughLook(_ ink: InkRole) -> LineLook {
    LineLook(ink, dash: .dashDotted, weight: 0.7)
  }

  /// From nothing to a third above the largest value at the last n: the start leaves the frame.
  private static func divergenceRange(_ tables: AlternativeScenarioTables) -> ClosedRange<Double> {
    let last = tables.dimensions.flatMap { dimension in
      tables.shares.compactMap { q in
        tables.curves.filter { $0.dimension == dimension && $0.q == q }
          .max { $0.trainingCount < $1.trainingCount }?
          .cell.klNats.value.map { $0 / Double(dimension) }
      }
    }
    return 0...1.5 * (last.max() ?? 1)
  }

  // MARK: Words

  private static func legend(_ tables: AlternativeScenarioTables) -> [LegendEntry] {
    var entries = tables.dimensions.map { dimension in
      let look = tables.look(dimension)
      return LegendEntry("$d = \(dimension)$", line: look.line, marker: look.marker, sample: .band)
    }
    entries += [
      LegendEntry("null $\\Prob_0$", line: nullLook(.ink)),
      LegendEntry("theory", line: theoryLook(.ink)),
    ]
    if tables.theory.contains(where: { $0.form == .crossover }) {
      entries.append(LegendEntry("first order near $d/n = q$", line: roughLook(.ink)))
    }
    if tables.rows.contains(where: { !$0.caveat.isEmpty }) {
      entries.append(
        LegendEntry("decides nothing", marker: MarkerLook(.ink, shape: .circle, isHollow: true)))
    }
    return entries
  }

  private static func caption(_ tables: AlternativeScenarioTables) -> String {
    let percent = FigureText.percent(tables.intervalLevel)
    let first = tables.rows.first
    return
      "Top: probability that the generated law is nearer to the truth than to its training set "
      + "(Eq. 4a, reading: reference sample, $N_\\mathrm{ref} = "
      + "\(FigureText.count(first?.referenceCount ?? 0))$), with \(percent) Clopper–Pearson bands and "
      + "its null (dotted, an independent training set); "
      + "\(FigureText.range(tables.rows.map(\.trials))) trials a cell. Hollow: decides nothing "
      + "($n > N_\\mathrm{ref}/10$, or a null below ½). Bottom: KL divergence from the truth per dimension with "
      + "\(percent) intervals (only $\\ln\\det MM^{T}$ simulated), "
      + "\(FigureText.range(tables.curves.map(\.trials))) trials a cell; dashed: the best closed form "
      + "at this $d$; dash-dotted: near $d/n = q$, where no corrected form holds, the first-order one, "
      + "which is low by up to $\\ln(d)/4 + 0.1$ nats. $q$ = "
      + "\(FigureText.list(tables.shares.map { "\($0)" })); $n$ up to $1.5\\,d/q$."
  }

  private static func altText(_ tables: AlternativeScenarioTables) -> String {
    let parts = tables.shares.compactMap { q -> String? in
      guard let verdict = tables.verdicts.first(where: { $0.q == q }) else { return nil }
      return
        "at q = \(q), d = \(verdict.dimension) the verdict on KL over n is "
        + "\(verdict.verdict.rawValue)"
    }
    return "P(Delta > 0) rises from 0 to near 1 with n/d at both signal shares; "
      + "\(FigureText.list(parts)); \(FigureText.range(tables.curves.map(\.trials))) trials a cell."
  }
}
