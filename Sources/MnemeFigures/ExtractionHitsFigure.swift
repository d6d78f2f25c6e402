import MnemePlot
import MnemeTables

/// Training points that samples hit: simulated with their expectation, and by real generators.
enum ExtractionHitsFigure {
  static let name = "extraction-hits"

  struct Tables {
    let hits: [ExtractionHitRow]
    let memorized: [ExtractionMemorizedRow]
    let theory: [ExtractionTheoryRow]

    func expected(_ law: HitLaw) -> [PlotPoint] {
      let curve: ExtractionCurve =
        switch law {
        case .equal: .equalHits
        case .zipf: .zipfHits
        }
      return theory.filter { $0.curve == curve }.map { PlotPoint($0.place, $0.value) }
    }

    struct Generator: Hashable {
      let kind: ExtractionGenerator
      let noiseLevel: Double?
    }

    /// In the order of the table.
    var generators: [Generator] {
      var seen: Set<Generator> = []
      return memorized.map { Generator(kind: $0.generator, noiseLevel: $0.noiseLevel) }
        .filter { seen.insert($0).inserted }
    }

    /// Of the narrowest band.
    var factor: Double { memorized.map(\.factor).max() ?? 3 }
    var largestCount: Int { memorized.map(\.trainingCount).max() ?? 0 }

    func cells(_ generator: Generator) -> [ExtractionMemorizedRow] {
      memorized.filter {
        $0.generator == generator.kind && $0.noiseLevel == generator.noiseLevel
      }
    }
  }

  static func figure(_ tables: Tables, width: Double) -> Figure {
    let panels = [simulated(tables), shares(tables), distinct(tables), bands(tables)]
    let isNarrow = width < 350
    var figure = Figure(
      name: name, title: "Training points that samples hit",
      panels: isNarrow ? panels.map { [$0] } : [Array(panels[0..<2]), Array(panels[2...])],
      aspect: isNarrow ? 0.62 : 0.72, caption: caption(tables), altText: altText(tables))
    figure.legend =
      tables.generators.map { generator in
        let look = look(generator, tables)
        return LegendEntry(words(generator), line: look.line, marker: look.marker)
      }
      + HitLaw.allCases.map { law in
        LegendEntry(words(law), line: look(law).line, marker: look(law).marker)
      } + [LegendEntry("without a model", line: nullLook)]
    return figure
  }

  private typealias Look = (line: LineLook, marker: MarkerLook)

  private static func look(_ law: HitLaw) -> Look {
    switch law {
    case .equal:
      (
        LineLook(.category(2)),
        MarkerLook(.category(2), shape: .circle, isHollow: true, scale: 0.85)
      )
    case .zipf:
      (
        LineLook(.category(3), dash: .longDashed),
        MarkerLook(.category(3), shape: .square, isHollow: true, scale: 0.85)
      )
    }
  }

  private static func look(_ generator: Tables.Generator, _ tables: Tables) -> Look {
    let (line, shape): (LineLook, MarkerShape) =
      switch generator.kind {
      case .exact: (LineLook(.ink), .circle)
      case .truth: (LineLook(.category(0), dash: .dashed), .square)
      case .stopped: stopped(generator, tables)
      }
    return (line, MarkerLook(line.ink, shape: shape, scale: 0.85))
  }

  private static func stopped(
    _ generator: Tables.Generator, _ tables: Tables
  ) -> (LineLook, MarkerShape) {
    let levels = tables.generators.filter { $0.kind == .stopped }
    let index = levels.firstIndex(of: generator) ?? 0
    return (
      LineLook(
        .ordered(index, of: levels.count),
        dash: [DashPattern.longDashed, .dashDotted, .dotted][index % 3]),
      [MarkerShape.triangle, .diamond, .circle][index % 3]
    )
  }

  private static let nullLook = LineLook(.muted, dash: .dotted, weight: 0.8)

  // MARK: Panels

  private static func simulated(_ tables: Tables) -> Panel {
    let size = Double(tables.hits.first?.poolSize ?? 1)
    let counts = tables.hits.map { Double($0.sampleCount) }
    var marks: [Mark] = []
    for law in HitLaw.allCases {
      let rows = tables.hits.filter { $0.law == law }.sorted { $0.sampleCount < $1.sampleCount }
      marks.append(.line(tables.expected(law), look(law).line))
      marks += MeasuredMarks.measured(rows, look(law)) { (Double($0.sampleCount), $0.distinct) }
    }
    return Panel(
      tag: "(a)",
      x: PlotAxis(
        label: "samples, $N_G$", scale: .logarithmic,
        range: (counts.min() ?? 1) / 1.3...(counts.max() ?? 10) * 1.3),
      y: PlotAxis(
        label: "different points hit", scale: .linear, range: -0.03 * size...size * 1.05),
      marks: marks)
  }

