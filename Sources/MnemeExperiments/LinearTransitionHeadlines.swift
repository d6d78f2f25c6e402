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
    var row = HeadlineRow()
    row.key = "n_mem_50"
    row.label =
      "n_mem(1/2), d = \(scale.dimension): training samples at which P(Delta > 0) rises through "
      + "1/2 (Eq. 4a, reference sample of \(scale.referenceCount?.cellText ?? ""))"
    row.estimate = scale.memorization
    row.unit = "samples"
    row.intervalLevel = spec.intervalLevel
    row.figure = "memorization-transition"
    row.reason = scale.memorization.value == nil ? scale.reason : ""
    return row
  }

  private static func fall(
    _ scale: LinearTransitionScaleRow, _ spec: LinearTransitionSpec
  ) -> HeadlineRow {
    var row = HeadlineRow()
    row.key = "n_fall_kl"
    row.label =
      "n_fall, d = \(scale.dimension): training samples at which KL(rho_G || rho) begins to fall"
    row.estimate = scale.fall
    row.unit = "samples"
    row.intervalLevel = spec.intervalLevel
    row.figure = "alignment-of-scales"
    row.reason = scale.fall.value == nil ? scale.reason : ""
    return row
  }

  /// Mean over trials with a Student interval; empty where the mean or its error doesn't exist.
  private static func divergence(
    _ last: LinearTransitionRow, _ spec: LinearTransitionSpec
  ) -> HeadlineRow {
    var row = HeadlineRow()
    row.key = "kl_per_dimension"
    row.label =
      "KL(rho_G || rho) per dimension at n = \(last.trainingCount), d = \(last.dimension)"
    row.unit = "nats per dimension"
    row.intervalLevel = spec.intervalLevel
    row.figure = "kl-divergence"
    guard let mean = last.klNats.mean, let error = last.klNats.standardError else {
      row.reason = last.caveat
      return row
    }
    let reach =
      StudentQuantile.twoSided(level: spec.intervalLevel, degrees: last.trials - 1) * error
    let d = Double(last.dimension)
    row.estimate = IntervalEstimate(
      value: mean / d, low: (mean - reach) / d, high: (mean + reach) / d)
    return row
  }
}
