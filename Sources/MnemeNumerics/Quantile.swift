/// Quantiles of a sample by linear interpolation between order statistics, as NumPy's `percentile`
/// and R's type 7: at position p(count − 1) of the sorted sample.
///
/// Infinite values are allowed and never make a NaN: between a finite and an infinite neighbour the
/// quantile is the infinite one; between −∞ and +∞ the nearer one.
package struct SampleQuantiles: Sendable {
  private let sorted: [Double]

  /// - Parameter values: at least one, none NaN. Sorted once, O(count ln count).
  package init(_ values: some Sequence<Double>) {
    let sorted = values.sorted()
    precondition(!sorted.isEmpty, "an empty sample has no quantiles")
    precondition(!sorted.contains { $0.isNaN }, "a sample with NaN has no quantiles")
    self.sorted = sorted
  }

  /// The quantile at a probability in [0, 1], in the unit of the sample.
  package func value(at probability: Double) -> Double {
    precondition(
      probability >= 0 && probability <= 1, "a probability is in [0, 1], got \(probability)")
    let position = probability * Double(sorted.count - 1)
    let index = min(Int(position), sorted.count - 1)
    let fraction = position - Double(index)
    let below = sorted[index]
    if fraction == 0 || index + 1 == sorted.count { return below }
    return Self.interpolate(below, sorted[index + 1], fraction)
  }

  package var median: Double { value(at: 0.5) }

  /// NumPy's interpolation, from the nearer end, so that it is exact at both.
  private static func interpolate(_ below: Double, _ above: Double, _ t: Double) -> Double {
    if below == above { return below }
    switch (below.isInfinite, above.isInfinite) {
    case (true, true): return t < 0.5 ? below : above
    case (true, false): return below
    case (false, true): return above
    case (false, false):
      let gap = above - below
      return t < 0.5 ? below + gap * t : above - gap * (1 - t)
    }
  }
}

/// Median of a sample, infinities allowed; the mean of the middle two for an even count.
package func median(_ values: some Sequence<Double>) -> Double { SampleQuantiles(values).median }
