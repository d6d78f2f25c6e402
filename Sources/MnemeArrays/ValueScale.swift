/// A scale that images are kept on.
package enum ValueScale: Sendable, CaseIterable {
  case bytes, unit, signedUnit

  package var range: ClosedRange<Double> {
    switch self {
    case .bytes: 0...255
    case .unit: 0...1
    case .signedUnit: -1...1
    }
  }

  package var words: String {
    switch self {
    case .bytes: "0–255"
    case .unit: "0–1"
    case .signedUnit: "−1…1"
    }
  }

  var width: Double { range.upperBound - range.lowerBound }

  /// Whether values are within it, models' overshooting allowed for.
  func holds(_ spread: ValueSpread) -> Bool {
    let slack = 0.3 * width
    return range.lowerBound - slack <= spread.minimum
      && spread.maximum <= range.upperBound + slack
  }

  /// Whether values go from one end of it to the other.
  func isFilled(by spread: ValueSpread) -> Bool {
    let slack = 0.1 * width
    return spread.minimum <= range.lowerBound + slack
      && spread.maximum >= range.upperBound - slack
  }

  /// The narrowest scale that holds values, and which they say something of: all values alike
  /// could be on any.
  static func narrowest(holding spread: ValueSpread) -> ValueScale? {
    guard spread.minimum < spread.maximum else { return nil }
    let scales: [ValueScale] = [.unit, .signedUnit, .bytes]
    return scales.first { $0.holds(spread) }
  }
}

/// Where the finite values of an array lie.
package struct ValueSpread: Sendable, Equatable {
  package let minimum: Double
  package let maximum: Double
  package let mean: Double
  /// Square root of the mean squared deviation from the mean.
  package let deviation: Double

  package init(minimum: Double, maximum: Double, mean: Double, deviation: Double) {
    self.minimum = minimum
    self.maximum = maximum
    self.mean = mean
    self.deviation = deviation
  }

  /// The same values, moved from one scale to another.
  func moved(from scale: ValueScale, to other: ValueScale) -> ValueSpread {
    let factor = other.width / scale.width
    func moved(_ value: Double) -> Double {
      (value - scale.range.lowerBound) * factor + other.range.lowerBound
    }
    return ValueSpread(
      minimum: moved(minimum), maximum: moved(maximum), mean: moved(mean),
      deviation: deviation * factor)
  }

  /// How far mean and deviation are from those of others.
  func distance(to other: ValueSpread) -> Double {
    abs(mean - other.mean) + abs(deviation - other.deviation)
  }
}
