import Glibc
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Trials of a cell → its row. Pure.
struct AsReleasedSummary {
  let spec: AsReleasedSpec
  let trainingCount: Int

  func row(_ outcomes: [AsReleasedOutcome]) -> AsReleasedRow {
    var row = AsReleasedRow()
    row.dimension = spec.dimension
    row.trainingCount = trainingCount
    row.q = spec.q
    row.referenceCount = spec.referenceCount
    row.trials = outcomes.count
    row.intervalLevel = spec.intervalLevel
    row.exactPositive = positive(outcomes.map { Double($0.exact.sign) })
    row.transposedPositive = positive(outcomes.map { Double($0.transposed.sign) })
    row.singlePrecisionPositive = positive(outcomes.map(\.singlePrecision))
    row.releasedPositive = positive(outcomes.map(\.released))
    row.exactLogMagnitudeMedian = SampleQuantiles(outcomes.map(\.exact.logMagnitude)).median
    row.transposedLogMagnitudeMedian =
      SampleQuantiles(outcomes.map(\.transposed.logMagnitude)).median
    row.roundingError = roundingError
    row.drownedFraction = positive(
      outcomes.map { log(abs(roundingError)) - $0.transposed.logMagnitude })
    row.hellinger = TrialSummary(of: outcomes.map(\.hellinger))
    row.transposedHellinger = TrialSummary(of: outcomes.map(\.transposedHellinger))
    row.flooredHellinger = TrialSummary(of: outcomes.map(\.flooredHellinger))
    row.releasedHellinger = TrialSummary(of: outcomes.map(\.releasedHellinger))
    row.logDeterminantMedian = SampleQuantiles(outcomes.map(\.logDeterminant)).median
    row.smallestWidenedLogDeterminant = outcomes.map(\.widenedLogDeterminant).min() ?? 0
    row.reason = ReferenceReading.reasons(trainingCount, referenceCount: spec.referenceCount)
      .joined(separator: "; ")
    return row
  }

  /// What is left of the two self-terms in Float32, over the self-term; 0 without rounding.
  private var roundingError: Double {
    selfTerm(trainingCount) - selfTerm(spec.referenceCount)
  }

  private func selfTerm(_ count: Int) -> Double {
    ReleasedStatistic(
      count: count, dimension: spec.dimension, scale: spec.setting.standardDeviation
    ).pairEnergy(logPairEnergy: -.infinity)
  }

  private func positive(_ values: [Double]) -> TrialFraction {
    TrialFraction(positiveIn: values, level: spec.intervalLevel)
  }
}

/// What the report leads with: at n = d (the cell nearest to it), where the script's curve says 1.
enum AsReleasedHeadlines {
  static func rows(_ rows: [AsReleasedRow]) -> [HeadlineRow] {
    guard
      let cell = rows.min(by: {
        abs($0.trainingCount - $0.dimension) < abs($1.trainingCount - $1.dimension)
      })
    else { return [] }
    return [
      row("released_at_d", "as the released script counts it", cell, cell.releasedPositive),
      row("exact_at_d", "exactly", cell, cell.exactPositive),
      row("drowned_at_d", "share of trials decided by rounding alone", cell, cell.drownedFraction),
    ]
  }

  private static func row(
    _ key: String, _ what: String, _ cell: AsReleasedRow, _ fraction: TrialFraction
  ) -> HeadlineRow {
    HeadlineRow(
      key: key,
      label:
        "P(Delta > 0) for squared L2, \(what): n = \(cell.trainingCount), d = \(cell.dimension)",
      IntervalEstimate(fraction), intervalLevel: cell.intervalLevel, figure: "as-released")
  }
}
