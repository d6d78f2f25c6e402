import MnemeNumerics
import MnemeTables

/// The three numbers that the report leads with, for the largest dimension and the leading N_ref.
enum LinearTransitionHeadlines {
  static func rows(
    _ spec: LinearTransitionSpec, rows: [LinearTransitionRow], scales: [LinearTransitionScaleRow]
  ) -> [HeadlineRow] {
    guard let dimension = spec.dimensions.max(), let reference = spec.referenceCounts.first,
      let scale = scales.first(where: {
        $0.dimension == dimension && $0.reading == .reference && $0.referenceCount == reference
          && $0.distance == .relativeLogLikelihood && $0.level == 0.5
      }),
      let last = rows.last(where: {
        $0.dimension == dimension && $0.referenceCount == reference
      })
    else { preconditionFailure("a study without its leading sweep") }
    return [
      memorization(scale, spec), fall(scale, spec), divergence(last, spec),
    ]
  }

  private static func memorization(
    _ scale: LinearTransitionScaleRow, _ spec: LinearTransitionSpec
  ) -> HeadlineRow {
    row(
      key: "n_mem_50",
      label: "n_mem(1/2), d = \(scale.dimension): training samples at which P(Delta > 0) rises "
        + "through 1/2 (Eq. 4a, reference sample of \(scale.referenceCount?.cellText ?? ""))",
      estimate: scale.memorization, unit: "samples", figure: "memorization-transition",
      reason: scale.reason, spec)
  }

  private static func fall(
    _ scale: LinearTransitionScaleRow, _ spec: LinearTransitionSpec
  ) -> HeadlineRow {
    row(
      key: "n_fall_kl",
      label: "n_fall, d = \(scale.dimension): training samples at which KL(rho_G || rho) begins to "
        + "fall",
      estimate: scale.fall, unit: "samples", figure: "alignment-of-scales", reason: scale.reason,
      spec)
  }

  private static func divergence(
    _ last: LinearTransitionRow, _ spec: LinearTransitionSpec
  ) -> HeadlineRow {
    row(
      key: "kl_per_dimension",
      label: "KL(rho_G || rho) per dimension at n = \(last.trainingCount), d = \(last.dimension)",
      estimate: meanPerDimension(last, spec), unit: "nats per dimension", figure: "kl-divergence",
      reason: last.caveat, spec)
  }

  /// Mean over trials with a Student interval; empty where the mean or its error doesn't exist.
  private static func meanPerDimension(
    _ last: LinearTransitionRow, _ spec: LinearTransitionSpec
  ) -> IntervalEstimate {
    let nats = last.klNats.meanInterval(trials: last.trials, level: spec.intervalLevel)
    let d = Double(last.dimension)
    return IntervalEstimate(
      value: nats.value.map { $0 / d }, low: nats.low.map { $0 / d }, high: nats.high.map { $0 / d }
    )
  }

  /// The reason stands only where there is no value.
  private static func row(
    key: String, label: String, estimate: IntervalEstimate, unit: String, figure: String,
    reason: String, _ spec: LinearTransitionSpec
  ) -> HeadlineRow {
    var row = HeadlineRow()
    row.key = key
    row.label = label
    row.estimate = estimate
    row.unit = unit
    row.intervalLevel = spec.intervalLevel
    row.figure = figure
    row.reason = estimate.value == nil ? reason : ""
    return row
  }
}
