import MnemePlot
import MnemeTables

/// Two runs side by side: each headline's difference, and those of all cells, as multiples of the
/// reach of their intervals.
enum ComparisonFigure {
  static let name = "comparison"

  static func figure(_ rows: [ComparisonRow], width: Double) -> Figure {
    let isNarrow = width < 350
    let headlines = rows.filter { $0.table == HeadlineRow.tableName && $0.reaches != nil }
    let cells = rows.filter {
      $0.table != HeadlineRow.tableName && $0.reaches != nil && $0.verdict != .same
    }
    var panels: [Panel] = []
    if !headlines.isEmpty { panels.append(headlinesPanel(headlines, isNarrow: isNarrow)) }
    if !cells.isEmpty || panels.isEmpty { panels.append(cellsPanel(cells)) }
    for index in panels.indices {
      panels[index].tag = panels.count == 1 ? "" : ["(a)", "(b)"][index]
    }
    var figure = Figure(
      name: name, title: "Two runs side by side",
      panels: isNarrow ? panels.map { [$0] } : [panels],
      aspect: isNarrow ? 0.7 : panels.count == 1 ? 0.5 : 0.8,
      caption: caption(headlines, cells), altText: altText(headlines, cells))
    figure.legend = legend(headlines, hasCells: !cells.isEmpty)
    return figure
  }

  // MARK: Panels

  /// One line a headline: the interval of its difference, which is one reach wide towards 0.
  private static func headlinesPanel(_ rows: [ComparisonRow], isNarrow: Bool) -> Panel {
    let count = Double(rows.count)
    let placed = zip(rows, rows.indices.map { count - 1 - Double($0) })
    let bars = placed.map { row, place in
      Mark.xErrorBars([stretch(row, at: place)], LineLook(look(row.verdict).ink, weight: 0.8))
    }
    let points = placed.map { row, place in
      Mark.points([PlotPoint(row.reaches ?? 0, place)], look(row.verdict))
    }
    return Panel(
      x: PlotAxis(label: label, scale: .linear, range: range(rows, margin: 1.3)),
      y: PlotAxis(label: "", names: rows.reversed().map { ComparisonWords.name(of: $0, isNarrow) }),
      marks: [.verticalRule(0, label: "", Looks.zero)] + bars + points)
  }

  /// The limits of the difference in the unit of the axis.
  private static func stretch(_ row: ComparisonRow, at place: Double) -> PlotStretch {
    let reaches = row.reaches ?? 0
    guard let value = row.difference.value, let low = row.difference.low,
      let high = row.difference.high, value != 0, reaches != 0
    else { return PlotStretch(y: place, low: reaches - 1, high: reaches + 1) }
    let unit = value / reaches
    return PlotStretch(y: place, low: low / unit, high: high / unit)
  }

  /// How often each multiple occurs; those beyond the axis count in its last bars.
  private static func cellsPanel(_ rows: [ComparisonRow]) -> Panel {
    let range = range(rows, margin: 0.5)
    let binCount = 24
    let width = (range.upperBound - range.lowerBound) / Double(binCount)
    var counts = [Int](repeating: 0, count: binCount)
    for row in rows {
      let bin = Int((((row.reaches ?? 0) - range.lowerBound) / width).rounded(.down))
      counts[min(max(bin, 0), binCount - 1)] += 1
    }
    let highest = Double(max(1, counts.max() ?? 1))
    return Panel(
      x: PlotAxis(label: label, scale: .linear, range: range),
      y: PlotAxis(label: "quantities of cells", scale: .linear, range: 0...1.08 * highest),
      marks: [
        .histogram(
          Histogram(
            edges: (0...binCount).map { range.lowerBound + Double($0) * width },
            heights: counts.map(Double.init)), LineLook(.category(0))),
        .verticalRule(-1, label: "", Looks.limit), .verticalRule(1, label: "", Looks.limit),
      ])
  }

  private static let label = "difference / reach of its interval"

  /// Symmetric, with ±1 in it.
  private static func range(
    _ rows: [ComparisonRow], margin: Double
  ) -> ClosedRange<Double> {
    let largest = rows.compactMap { $0.reaches.map(abs) }.filter(\.isFinite).max() ?? 1
    let end = min(max(largest, 1.5), 12) + margin
    return -end...end
  }

