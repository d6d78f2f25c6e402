import Glibc

/// How data become positions along an axis.
package enum AxisScale: Sendable, Equatable {
  case linear
  /// Common logarithm; the range must be positive.
  case logarithmic
  /// Linear from -threshold to threshold, logarithmic beyond, on both sides of zero. The way from
  /// zero to the threshold is as long as one decade.
  case symlog(threshold: Double)
  /// Named places: the `index`-th name stands at the value `index`.
  case categorical([String])

  /// The coordinate in which the axis is even: minus infinity for the logarithm of zero, NaN for
  /// that of a negative number, which has no place.
  package func coordinate(_ value: Double) -> Double {
    switch self {
    case .linear, .categorical: value
    case .logarithmic: log10(value)
    case .symlog(let threshold):
      if abs(value) <= threshold {
        value / threshold
      } else {
        (value < 0 ? -1 : 1) * (1 + log10(abs(value)) - log10(threshold))
      }
    }
  }
}
