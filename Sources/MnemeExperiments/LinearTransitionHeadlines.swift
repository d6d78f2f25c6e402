import MnemeNumerics
import MnemeTables

/// The numbers that the report leads with, for the largest dimension and the leading N_ref.
enum LinearTransitionHeadlines {
  static func rows(
    _ spec: LinearTransitionSpec, rows: [LinearTransitionRow], scales: [LinearTransitionScaleRow]
  ) -> [HeadlineRow] {
    let scale = leading(spec, scales)
    guard
      let last = rows.last(where: {
        $0.dimension == scale.dimension && $0.referenceCount == scale.referenceCount
      })
    else { preconditionFailure("a study without its leading sweep") }
    return [
      memorization(scale, spec), fall(scale, spec), ratio(scale, spec), divergence(last, spec),
    ]
  }

  /// The scales of the leading sweep at level 1/2.
  static func leading(
    _ spec: LinearTransitionSpec, _ scales: [LinearTransitionScaleRow]
  ) -> LinearTransitionScaleRow {
    guard let dimension = spec.dimensions.max(), let reference = spec.referenceCounts.first,
      let scale = scales.first(where: {
        $0.dimension == dimension && $0.reading == .reference && $0.referenceCount == reference
          && $0.distance == .relativeLogLikelihood && $0.level == 0.5
      })
    else { preconditionFailure("a study without its leading scales") }
    return scale
  }

  private static func memorization(
    _ scale: LinearTransitionScaleRow, _ spec: LinearTransitionSpec
  ) -> HeadlineRow {
    HeadlineRow(
      key: "n_mem_50",
      label: "n_mem(1/2), d = \(scale.dimension): training samples at which P(Delta > 0) rises "
        + "through 1/2 (Eq. 4a, reference sample of \(scale.referenceCount?.cellText ?? ""))",
      scale.memorization, unit: "samples", intervalLevel: spec.intervalLevel,
      figure: "memorization-transition", reason: scale.reason)
  }

  private static func fall(
    _ scale: LinearTransitionScaleRow, _ spec: LinearTransitionSpec
  ) -> HeadlineRow {
    HeadlineRow(
      key: "n_fall_kl",
      label: "n_fall, d = \(scale.dimension): training samples at which KL(rho_G || rho) begins to "
        + "fall",
      scale.fall, unit: "samples", intervalLevel: spec.intervalLevel,
      figure: "alignment-of-scales", reason: scale.reason)
  }

  private static func ratio(
    _ scale: LinearTransitionScaleRow, _ spec: LinearTransitionSpec
  ) -> HeadlineRow {
    HeadlineRow(
      key: "ratio",
      label: "n_fall/n_mem, d = \(scale.dimension): \(scale.verdict.rawValue) by rule R3",
      scale.ratio,
      intervalLevel: 1 - 2 * (1 - spec.intervalLevel), figure: "alignment-of-scales",
      reason: scale.reason)
  }

  private static func divergence(
    _ last: LinearTransitionRow, _ spec: LinearTransitionSpec
  ) -> HeadlineRow {
    HeadlineRow(
      key: "kl_per_dimension",
      label: "KL(rho_G || rho) per dimension at n = \(last.trainingCount), d = \(last.dimension)",
      meanPerDimension(last, spec), unit: "nats per dimension", intervalLevel: spec.intervalLevel,
      figure: "kl-divergence", reason: last.caveat)
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
}
