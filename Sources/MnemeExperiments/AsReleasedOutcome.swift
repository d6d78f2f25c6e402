import MnemeMetrics
import MnemeNumerics

/// What one trial of one cell of `as-released` found. Stored as `width` numbers.
struct AsReleasedOutcome: Sendable, Equatable {
  /// Squared L² over its self-term, in log-space: with the right covariance and with the script's.
  var exact = SignedLog.zero
  var transposed = SignedLog.zero
  /// The same in the script's arithmetic: with the right covariance, and as released.
  var singlePrecision = 0.0
  var released = 0.0
  /// H²: right, and with cause 1, cause 2 and both.
  var hellinger = 0.0
  var transposedHellinger = 0.0
  var flooredHellinger = 0.0
  var releasedHellinger = 0.0
  /// ln det(Σ_G/σ²), −∞ where singular.
  var logDeterminant = 0.0
  var widenedLogDeterminant = 0.0

  static let width = 12

  init(right: Comparison, wrong: Comparison, released: ReleasedStatistic) {
    exact = right.exact
    transposed = wrong.exact
    singlePrecision = right.released
    self.released = wrong.released
    hellinger = right.divergence.squaredHellinger
    transposedHellinger = wrong.divergence.squaredHellinger
    flooredHellinger = released.squaredHellinger(right.divergence)
    releasedHellinger = released.squaredHellinger(wrong.divergence)
    logDeterminant = right.divergence.logDeterminantRatio
    widenedLogDeterminant = min(right.widenedLogDeterminant, wrong.widenedLogDeterminant)
  }

  var values: [Double] {
    [
      Double(exact.sign), exact.logMagnitude, Double(transposed.sign), transposed.logMagnitude,
      singlePrecision, released, hellinger, transposedHellinger, flooredHellinger,
      releasedHellinger, logDeterminant, widenedLogDeterminant,
    ]
  }

  init(_ values: [Double]) {
    precondition(values.count == Self.width, "\(values.count) numbers for \(Self.width)")
    exact = SignedLog(isNegative: values[0] < 0, logMagnitude: values[1])
    transposed = SignedLog(isNegative: values[2] < 0, logMagnitude: values[3])
    singlePrecision = values[4]
    released = values[5]
    hellinger = values[6]
    transposedHellinger = values[7]
    flooredHellinger = values[8]
    releasedHellinger = values[9]
    logDeterminant = values[10]
    widenedLogDeterminant = values[11]
  }
}
