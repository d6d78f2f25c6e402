import MnemeDiffusion
import MnemeEngine
import MnemeNumerics
import MnemeTables
import MnemeTheory

/// What more steps do, at each n and for each sampler and grid, on the same training sets. Pure.
struct DiffusionStepsVerdicts {
  let spec: DiffusionStepsSpec
  let seed: UInt64
  let summary: DiffusionStepsSummary

  private static let resamples = 2000

  var rows: [DiffusionStepsVerdictRow] {
    spec.counts.indices.flatMap { index in spec.chains.map { row(index, $0) } }
  }

  private func row(
    _ index: Int, _ chain: DiffusionStepsSpec.Chain
  ) -> DiffusionStepsVerdictRow {
    let curves = spec.steps.map { summary.outcomes(index, chain, $0) }
    var row = DiffusionStepsVerdictRow()
    row.dimension = spec.reference.dimension
    row.trainingCount = spec.counts[index]
    row.sampler = chain.sampler.name
    row.grid = chain.spacing.name
    row.fewestSteps = spec.stepCounts[0]
    row.mostSteps = spec.stepCounts[spec.stepCounts.count - 1]
    let isRegular = row.trainingCount > row.dimension
    row.change = ChangeColumns(
      from: curves[0], to: curves[curves.count - 2], level: spec.intervalLevel,
      divergence: isRegular ? .meanAndVarianceExist : .valueIsInfinite)
    if isRegular {
      fillBest(&row, curves, index, chain)
    } else {
      row.reason = DiffusionStepsSummary.singularReason
    }
    return row
  }

  private func fillBest(
    _ row: inout DiffusionStepsVerdictRow, _ curves: [[ModelOutcome]], _ index: Int,
    _ chain: DiffusionStepsSpec.Chain
  ) {
    let divergences = curves.map { $0.map(\.klNats) }
    var stream = DiffusionStepsTrial(spec: spec, seed: seed).cells[index * spec.distinctLaws.count]
      .stream(
        trial: 0, purpose: "bootstrap \(chain.sampler.rawValue) \(chain.spacing.rawValue)")
    let best = Self.best(divergences)
    let resampled = (0..<Self.resamples).map { _ in
      Self.best(
        divergences,
        among: (0..<spec.trials).map { _ in
          Int.random(in: 0..<spec.trials, using: &stream)
        })
    }.sorted()
    let tail = (1 - spec.intervalLevel) / 2
    let low = resampled[Int(tail * Double(resampled.count))]
    let high = resampled[min(resampled.count - 1, Int((1 - tail) * Double(resampled.count)))]
    row.best = IntervalEstimate(
      value: spec.steps[best].number, low: spec.steps[min(low, best)].number,
      high: spec.steps[max(high, best)].number)
    row.bestVerdict = verdict(low: min(low, best), high: max(high, best))
  }

  /// Index of the curve point of least mean over the trials given.
  private static func best(_ divergences: [[Double]], among trials: [Int]? = nil) -> Int {
    let sums = divergences.map { values in
      trials.map { $0.reduce(0) { $0 + values[$1] } } ?? values.reduce(0, +)
    }
    return sums.indices.reduce(0) { sums[$1] < sums[$0] ? $1 : $0 }
  }

  private func verdict(low: Int, high: Int) -> BestStepVerdict {
    let last = spec.steps.count - 1
    if low == last { return .limit }
    if high == 0 { return .fewest }
    return low > 0 && high < last ? .interior : .undecided
  }
}
