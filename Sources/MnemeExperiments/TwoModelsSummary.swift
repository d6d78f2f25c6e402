import MnemeNumerics
import MnemeTables
import MnemeTheory

/// Trials of a cell → its row, with theory beside it. Pure.
struct TwoModelsSummary {
  let spec: TwoModelsSpec
  let dimension: Int
  let trainingCount: Int

  func row(_ outcomes: [TwoModelsOutcome]) -> TwoModelsRow {
    let setting = LinearTransitionTheory.setting(trainingCount, dimension, q: spec.q)
    let existence = setting.moments(of: .trace)
    var row = TwoModelsRow()
    row.dimension = dimension
    row.trainingCount = trainingCount
    row.q = spec.q
    row.trials = outcomes.count
    row.latentCount = spec.latentCount
    row.intervalLevel = spec.intervalLevel
    row.cosine = TrialSummary(of: outcomes.map(\.cosine))
    row.cosineInterval = row.cosine.meanInterval(
      trials: outcomes.count, level: spec.intervalLevel)
    row.pooledCosine = TrialSummary(of: outcomes.map(\.pooledCosine))
    row.squaredDistance = TrialSummary(of: outcomes.map(\.squaredDistance), moments: existence)
    row.sameSetCosine = TrialSummary(of: outcomes.map(\.sameSetCosine))
    row.independentLatentsCosine = TrialSummary(of: outcomes.map(\.independentLatentsCosine))
    row.theory = TwoModelsTheory.values(setting)
    row.reason = existence.reason.map { "squared distance: \($0)" } ?? ""
    return row
  }
}

/// Closed forms as table rows, for figures.
enum TwoModelsTheory {
  static func values(_ setting: LinearSetting) -> TwoModelsTheoryValues {
    var values = TwoModelsTheoryValues()
    values.cosine = setting.twoModelCosine
    values.cosineLimit = setting.twoModelCosineLimit
    values.overlap = setting.twoModelOverlap
    values.squaredDistance = setting.twoModelSquaredDistance
    return values
  }

  static func rows(_ spec: TwoModelsSpec) -> [TwoModelsTheoryRow] {
    spec.dimensions.flatMap { dimension in
      LinearTransitionTheory.grid(measured: spec.counts[dimension] ?? []).map { count in
        var row = TwoModelsTheoryRow()
        row.dimension = dimension
        row.trainingCount = count
        row.q = spec.q
        row.values = values(LinearTransitionTheory.setting(count, dimension, q: spec.q))
        return row
      }
    }
  }
}

/// What the report leads with, for the largest dimension: agreement before, at and after n = d.
enum TwoModelsHeadlines {
  static func rows(_ rows: [TwoModelsRow]) -> [HeadlineRow] {
    guard let dimension = rows.map(\.dimension).max() else { return [] }
    let cells = rows.filter { $0.dimension == dimension }
    let before = cells.filter { $0.trainingCount < dimension }
      .max { ($0.cosine.mean ?? 0) < ($1.cosine.mean ?? 0) }
    let dip = cells.filter { abs($0.trainingCount - dimension) <= 5 }
      .min { ($0.cosine.mean ?? 0) < ($1.cosine.mean ?? 0) }
    let last = cells.max { $0.trainingCount < $1.trainingCount }
    return [
      before.map { row("cosine_before", "best below n = d", $0) },
      dip.map { row("cosine_at_dip", "least about n = d", $0) },
      last.map { row("cosine_at_last", "at the most samples", $0) },
    ].compactMap { $0 }
  }

  private static func row(_ key: String, _ place: String, _ cell: TwoModelsRow) -> HeadlineRow {
    HeadlineRow(
      key: key,
      label:
        "Cosine of two models' outputs, \(place): n = \(cell.trainingCount), d = \(cell.dimension)",
      cell.cosineInterval, intervalLevel: cell.intervalLevel, figure: "two-models")
  }
}
