import MnemePlot
import MnemeTables

/// Marks of values with their intervals, from rows of a table.
enum MeasuredMarks {
  typealias Look = (line: LineLook, marker: MarkerLook)

  /// Those that have a value.
  static func points<Row>(
    _ rows: [Row], _ value: (Row) -> (Double, IntervalEstimate)
  ) -> [PlotPoint] {
    rows.map(value).compactMap { x, estimate in estimate.value.map { PlotPoint(x, $0) } }
  }

  /// Bars and markers.
  static func measured<Row>(
    _ rows: [Row], _ look: Look, _ value: (Row) -> (Double, IntervalEstimate)
  ) -> [Mark] {
    let spans = rows.map(value).compactMap { x, estimate -> PlotSpan? in
      guard let low = estimate.low, let high = estimate.high else { return nil }
      return PlotSpan(x: x, low: low, high: high)
    }
    return [
      .errorBars(spans, LineLook(look.line.ink, weight: 0.6)),
      .points(points(rows, value), look.marker),
    ]
  }

  /// With a line through them.
  static func curve<Row>(
    _ rows: [Row], _ look: Look, _ value: (Row) -> (Double, IntervalEstimate)
  ) -> [Mark] {
    [.line(points(rows, value), look.line)] + measured(rows, look, value)
  }
}
