import MnemeMetrics
import MnemeNumerics
import MnemeTables
import MnemeTheory

extension TrialSummary {
  /// Mean and standard error only where they exist; quartiles always.
  init(of values: [Double], moments existence: MomentExistence = .meanAndVarianceExist) {
    self.init()
    if existence.hasMean, let moments = SampleMoments(values) {
      mean = moments.mean
      standardError = existence.hasStandardError ? moments.standardError : nil
    }
    let quantiles = SampleQuantiles(values)
    q25 = quantiles.value(at: 0.25)
    median = quantiles.median
    q75 = quantiles.value(at: 0.75)
  }

  /// The mean with a Student interval; empty where mean or standard error doesn't exist.
  func meanInterval(trials: Int, level: Double) -> IntervalEstimate {
    guard let mean, let standardError else { return IntervalEstimate() }
    let reach = StudentQuantile.twoSided(level: level, degrees: trials - 1) * standardError
    return IntervalEstimate(value: mean, low: mean - reach, high: mean + reach)
  }
}

extension TrialFraction {
  /// The fraction of positive values, with its Clopper-Pearson interval.
  init(positiveIn values: [Double], level: Double) {
    let count = values.count { $0 > 0 }
    let interval = BinomialInterval.clopperPearson(
      successes: count, trials: values.count, level: level)
    self.init(
      fraction: Double(count) / Double(values.count), low: interval.lower, high: interval.upper)
  }
}

/// Values in their first order, without repetitions.
func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
  var seen: Set<Value> = []
  return values.filter { seen.insert($0).inserted }
}