  private static func countAxis(_ tables: Tables) -> PlotAxis {
    let counts = tables.memorized.map { Double($0.trainingCount) }
    return PlotAxis(
      label: "training points, $n$", scale: .logarithmic,
      range: (counts.min() ?? 1) / 1.3...(counts.max() ?? 10) * 1.3)
  }

  private static func shares(_ tables: Tables) -> Panel {
    let rate = tables.memorized.first { $0.factor == tables.factor }?.uniformRate ?? 0
    var marks: [Mark] = [.level(rate, label: "", nullLook)]
    for generator in tables.generators {
      let look = look(generator, tables)
      let rows = tables.cells(generator).filter { $0.factor == tables.factor }
        .sorted { $0.trainingCount < $1.trainingCount }
      let value = { (row: ExtractionMemorizedRow) in
        (Double(row.trainingCount), IntervalEstimate(row.memorized))
      }
      marks +=
        [.line(MeasuredMarks.points(rows, value), look.line)]
        + MeasuredMarks.measured(rows, look, value)
    }
    return Panel(
      tag: "(b)", x: countAxis(tables),
      y: PlotAxis(label: "share in the band (AMS)", scale: .linear, range: -0.03...1.03),
      marks: marks)
  }

  private static func distinct(_ tables: Tables) -> Panel {
    var marks: [Mark] = []
    for generator in tables.generators {
      let look = look(generator, tables)
      let rows = tables.cells(generator).filter { $0.factor == tables.factor }
        .sorted { $0.trainingCount < $1.trainingCount }
      marks.append(
        .line(rows.map { PlotPoint(Double($0.trainingCount), $0.expectedDistinct) }, look.line))
      marks += MeasuredMarks.measured(rows, look) { (Double($0.trainingCount), $0.distinct) }
    }
    return Panel(
      tag: "(c)", x: countAxis(tables),
      y: PlotAxis(label: "different points a sample (UMS)", scale: .linear, range: -0.03...1.03),
      marks: marks)
  }

  private static func bands(_ tables: Tables) -> Panel {
    let factors = tables.memorized.map(\.factor)
    let low = factors.min() ?? 1.5, high = factors.max() ?? 3
    let rates = tables.memorized.filter { $0.trainingCount == tables.largestCount }
      .sorted { $0.factor < $1.factor }
    var marks: [Mark] = [.line(rates.map { PlotPoint($0.factor, $0.uniformRate) }, nullLook)]
    for generator in tables.generators {
      let look = look(generator, tables)
      let rows = tables.cells(generator).filter { $0.trainingCount == tables.largestCount }
        .sorted { $0.factor < $1.factor }
      let value = { (row: ExtractionMemorizedRow) in
        (row.factor, IntervalEstimate(row.memorized))
      }
      marks +=
        [.line(MeasuredMarks.points(rows, value), look.line)]
        + MeasuredMarks.measured(rows, look, value)
    }
    let room = max(0.1, 0.06 * (high - low))
    return Panel(
      tag: "(d)",
      x: PlotAxis(
        label: "times nearer than second", scale: .linear, range: low - room...high + room),
      y: PlotAxis(label: "share in the band (AMS)", scale: .linear, range: -0.03...1.03),
      marks: marks)
  }

  // MARK: Words

  private static func words(_ generator: Tables.Generator) -> String {
    switch generator.kind {
    case .exact: "exact score"
    case .stopped: "stopped, $\\sigma = \((generator.noiseLevel ?? 0).cellText)$"
    case .truth: "truth"
    }
  }

  private static func words(_ law: HitLaw) -> String {
    switch law {
    case .equal: "hit evenly"
    case .zipf: "hit by rank"
    }
  }

  private static func caption(_ tables: Tables) -> String {
    guard let hit = tables.hits.first, let row = tables.memorized.first else { return "No cells." }
    return
      "(a) Different ones of \(FigureText.count(hit.poolSize)) training points that samples hit, "
      + "simulated \(FigureText.count(hit.trials)) times; lines: $\\sum_i 1 - (1 - p_i)^{N_G}$. (b) "
      + "Samples at least \(tables.factor.cellText) times nearer to their nearest training point than to "
      + "the second. (c) Different points that these hit, over all samples; lines: expected if as many "
      + "hits chose evenly. (d) As (b) for other bands, $n = "
      + "\(FigureText.count(tables.largestCount))$. \(FigureText.count(row.sampleCount)) samples on each "
      + "of \(FigureText.range(tables.memorized.map(\.trials))) sets, "
      + "\(FigureText.percent(row.intervalLevel)) intervals; dotted: without a model."
  }

  private static func altText(_ tables: Tables) -> String {
    "Different training points hit rise with the samples, slower if some are hit more often. All samples "
      + "of the exact score are in the band, those of stopped paths up to some n, fresh ones at a rate "
      + "near 1/9. n from \(FigureText.range(tables.memorized.map(\.trainingCount)))."
  }
}
