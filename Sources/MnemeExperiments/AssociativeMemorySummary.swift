import Glibc
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Trials of one number of patterns → its rows. Pure.
struct AssociativeMemorySummary {
  let spec: AssociativeMemorySpec
  let patternCount: Int
  let outcomes: [AssociativeMemoryOutcome]

  var row: AssociativeMemoryRow {
    let count = Double(patternCount)
    var row = AssociativeMemoryRow()
    row.patternCount = patternCount
    row.beta = spec.beta
    row.trials = outcomes.count
    row.sampleCount = spec.sampleCount
    row.intervalLevel = spec.intervalLevel
    row.minimaPerPattern = mean { $0.minima / count }
    row.minima = mean(\.minima)
    row.awayMinima = mean(\.awayMinima)
    row.memorized = share(\.memorized)
    row.spurious = share(\.spurious)
    row.generalized = share(\.generalized)
    (row.recovery, row.reason) = recoveryNoise
    return row
  }

  var recovery: [AssociativeMemoryRecoveryRow] {
    spec.noiseLevels.indices.map { index in
      var row = AssociativeMemoryRecoveryRow()
      row.patternCount = patternCount
      row.noiseLevel = spec.noiseLevels[index]
      row.recovered = share { $0.recovered[index] }
      return row
    }
  }

  private func mean(_ value: (AssociativeMemoryOutcome) -> Double) -> IntervalEstimate {
    TrialSummary(of: outcomes.map(value))
      .meanInterval(trials: outcomes.count, level: spec.intervalLevel)
  }

  private func share(_ count: (AssociativeMemoryOutcome) -> Int) -> TrialFraction {
    let fraction = ClusteredFraction(
      counts: outcomes.map(count), size: spec.sampleCount, level: spec.intervalLevel)
    return TrialFraction(
      fraction: fraction.fraction, low: fraction.interval.lower, high: fraction.interval.upper)
  }

  /// Where the recovered share falls through the level, and where its limits do, cell by cell.
  private var recoveryNoise: (IntervalEstimate, String) {
    let rows = recovery
    var estimate = IntervalEstimate()
    estimate.value = crossing(rows.map { $0.recovered.fraction ?? 0 })
    estimate.low = crossing(rows.map { $0.recovered.low ?? 0 })
    estimate.high = crossing(rows.map { $0.recovered.high ?? 1 })
    guard estimate.value == nil else { return (estimate, "") }
    let isAlways = (rows.last?.recovered.fraction ?? 0) >= spec.recoveryShare
    return (
      estimate,
      isAlways ? "recovered at the largest noise of the run" : "not recovered at its least noise"
    )
  }

  /// The first noise at which a falling share is below the level, linear in ln σ; `nil` outside of the
  /// run's levels.
  private func crossing(_ shares: [Double]) -> Double? {
    guard let after = shares.firstIndex(where: { $0 < spec.recoveryShare }), after > 0 else {
      return nil
    }
    let (low, high) = (spec.noiseLevels[after - 1], spec.noiseLevels[after])
    let part = (shares[after - 1] - spec.recoveryShare) / (shares[after - 1] - shares[after])
    return low * pow(high / low, part)
  }
}
