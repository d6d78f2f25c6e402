import Glibc

/// In which coordinate values are even.
package enum ValueSpacing: Sendable, Equatable {
  case linear
  /// Values must be positive.
  case logarithmic

  package func coordinate(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .logarithmic: log10(value)
    }
  }

  package func value(_ coordinate: Double) -> Double {
    switch self {
    case .linear: coordinate
    case .logarithmic: pow(10, coordinate)
    }
  }
}

/// How values become colours.
package struct ColorScale: Sendable, Equatable {
  package let map: ColorMap
  /// Values at the two ends of the map.
  package let range: ClosedRange<Double>
  package let spacing: ValueSpacing

  package init(map: ColorMap, range: ClosedRange<Double>, spacing: ValueSpacing = .linear) {
    precondition(range.lowerBound < range.upperBound, "a colour scale over \(range)")
    precondition(
      spacing == .linear || range.lowerBound > 0, "a logarithmic colour scale from \(range)")
    self.map = map
    self.range = range
    self.spacing = spacing
  }

  /// Place between the ends of the map, in [0, 1]: values outside are at an end.
  package func fraction(_ value: Double) -> Double {
    let low = spacing.coordinate(range.lowerBound), high = spacing.coordinate(range.upperBound)
    let fraction = (spacing.coordinate(value) - low) / (high - low)
    // A logarithm of nothing or less is below everything.
    return fraction.isNaN ? 0 : min(max(fraction, 0), 1)
  }

  package func color(of value: Double) -> PlotColor { map.color(at: fraction(value)) }

  /// The ink, black or white, that stands out from the colour of a value.
  package func ink(over value: Double) -> PlotColor {
    let paper = color(of: value)
    let (dark, light) = (PlotColor(hex: 0x16181d), PlotColor(hex: 0xffffff))
    return paper.contrast(with: dark) >= paper.contrast(with: light) ? dark : light
  }
}
