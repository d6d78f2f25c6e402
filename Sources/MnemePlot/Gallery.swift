import Glibc

/// Every mark, scale and colour on one page, for review and as documentation. The data are plain
/// formulas: the page is the same everywhere.
package enum Gallery {
  static let columns = 3
  /// What the page is laid out for.
  package static let venue = Venue.tmlr

  package static var figure: Figure {
    let panels = curves + intervals + areas + pictures + scales + words
    let rows = stride(from: 0, to: panels.count, by: columns).map { start in
      let row = Array(panels[start..<min(start + columns, panels.count)])
      return row + Array(repeating: Panel.blank, count: columns - row.count)
    }
    return Figure(
      name: "gallery", title: "Gallery of marks, scales and colours", panels: rows, aspect: 0.72,
      caption: "Every mark, scale and colour, each panel named for what it shows.",
      altText: "\(panels.count) small panels, each showing one mark, scale or set of colours of "
        + "the plotting room, from plain formulas.")
  }

  // MARK: Data

  static let unit = 0.0...1.0

  static func panel(
    _ title: String, x: ClosedRange<Double> = unit, y: ClosedRange<Double> = unit, _ marks: [Mark]
  ) -> Panel {
    Panel(
      title: title, x: PlotAxis(label: "", scale: .linear, range: x),
      y: PlotAxis(label: "", scale: .linear, range: y), marks: marks)
  }

  static func panel(_ title: String, x: PlotAxis, y: PlotAxis, _ marks: [Mark]) -> Panel {
    Panel(title: title, x: x, y: y, marks: marks)
  }

  /// `count` points of y = f(x) over a range.
  static func points(
    _ count: Int, over range: ClosedRange<Double> = unit, _ f: (Double) -> Double
  ) -> [PlotPoint] {
    (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      let x = range.lowerBound + share * (range.upperBound - range.lowerBound)
      return PlotPoint(x, f(x))
    }
  }

  /// A curve that rises from 0.1 to 0.9.
  static func rise(_ x: Double) -> Double { 0.1 + 0.8 / (1 + exp(-12 * (x - 0.5))) }

  static func wave(_ x: Double) -> Double { 0.5 + 0.3 * sin(2 * .pi * x) }
}
