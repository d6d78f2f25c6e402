import MnemeNumerics

/// A threshold below which a stated share of samples without memory falls: chosen on one half of them,
/// checked on the other, so that its false positives are measured and not assumed.
package struct SampleThreshold: Sendable, Equatable {
  package let value: Double
  /// Of the other half: how many are below, and how many there are.
  package let falsePositives: Int
  package let checked: Int

  /// - Parameters:
  ///   - null: values of samples without memory, in random order; at least 20.
  ///   - rate: the share, in (0, 1).
  /// - Returns: nil for too few values to tell.
  package init?(null: [Double], rate: Double) {
    guard null.count >= 20 else { return nil }
    let half = null.count / 2
    let chosen = SampleQuantiles(null[..<half]).value(at: rate)
    value = chosen
    falsePositives = null[half...].count { $0 < chosen }
    checked = null.count - half
  }
}
