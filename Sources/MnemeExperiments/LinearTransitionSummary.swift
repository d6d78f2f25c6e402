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
    row.deltaReference = summary(outcomes.map(\.deltaReference), existence)
    row.deltaReferencePositive = positive(outcomes.map(\.deltaReference))
    row.deltaReferenceNullPositive = positive(outcomes.map(\.deltaNull))
    row.deltaMatched = summary(outcomes.map(\.deltaMatched), existence)
    row.deltaMatchedPositive = positive(outcomes.map(\.deltaMatched))
    row.deltaAnalytic = summary(outcomes.map(\.deltaAnalytic), existence)
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
    row.klNats = summary(outcomes.map(\.klNats), setting.moments(of: .divergence))
    row.bhattacharyyaNats = summary(
      outcomes.map(\.bhattacharyyaNats), setting.moments(of: .bhattacharyyaDistance))
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

  /// Mean and standard error only where they exist; quartiles always.
  private func summary(_ values: [Double], _ existence: MomentExistence) -> TrialSummary {
    var summary = TrialSummary()
    if existence.hasMean, let moments = SampleMoments(values) {
      summary.mean = moments.mean
      summary.standardError = existence.hasStandardError ? moments.standardError : nil
    }
    let quantiles = SampleQuantiles(values)
    summary.q25 = quantiles.value(at: 0.25)
    summary.median = quantiles.median
    summary.q75 = quantiles.value(at: 0.75)
    return summary
  }

  private func positive(_ values: [Double]) -> TrialFraction {
    let count = values.count { $0 > 0 }
    let interval = BinomialInterval.clopperPearson(
      successes: count, trials: values.count, level: spec.intervalLevel)
    return TrialFraction(
      fraction: Double(count) / Double(values.count), low: interval.lower, high: interval.upper)
  }

  private func caveat(_ row: LinearTransitionRow, _ setting: LinearSetting) -> String {
    var parts: [String] = []
    if row.trainingCount > row.referenceCount / 10 {
      parts.append("n > N_ref/10: the reference reading decides nothing here")
    }
    if let high = row.deltaReferenceNullPositive.high, high < 0.5 {
      parts.append("null P0 below 1/2: Eq. 4a in the reference reading decides nothing here")
    }
    for (name, quantity) in [
      ("KL", LinearQuantity.divergence), ("Eq. 4a", .relativeLogLikelihood),
    ] {
      if let reason = setting.moments(of: quantity).reason { parts.append("\(name): \(reason)") }
    }
    return parts.joined(separator: "; ")
  }
}
