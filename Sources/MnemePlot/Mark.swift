/// A colour by its role, so that one figure serves every theme.
package enum InkRole: Sendable, Equatable {
  /// The `index`-th of `count` ordered values (a dimension, a size).
  case ordered(Int, of: Int)
  case category(Int)
  case ink
  case muted
}

/// How a line is broken, so that colour is never the only difference.
package enum DashPattern: Sendable, Equatable, CaseIterable {
  case solid, dashed, dotted, dashDotted, longDashed

  /// Lengths in multiples of the line width.
  package var lengths: [Double] {
    switch self {
    case .solid: []
    case .dashed: [4, 2.4]
    case .dotted: [1.1, 1.9]
    case .dashDotted: [5, 2, 1.1, 2]
    case .longDashed: [8, 2.6]
    }
  }
}

package struct LineLook: Sendable, Equatable {
  package var ink: InkRole
  package var dash: DashPattern
  /// Multiple of the theme's data line.
  package var weight: Double

  package init(_ ink: InkRole, dash: DashPattern = .solid, weight: Double = 1) {
    self.ink = ink
    self.dash = dash
    self.weight = weight
  }
}

package enum MarkerShape: Sendable, Equatable, CaseIterable {
  case circle, square, triangle, diamond
}

package struct MarkerLook: Sendable, Equatable {
  package var ink: InkRole
  package var shape: MarkerShape
  /// Hollow markers decide nothing.
  package var isHollow: Bool
  /// Multiple of the theme's marker.
  package var scale: Double

  package init(
    _ ink: InkRole, shape: MarkerShape, isHollow: Bool = false, scale: Double = 1
  ) {
    self.ink = ink
    self.shape = shape
    self.isHollow = isHollow
    self.scale = scale
  }
}

/// A range of values at one place.
package struct PlotSpan: Sendable, Equatable {
  package var x: Double
  package var low: Double
  package var high: Double

  package init(x: Double, low: Double, high: Double) {
    self.x = x
    self.low = low
    self.high = high
  }
}

/// What can stand in a panel, in the coordinates of the data. Points outside are cut at the frame.
package enum Mark: Sendable, Equatable {
  case line([PlotPoint], LineLook)
  case points([PlotPoint], MarkerLook)
  case errorBars([PlotSpan], LineLook)
  /// A closed polygon without an edge.
  case band([PlotSpan], InkRole)
  /// A bound from below: a line with ticks on the forbidden side.
  case lowerBound([PlotPoint], LineLook)
  /// A named stretch of the x axis, shaded and hatched.
  case region(low: Double, high: Double, label: String)
  /// A named level across the panel.
  case level(Double, label: String, LineLook)
  /// A transition on the x axis with its interval; an open end runs to the frame.
  case transition(value: Double, low: Double?, high: Double?, LineLook)
  /// A note at a corner of the panel.
  case note(String, PanelCorner)
}

package enum PanelCorner: Sendable, Equatable {
  case topLeft, topRight, bottomLeft, bottomRight
}
