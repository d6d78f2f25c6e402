/// Mean and standard error of a sample.
///
/// Two passes: the mean is corrected by the mean of the deviations from it, the variance by the
/// square of their sum, so a large common offset costs no digits.
package struct SampleMoments: Sendable, Equatable {
  package let count: Int
  package let mean: Double
  /// Unbiased variance, divided by count − 1; `nil` for a single value.
  package let variance: Double?

  /// `nil` for an empty sample, or if a value is infinite or NaN: then the mean does not exist as a
  /// number, and the caller must say so instead.
  package init?(_ values: some Collection<Double>) {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
    let n = Double(values.count)
    let provisional = values.reduce(0) { $0 + $1 / n }
    var sum = 0.0
    var sumOfSquares = 0.0
    for value in values {
      let deviation = value - provisional
      sum += deviation
      sumOfSquares += deviation * deviation
    }
    self.count = values.count
    self.mean = provisional + sum / n
    self.variance = values.count < 2 ? nil : max(0, (sumOfSquares - sum * sum / n) / (n - 1))
  }

  /// Standard deviation of the mean, √(variance/count), in the unit of the sample.
  package var standardError: Double? {
    variance.map { ($0 / Double(count)).squareRoot() }
  }

  package var standardDeviation: Double? { variance.map { $0.squareRoot() } }
}
