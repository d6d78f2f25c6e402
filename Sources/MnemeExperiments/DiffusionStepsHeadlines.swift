import MnemeTables

/// The numbers that the report leads with: what the most steps change against the fewest, for both
/// samplers on the uniform grid: KL at the n above d nearest to 2d, P(Δ > 0) at the n nearest to d/2,
/// where it is neither 0 nor 1.
enum DiffusionStepsHeadlines {
  static func rows(
    _ spec: DiffusionStepsSpec, verdicts: [DiffusionStepsVerdictRow]
  ) -> [HeadlineRow] {
    let d = spec.reference.dimension
    let rows = verdicts.filter { $0.grid == .uniform }
    let late = nearest(to: Double(2 * d), among: spec.counts.filter { $0 > d }, or: spec.counts)
    let early = nearest(to: Double(d) / 2, among: spec.counts, or: spec.counts)
    return rows.filter { $0.trainingCount == late }.map { divergence($0, spec) }
      + rows.filter { $0.trainingCount == early }.map { positive($0, spec) }
  }

  private static func nearest(to goal: Double, among counts: [Int], or all: [Int]) -> Int {
    let candidates = counts.isEmpty ? all : counts
    return candidates.min { abs(Double($0) - goal) < abs(Double($1) - goal) } ?? 0
  }

  private static func divergence(
    _ row: DiffusionStepsVerdictRow, _ spec: DiffusionStepsSpec
  ) -> HeadlineRow {
    headline(
      key: "kl_change_\(row.sampler.rawValue)", label: "Change of KL(rho_G || rho) per dimension",
      row.change.kl.divided(by: Double(row.dimension)), unit: "nats per dimension", row, spec)
  }

  private static func positive(
    _ row: DiffusionStepsVerdictRow, _ spec: DiffusionStepsSpec
  ) -> HeadlineRow {
    headline(
      key: "positive_change_\(row.sampler.rawValue)", label: "Change of P(Delta > 0)",
      row.change.positive, unit: "", row, spec)
  }

  private static func headline(
    key: String, label: String, _ estimate: IntervalEstimate, unit: String,
    _ row: DiffusionStepsVerdictRow, _ spec: DiffusionStepsSpec
  ) -> HeadlineRow {
    HeadlineRow(
      key: key,
      label: "\(label), \(row.sampler.rawValue) sampler: from K = \(row.fewestSteps) to "
        + "K = \(row.mostSteps) at d = \(row.dimension), n = \(row.trainingCount), uniform grid",
      estimate, unit: unit, intervalLevel: spec.intervalLevel, figure: "diffusion-steps",
      reason: row.reason)
  }
}

extension IntervalEstimate {
  func divided(by divisor: Double) -> IntervalEstimate {
    IntervalEstimate(
      value: value.map { $0 / divisor }, low: low.map { $0 / divisor },
      high: high.map { $0 / divisor })
  }
}
