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
