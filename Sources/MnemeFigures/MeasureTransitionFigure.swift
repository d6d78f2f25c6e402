import MnemePlot
import MnemeTables

/// Memorized fractions against n, where models of several training sets were measured.
enum MeasureTransitionFigure {
  static let name = "measure-transition"

  /// nil for a single n.
  static func figure(_ tables: MeasureTables, width: Double) -> Figure? {
    let counts = Set(tables.measures.map(\.trainingCount)).sorted()
    let definitions = MeasureDefinition.allCases.filter { definition in
      definition.countsMemorized
        && tables.measures.contains { $0.definition == definition && $0.estimate.value != nil }
    }
    guard counts.count > 1, !definitions.isEmpty else { return nil }
    var figure = Figure(
      name: name, title: "Memorized fractions against the size of the training set",
      panels: [[panel(tables, counts, definitions)]], aspect: width < 350 ? 0.62 : 0.45,
      caption: caption(tables, counts), altText: altText(tables, counts))
    figure.legend = definitions.enumerated().map { index, definition in
      LegendEntry(
        definition.name(isNarrow: false), line: MeasureLook(index).line,
        marker: MeasureLook(index).marker, sample: .errorBar)
    }
    return figure
  }

  private static func panel(
    _ tables: MeasureTables, _ counts: [Int], _ definitions: [MeasureDefinition]
  ) -> Panel {
    let (low, high) = (Double(counts[0]), Double(counts[counts.count - 1]))
    var marks: [Mark] = [.level(0.5, label: "1/2", LineLook(.muted, dash: .dashed, weight: 0.6))]
    var places: [Double] = []
    for (index, definition) in definitions.enumerated() {
      let look = MeasureLook(index)
      // A little beside each other, so that equal fractions are seen.
      let shift = 1 + 0.012 * (Double(index) - Double(definitions.count - 1) / 2)
      let rows = tables.measures.filter { $0.definition == definition && $0.estimate.value != nil }
        .sorted { $0.trainingCount < $1.trainingCount }
      let points = rows.map {
        PlotPoint(Double($0.trainingCount) * shift, $0.estimate.value ?? 0)
      }
      places = counts.map(Double.init)
      marks += [
        .errorBars(
          rows.map {
            PlotSpan(
              x: Double($0.trainingCount) * shift, low: $0.estimate.low ?? 0,
              high: $0.estimate.high ?? 1)
          }, look.bar),
        .line(points, look.line), .points(points, look.marker),
      ]
      // Without its interval, which would hide those of the others.
      if let value = tables.scales.first(where: { $0.definition == definition })?.scale.value {
        marks.append(
          .transition(
            value: value, low: value, high: value, LineLook(look.line.ink, weight: 0.5)))
      }
    }
    var axis = PlotAxis(
      label: "training samples, $n$", scale: .logarithmic, range: low / 1.15...high * 1.15)
    axis.places = places
    return Panel(
      x: axis, y: PlotAxis(label: "memorized fraction", scale: .linear, range: -0.03...1.03),
      marks: marks)
  }

  private static func caption(_ tables: MeasureTables, _ counts: [Int]) -> String {
    "Fraction of generated samples that count as memorized against $n$, with "
      + "\(FigureText.percent(tables.intervalLevel)) intervals, for \(tables.names.count) generated sets "
      + "of \(FigureText.range(tables.names.map(tables.count))) samples; $n$ from "
      + "\(FigureText.range(counts)). Vertical lines: $n_\\mathrm{mem}$, where half are memorized; "
      + "its intervals are in the table."
  }

  private static func altText(_ tables: MeasureTables, _ counts: [Int]) -> String {
    let rows = tables.measures.filter { $0.definition == .neighbourRatio }.sorted {
      $0.trainingCount < $1.trainingCount
    }
    let ends = [rows.first, rows.last].compactMap(\.?.estimate.value).map {
      FigureText.number($0, digits: 2)
    }
    return
      "Memorized fractions against n at \(counts.count) training counts; by the neighbour ratio from "
      + "\(ends.first ?? "none") at n = \(counts[0]) to \(ends.last ?? "none") at n = "
      + "\(counts[counts.count - 1])."
  }
}
