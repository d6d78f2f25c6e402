/// An axis: its scale, the range it shows, and what it says.
package struct PlotAxis: Sendable, Equatable {
  package var label: String
  package var scale: AxisScale
  package var range: ClosedRange<Double>
  /// Given ticks in place of chosen ones.
  package var ticks: [AxisTick]?
  /// Runs from the largest value to the smallest one.
  package var isReversed = false
  /// Where markers and curves stand a little beside their values, so that none hides another: the
  /// values themselves. A readout names the nearest of them; empty if all stand at their values.
  package var places: [Double] = []

  /// A range of one point is widened, so that the point stands in the middle: to a tenth of it on
  /// both sides (1 around zero), on a logarithmic axis to half a decade.
  package init(
    label: String, scale: AxisScale, range: ClosedRange<Double>, ticks: [AxisTick]? = nil
  ) {
    self.label = label
    self.scale = scale
    self.range = Self.widened(range, scale)
    self.ticks = ticks
  }

  /// - Parameters:
  ///   - start: what stands at the left or at the bottom.
  ///   - end: what stands at the other end; smaller than `start` for a reversed axis.
  /// - Throws: `AxisError` for ends that no axis of this scale can have.
  package init(
    label: String, scale: AxisScale, from start: Double, to end: Double
  ) throws(AxisError) {
    guard start.isFinite, end.isFinite else { throw .notFinite(start, end, axis: label) }
    self.init(label: label, scale: scale, range: min(start, end)...max(start, end))
    isReversed = start > end
    try check()
  }

  /// An axis of names, each in the middle of a place of width 1.
  package init(label: String, names: [String]) {
    self.init(
      label: label, scale: .categorical(names), range: -0.5...max(0.5, Double(names.count) - 0.5))
  }

  /// - Throws: `AxisError` if no axis can show this range on this scale.
  package func check() throws(AxisError) {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard low.isFinite, high.isFinite else { throw .notFinite(low, high, axis: label) }
    switch scale {
    case .linear: break
    case .logarithmic:
      guard low > 0 else { throw .notPositive(low, axis: label) }
    case .symlog(let threshold):
      guard threshold.isFinite, threshold > 0 else { throw .badThreshold(threshold, axis: label) }
    case .categorical(let names):
      guard !names.isEmpty else { throw .noNames(axis: label) }
    }
  }

  /// Position of a value between the ends of the axis: 0 at the left or lower end, 1 at the other
  /// one. Infinite for infinite values, NaN for what has no place.
  package func fraction(_ value: Double) -> Double {
    let (low, high) = (scale.coordinate(range.lowerBound), scale.coordinate(range.upperBound))
    // The width of a range can be more than the largest number.
    let share = (high - low).isFinite ? 1 : 0.25
    let width = high * share - low * share
    guard width > 0, width.isFinite else { return value.isNaN ? .nan : 0.5 }
    let fraction = (scale.coordinate(value) * share - low * share) / width
    return isReversed ? 1 - fraction : fraction
  }

  /// The value that a marker or a vertex at this place stands for.
  func meaning(of value: Double) -> Double {
    let distances = places.map { abs(scale.coordinate($0) - scale.coordinate(value)) }
    guard let least = distances.min(), let index = distances.firstIndex(of: least) else {
      return value
    }
    return places[index]
  }

  private static func widened(
    _ range: ClosedRange<Double>, _ scale: AxisScale
  ) -> ClosedRange<Double> {
    let value = range.lowerBound
    guard value == range.upperBound, value.isFinite else { return range }
    switch scale {
    case .linear, .symlog, .categorical:
      let room = value == 0 ? 1 : max(abs(value) / 10, .leastNormalMagnitude)
      let (low, high) = (value - room, value + room)
      return low.isFinite && high.isFinite ? low...high : range
    case .logarithmic:
      let (low, high) = (value / 3, value * 3)
      return low > 0 && high.isFinite ? low...high : range
    }
  }
}

/// What no axis can show.
package enum AxisError: Error, Equatable, CustomStringConvertible {
  case notFinite(Double, Double, axis: String)
  case notPositive(Double, axis: String)
  case badThreshold(Double, axis: String)
  case noNames(axis: String)

  package var description: String {
    switch self {
    case .notFinite(let low, let high, let axis):
      "the axis '\(axis)' can't run from \(low) to \(high): both ends must be finite"
    case .notPositive(let low, let axis):
      "the logarithmic axis '\(axis)' can't begin at \(low): it needs a positive number"
    case .badThreshold(let threshold, let axis):
      "the axis '\(axis)' can't be linear up to \(threshold): it needs a positive number"
    case .noNames(let axis): "the axis '\(axis)' of names has none"
    }
  }
}
