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

/// The ticks of an axis.
package struct AxisTicks: Sendable, Equatable {
  /// In rising order of their values.
  package var ticks: [AxisTick]
  /// What all numbers must be multiplied by and what must be added then, for example ×10⁻³ + 10⁵:
  /// in the label syntax, for the end of the axis.
  package var factorLabel: String?

  package init(_ ticks: [AxisTick], factorLabel: String? = nil) {
    self.ticks = ticks.sorted { $0.value < $1.value }
    self.factorLabel = factorLabel
  }

  package var labelled: [AxisTick] { ticks.filter { $0.label != nil } }
  package var minor: [AxisTick] { ticks.filter { $0.label == nil } }
}

/// The room that an axis gives to its numbers, all in points along the axis.
package struct TickRoom {
  package var length: Double
  /// Size of the numbers.
  package var textSize: Double
  /// About as many labelled ticks are wished for; at least 2.
  package var wishedCount: Double
  /// Labels come no closer than this.
  package var leastGap: Double
  /// How much of the axis a label covers.
  package var extent: (String) throws(TextError) -> Double

  package init(
    length: Double, textSize: Double, wishedCount: Double, leastGap: Double,
    extent: @escaping (String) throws(TextError) -> Double
  ) {
    self.length = length
    self.textSize = textSize
    self.wishedCount = max(2, wishedCount)
    self.leastGap = leastGap
    self.extent = extent
  }

  /// Numbers side by side under an axis, three to six of them where there is room.
  package static func horizontal(
    _ length: Double, textSize: Double, extent: @escaping (String) throws(TextError) -> Double
  ) -> TickRoom {
    TickRoom(
      length: length, textSize: textSize,
      wishedCount: min(6, 1 + length / (5.5 * textSize)), leastGap: 0.55 * textSize,
      extent: extent)
  }

  /// Numbers one over the other beside an axis.
  package static func vertical(
    _ length: Double, textSize: Double, extent: @escaping (String) throws(TextError) -> Double
  ) -> TickRoom {
    TickRoom(
      length: length, textSize: textSize,
      wishedCount: min(6, 1 + length / (3.6 * textSize)), leastGap: 0.25 * textSize,
      extent: extent)
  }

  /// The smallest distance between neighbouring labels of an axis; infinite for fewer than two.
  func smallestGap(of ticks: [AxisTick], on axis: PlotAxis) throws(TextError) -> Double {
    var places: [(center: Double, extent: Double)] = []
    for tick in ticks {
      guard let label = tick.label else { continue }
      places.append((axis.fraction(tick.value) * length, try extent(label)))
    }
    places.sort { $0.center < $1.center }
    var smallest = Double.infinity
    for (before, after) in zip(places, places.dropFirst()) {
      let gap = after.center - after.extent / 2 - before.center - before.extent / 2
      smallest = min(smallest, gap)
    }
    return smallest
  }

  func fits(_ ticks: [AxisTick], on axis: PlotAxis) throws(TextError) -> Bool {
    try smallestGap(of: ticks, on: axis) >= leastGap
  }
}
