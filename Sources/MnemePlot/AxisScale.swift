import Glibc

/// How data become positions along an axis.
package enum AxisScale: Sendable, Equatable {
  case linear
  /// Common logarithm; data must be positive.
  case logarithmic

  /// The coordinate in which the axis is even.
  package func coordinate(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .logarithmic: log10(value)
    }
  }
}

/// An axis: its scale, the range it shows, and what it says.
package struct PlotAxis: Sendable, Equatable {
  package var label: String
  package var scale: AxisScale
  package var range: ClosedRange<Double>
  /// Given ticks in place of chosen ones.
  package var ticks: [AxisTick]?

  package init(
    label: String, scale: AxisScale, range: ClosedRange<Double>, ticks: [AxisTick]? = nil
  ) {
    self.label = label
    self.scale = scale
    self.range = range
    self.ticks = ticks
  }

  /// Position of a value between the ends of the axis: 0 at the lower one, 1 at the upper one.
  package func fraction(_ value: Double) -> Double {
    let (low, high) = (scale.coordinate(range.lowerBound), scale.coordinate(range.upperBound))
    return high > low ? (scale.coordinate(value) - low) / (high - low) : 0.5
  }
}

/// A tick: where, and what stands there (nothing for a minor tick).
package struct AxisTick: Sendable, Equatable {
  package var value: Double
  /// In the label syntax; `nil` for a minor tick.
  package var label: String?

  package init(value: Double, label: String?) {
    self.value = value
    self.label = label
  }
}
