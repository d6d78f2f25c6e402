import Glibc
import MnemeMetrics
import MnemeNumerics
import MnemeTables
import MnemeTheory

/// Trials of a sweep → one row a cell, with intervals and theory beside them. Pure.
struct LinearTransitionSummary {
  let spec: LinearTransitionSpec
  let measured: MeasuredSweep

  private var reference: LinearTransitionReference { measured.sweep.reference }

  var rows: [LinearTransitionRow] {
    zip(measured.sweep.counts, measured.outcomes).map(row)
  }

  private func row(_ count: Int, _ outcomes: [LinearTransitionOutcome]) -> LinearTransitionRow {
    let setting = LinearTransitionTheory.setting(count, reference.dimension, q: spec.q)
    var row = LinearTransitionRow()
    row.dimension = reference.dimension
    row.trainingCount = count
    row.trials = outcomes.count
    row.q = spec.q
    row.referenceCount = reference.count
    row.generatedCount = spec.generatedCount
    row.intervalLevel = spec.intervalLevel
    fillDeltas(&row, outcomes, setting)
    fillSquaredL2(&row, outcomes)
    fillDivergences(&row, outcomes, setting)
    row.theory = LinearTransitionTheory.values(count, reference.dimension, q: spec.q)
    fillReducedVariance(&row, setting)
    row.caveat = caveat(row, setting)
    return row
  }

  private func fillDeltas(
    _ row: inout LinearTransitionRow, _ outcomes: [LinearTransitionOutcome],
    _ setting: LinearSetting
  ) {
    let existence = setting.moments(of: .relativeLogLikelihood)
    row.deltaReference = TrialSummary(of: outcomes.map(\.deltaReference), moments: existence)
    row.deltaReferencePositive = positive(outcomes.map(\.deltaReference))
    row.deltaReferenceNullPositive = positive(outcomes.map(\.deltaNull))
    row.deltaMatched = TrialSummary(of: outcomes.map(\.deltaMatched), moments: existence)
    row.deltaMatchedPositive = positive(outcomes.map(\.deltaMatched))
    row.deltaAnalytic = TrialSummary(of: outcomes.map(\.deltaAnalytic), moments: existence)
    row.deltaAnalyticPositive = positive(outcomes.map(\.deltaAnalytic))
  }

  private func fillSquaredL2(
    _ row: inout LinearTransitionRow, _ outcomes: [LinearTransitionOutcome]
  ) {
    let magnitude = outcomes.map(\.l2Reference.logMagnitude)
    row.l2ReferenceLogMagnitudeMedian = median(magnitude)
    row.l2ReferencePositive = positive(outcomes.map { Double($0.l2Reference.sign) })
    row.l2AnalyticLogMagnitudeMedian = median(outcomes.map(\.l2Analytic.logMagnitude))
    row.l2AnalyticPositive = positive(outcomes.map { Double($0.l2Analytic.sign) })
  }

  private func fillDivergences(
    _ row: inout LinearTransitionRow, _ outcomes: [LinearTransitionOutcome],
    _ setting: LinearSetting
  ) {
    row.klNats = TrialSummary(of: outcomes.map(\.klNats), moments: setting.moments(of: .divergence))
    row.bhattacharyyaNats = TrialSummary(
      of: outcomes.map(\.bhattacharyyaNats), moments: setting.moments(of: .bhattacharyyaDistance))
    if setting.moments(of: .trace).hasMean {
      row.tauMean = SampleMoments(outcomes.map(\.tau))?.mean
      row.meanTermMean = SampleMoments(outcomes.map(\.meanTerm))?.mean
    }
    if setting.moments(of: .logDeterminant).hasMean,
      let logDet = SampleMoments(outcomes.map(\.logDet))
    {
      row.logDetMean = logDet.mean
      row.logDetStandardError = logDet.standardError
    }
  }

  /// E KL = ½[d(τ − 1) − E ln det MMᵀ + mean term], all but ln det exact (Theory, section 3).
  private func fillReducedVariance(_ row: inout LinearTransitionRow, _ setting: LinearSetting) {
    guard setting.moments(of: .divergence).hasMean, let tau = row.theory.tau,
      let meanTerm = row.theory.meanTerm, let logDet = row.logDetMean
    else { return }
    let d = Double(reference.dimension)
    row.klNatsReducedVariance = (d * (tau - 1) - logDet + meanTerm) / 2
    row.klNatsReducedVarianceStandardError = row.logDetStandardError.map { $0 / 2 }
  }

  private func positive(_ values: [Double]) -> TrialFraction {
    TrialFraction(positiveIn: values, level: spec.intervalLevel)
  }

  private func caveat(_ row: LinearTransitionRow, _ setting: LinearSetting) -> String {
    var parts = ReferenceReading.reasons(
      row.trainingCount, referenceCount: row.referenceCount,
      null: row.deltaReferenceNullPositive)
    for (name, quantity) in [
      ("KL", LinearQuantity.divergence), ("Eq. 4a", .relativeLogLikelihood),
    ] {
      if let reason = setting.moments(of: quantity).reason { parts.append("\(name): \(reason)") }
    }
    return parts.joined(separator: "; ")
  }
}