  // MARK: Looks

  private enum Looks {
    static let zero = LineLook(.muted, weight: 0.6)
    static let limit = LineLook(.muted, dash: .dashed, weight: 0.8)
  }

  private static func look(_ verdict: ComparisonVerdict) -> MarkerLook {
    switch verdict {
    case .same, .within, .incomparable: MarkerLook(.ink, shape: .circle, isHollow: true)
    case .beyondAlone: MarkerLook(.category(0), shape: .diamond)
    case .beyond: MarkerLook(.category(1), shape: .square)
    }
  }

  // MARK: Words

  private static func legend(_ headlines: [ComparisonRow], hasCells: Bool) -> [LegendEntry] {
    let verdicts: [(ComparisonVerdict, String)] = [
      (.within, "within"), (.beyondAlone, "beyond alone"), (.beyond, "beyond"),
    ]
    let entries = verdicts.filter { verdict, _ in
      headlines.contains { $0.verdict == verdict || verdict == .within && $0.verdict == .same }
    }.map { verdict, name in
      let marker = look(verdict)
      return LegendEntry(
        name, line: LineLook(marker.ink, weight: 0.8), marker: marker, sample: .errorBar)
    }
    return entries
      + (hasCells
        ? [LegendEntry("end of the interval", line: Looks.limit, sample: .verticalRule)] : [])
  }

  private static func caption(_ headlines: [ComparisonRow], _ cells: [ComparisonRow]) -> String {
    let level = FigureText.percent((headlines + cells).first?.intervalLevel ?? 0.95)
    let parts = [
      headlines.isEmpty
        ? nil
        : "the headlines, with \(level) intervals of the differences; an interval that leaves out 0 is "
          + "a difference beyond it",
      cells.isEmpty
        ? nil
        : "\(FigureText.count(cells.count)) quantities of the cells that both runs have; between the "
          + "dashed lines the interval holds 0",
    ].compactMap { $0 }
    let tagged = parts.enumerated().map { parts.count == 1 ? $1 : "\(["(a)", "(b)"][$0]) \($1)" }
    return "Second run less first run, each difference over the reach of its interval towards 0: "
      + (tagged.isEmpty
        ? "nothing is measured in both runs." : tagged.joined(separator: "; ") + ".")
  }

  private static func altText(_ headlines: [ComparisonRow], _ cells: [ComparisonRow]) -> String {
    func outside(_ rows: [ComparisonRow]) -> Int { rows.count { abs($0.reaches ?? 0) > 1 } }
    return
      "Differences between two runs: \(outside(headlines)) of \(headlines.count) headlines and "
      + "\(outside(cells)) of \(cells.count) quantities of cells lie beyond their intervals."
  }
}

/// Names of headlines as labels.
enum ComparisonWords {
  /// As plain text, as it counts against the length, and as a label.
  private static let symbols = [
    ("KL(rho_G || rho)", "KL", "KL"), ("P(Delta > 0)", "\u{1}", "$\\Prob(\\Delta > 0)$"),
    ("n_mem", "\u{2}", "$n_\\mathrm{mem}$"), ("n_fall", "\u{3}", "$n_\\mathrm{fall}$"),
    ("q_c", "\u{4}", "$q_c$"), ("q_s", "\u{5}", "$q_s$"),
  ]

  /// What stands before the colon, cut to a length that leaves room for the panel.
  static func name(of row: ComparisonRow, _ isNarrow: Bool) -> String {
    let limit = isNarrow ? 22 : 32
    var words = row.quantity.split(separator: ":").first.map(String.init) ?? row.cell
    words = words.filter { $0 != "$" }
    for (plain, mark, _) in symbols { words = replaced(plain, by: mark, in: words) }
    if words.count > limit {
      let cut = words.prefix(limit)
      words = String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + " …"
    }
    for (_, mark, symbol) in symbols { words = replaced(mark, by: symbol, in: words) }
    return words
  }

  private static func replaced(_ old: String, by new: String, in words: String) -> String {
    words.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
