import MnemeNumerics
import MnemeTables

/// Medians of independent values.
enum MedianInterval {
  /// With an interval by order statistics, which assumes nothing of the law.
  ///
  /// - Parameter values: at least one.
  static func estimate(_ values: [Double], level: Double) -> IntervalEstimate {
    let sorted = values.sorted()
    let n = Double(sorted.count)
    let reach = NormalQuantile.value((1 + level) / 2) * n.squareRoot() / 2
    let low = Int((n / 2 - reach).rounded(.down)) - 1
    let high = Int((n / 2 + reach).rounded(.up))
    return IntervalEstimate(
      value: SampleQuantiles(values).median, low: low >= 0 ? sorted[low] : nil,
      high: high < sorted.count ? sorted[high] : nil)
  }
}
