import MnemeNumerics
import MnemeTables
import MnemeTheory

/// Trials of `diffusion-steps` → one row a cell, with intervals and theory beside them. Pure.
struct DiffusionStepsSummary {
  let spec: DiffusionStepsSpec
  /// By cell of `spec.cells`, then trial.
  let outcomes: [[ModelOutcome]]

  var rows: [DiffusionStepsRow] {
    spec.counts.indices.flatMap { index in
      spec.chains.flatMap { chain -> [DiffusionStepsRow] in
        let limit = outcomes(index, chain, .infinite)
        return spec.steps.map {
          row(spec.counts[index], chain, $0, outcomes(index, chain, $0), limit)
        }
      }
    }
  }

  /// Outcomes of one curve's cell, by trial.
  func outcomes(
    _ countIndex: Int, _ chain: DiffusionStepsSpec.Chain, _ steps: StepCount
  ) -> [ModelOutcome] {
    let laws = spec.distinctLaws
    guard let law = laws.firstIndex(of: spec.law(chain, steps)) else {
      preconditionFailure("a law that no trial has")
    }
    return outcomes[countIndex * laws.count + law]
  }

  private func row(
    _ count: Int, _ chain: DiffusionStepsSpec.Chain, _ steps: StepCount,
    _ outcomes: [ModelOutcome], _ limit: [ModelOutcome]
  ) -> DiffusionStepsRow {
    let isSingular = count <= spec.reference.dimension
    var row = DiffusionStepsRow()
    row.dimension = spec.reference.dimension
    row.trainingCount = count
    row.sampler = chain.sampler.name
    row.grid = chain.spacing.name
    row.steps = steps.number
    row.model = ModelColumns(
      outcomes, setting: spec.setting, referenceCount: spec.reference.count,
      intervalLevel: spec.intervalLevel, delta: .meanAndVarianceExist,
      divergence: isSingular ? .valueIsInfinite : .meanAndVarianceExist)
    if !isSingular {
      row.excess = ChangeColumns.change(
        limit.map(\.klNats), outcomes.map(\.klNats), spec.intervalLevel)
    }
    row.theory = DiffusionStepsTheory.values(spec, count, chain, steps)
    var reasons = row.model.reasons(trainingCount: count)
    if isSingular { reasons.append(Self.singularReason) }
    if row.theory.second == nil { reasons.append("second order: diverges at n = d + 1") }
    if row.theory.error == nil {
      reasons.append("stated error: only where the second order is finite")
    }
    row.caveat = reasons.joined(separator: "; ")
    return row
  }

  static let singularReason =
    "KL: infinite, as n <= d: the samples span n - 1 directions, and so does the generated law"

  /// What a reader of the whole study must know beside its rows.
  var caveats: [String] {
    let rows = rows
    var texts: [String] = []
    if spec.reference.dimension < 10 {
      texts.append(
        "Eq. 4a is meant for d of at least 10; at d = \(spec.reference.dimension) its tails make it "
          + "unreliable.")
    }
    let silent = rows.count { !$0.model.reasons(trainingCount: $0.trainingCount).isEmpty }
    if silent > 0 {
      texts.append(
        "\(silent) of \(rows.count) cells decide nothing about memorization: n > N_ref/10, or a null "
          + "P0 whose upper limit is below 1/2; they are drawn hollow.")
    }
    return texts
  }
}
