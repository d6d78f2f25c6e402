/// What can be read off a figure: series of points with their places and values in words.
package struct ReportSeries: Sendable, Equatable {
  /// What the legend calls it; may be empty.
  package var name: String
  /// Tag of its panel, such as `(a)`; may be empty.
  package var panel: String
  /// What the axes show; empty for an axis of names.
  package var x: String
  package var y: String
  /// From left to right.
  package var points: [ReportPoint]

  package init(name: String, panel: String, x: String, y: String, points: [ReportPoint]) {
    self.name = name
    self.panel = panel
    self.x = x
    self.y = y
    self.points = points
  }
}

package struct ReportPoint: Sendable, Equatable {
  /// Fractions of the figure's width, from the left, and of its height, from the top; in [0, 1].
  package var left: Double
  package var top: Double
  /// Values with their intervals; `y` may be empty.
  package var x: String
  package var y: String

  package init(left: Double, top: Double, x: String, y: String) {
    self.left = left
    self.top = top
    self.x = x
    self.y = y
  }
}

/// Writes what the page's script reads: JSON that can stand in HTML.
enum ReadoutJSON {
  /// `[{"p": panel, "n": name, "x": quantity, "y": quantity, "v": [[left, top, x, y], …]}, …]` with
  /// places in ten-thousandths.
  static func text(_ series: [ReportSeries]) -> String {
    let items = series.map { one in
      let points = one.points.map { point in
        "[\(place(point.left)),\(place(point.top)),\(quoted(point.x)),\(quoted(point.y))]"
      }
      return "{\"p\":\(quoted(one.panel)),\"n\":\(quoted(one.name)),\"x\":\(quoted(one.x)),"
        + "\"y\":\(quoted(one.y)),\"v\":[\(points.joined(separator: ","))]}"
    }
    return "[\n" + items.joined(separator: ",\n") + "\n]"
  }

  private static func place(_ fraction: Double) -> Int { Int((10_000 * fraction).rounded()) }

  /// A string that neither ends a script element nor starts anything else in HTML.
  private static func quoted(_ text: String) -> String {
    let safe = Escaping.line(text).replacingScalars { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "<": "\\u003c"
      case ">": "\\u003e"
      case "&": "\\u0026"
      default: nil
      }
    }
    return "\"\(safe)\""
  }
}
