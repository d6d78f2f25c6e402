import MnemePlot
import MnemeTables

/// n_mem/d against N_ref: how much the answer of the reference reading depends on the reference.
enum ReferenceScanFigure {
  static let name = "reference-scan"

  static func figure(_ tables: LinearTransitionTables) -> Figure {
    var figure = Figure(
      name: name, title: "Dependence of the memorization scale on the reference sample",
      panels: [[panel(tables)]], aspect: 0.45, caption: caption(tables), altText: altText(tables))
    figure.legend = tables.dimensions.map { dimension in
      let look = tables.look(dimension)
      return LegendEntry("$d = \(dimension)$", line: look.line, marker: look.marker)
    }
    return figure
  }

  private static func estimates(
    _ tables: LinearTransitionTables, _ dimension: Int
  ) -> [(referenceCount: Int, estimate: IntervalEstimate)] {
    tables.referenceCounts.sorted().compactMap { count in
      tables.scale(dimension, level: 0.5, referenceCount: count).map { (count, $0.memorization) }
    }
  }

  private static func panel(_ tables: LinearTransitionTables) -> Panel {
    var marks: [Mark] = []
    var values: [Double] = []
    for dimension in tables.dimensions {
      let d = Double(dimension)
      let found = estimates(tables, dimension)
      let points = found.compactMap { item in
        item.estimate.value.map { PlotPoint(Double(item.referenceCount), $0 / d) }
      }
      // An open end runs out of the frame, where it has no cap.
      let spans = found.compactMap { item -> PlotSpan? in
        guard item.estimate.value != nil else { return nil }
        return PlotSpan(
          x: Double(item.referenceCount), low: (item.estimate.low ?? -.infinity) / d,
          high: (item.estimate.high ?? .infinity) / d)
      }
      values += points.map(\.y) + spans.flatMap { [$0.low, $0.high] }.filter(\.isFinite)
      let look = tables.look(dimension)
      marks += [
        .line(points, look.line), .errorBars(spans, LineLook(look.ink, weight: 0.7)),
        .points(points, look.marker),
      ]
    }
    let counts = tables.referenceCounts.map(Double.init)
    let low = values.min() ?? 1, high = values.max() ?? 2
    return Panel(
      x: PlotAxis(
        label: "samples of the reference set, $N_\\mathrm{ref}$", scale: .logarithmic,
        range: (counts.min() ?? 1) / 1.15...(counts.max() ?? 2) * 1.15),
      y: PlotAxis(
        label: "$n_\\mathrm{mem}(\\half)/d$", scale: .linear,
        range: low - 0.08 * (high - low + 0.1)...high + 0.08 * (high - low + 0.1)),
      marks: marks)
  }

  private static func caption(_ tables: LinearTransitionTables) -> String {
    "Memorization scale $n_\\mathrm{mem}(\\half)/d$ (Eq. 4a, reading: reference sample) against the "
      + "number of reference samples $N_\\mathrm{ref}$, with "
      + "\(FigureText.percent(tables.rows.first?.intervalLevel ?? 0.95)) intervals; "
      + "\(FigureText.range(tables.rows.map(\.trials))) trials a cell. A bar without a cap: an open end. A missing point: no crossing."
  }

  private static func altText(_ tables: LinearTransitionTables) -> String {
    let parts = tables.dimensions.map { dimension in
      let found = estimates(tables, dimension).compactMap { item in
        item.estimate.value.map {
          "\(FigureText.number($0 / Double(dimension))) at \(item.referenceCount)"
        }
      }
      return "d = \(dimension): \(found.isEmpty ? "no crossing" : found.joined(separator: ", "))"
    }
    return "n_mem/d against the number of reference samples; \(parts.joined(separator: "; ")); "
      + "\(FigureText.range(tables.rows.map(\.trials))) trials a cell."
  }
}
