import MnemeTables

/// The numbers that the report leads with, for the fewest draws and for infinitely many: where
/// P(Δ > 0) rises through ½, KL at the n above d nearest to 1.5 d, and KL at the largest n.
enum NoiseDrawsHeadlines {
  static func rows(
    _ spec: NoiseDrawsSpec, rows: [NoiseDrawsRow], scales: [NoiseDrawsScaleRow]
  ) -> [HeadlineRow] {
    let ends = [("few", scales.first), ("all", scales.last)]
    let goal = 1.5 * Double(spec.reference.dimension)
    let finite = spec.counts.filter { $0 > spec.reference.dimension }
    let early = (finite.isEmpty ? spec.counts : finite)
      .min { abs(Double($0) - goal) < abs(Double($1) - goal) }
    return ends.compactMap { name, scale in scale.map { memorization(name, $0) } }
      + divergences("early", at: early, spec, rows)
      + divergences("late", at: spec.counts.last, spec, rows)
  }

  private static func memorization(_ name: String, _ row: NoiseDrawsScaleRow) -> HeadlineRow {
    HeadlineRow(
      key: "n_mem_\(name)",
      label:
        "n_mem(1/2), \(draws(row.draws)): training samples at which P(Delta > 0) rises through "
        + "1/2 at d = \(row.dimension) (Eq. 4a, reference sample of \(row.referenceCount))",
      row.memorization, unit: "samples", intervalLevel: row.intervalLevel,
      figure: "noise-draws-transition", reason: row.reason)
  }

  private static func divergences(
    _ place: String, at count: Int?, _ spec: NoiseDrawsSpec, _ rows: [NoiseDrawsRow]
  ) -> [HeadlineRow] {
    let cells = rows.filter { $0.trainingCount == count }
    return [("few", cells.first), ("all", cells.last)].compactMap { name, row in
      row.map { divergence("kl_\(place)_\(name)", $0, spec) }
    }
  }

  private static func divergence(
    _ key: String, _ row: NoiseDrawsRow, _ spec: NoiseDrawsSpec
  ) -> HeadlineRow {
    HeadlineRow(
      key: key,
      label: "KL(rho_G || rho) per dimension, \(draws(row.draws)): at d = \(row.dimension), "
        + "n = \(row.trainingCount)",
      row.model.klNats.meanInterval(trials: row.model.trials, level: spec.intervalLevel)
        .divided(by: Double(row.dimension)), unit: "nats per dimension",
      intervalLevel: spec.intervalLevel, figure: "noise-draws-divergence", reason: row.caveat)
  }

  private static func draws(_ count: Double) -> String {
    count.isInfinite
      ? "all noise" : "\(count.cellText) noise \(count == 1 ? "draw" : "draws") per sample"
  }
}
