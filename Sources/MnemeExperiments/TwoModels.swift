package import MnemeEngine

/// `two-models`: two linear one-step models on disjoint training sets, given the same latents. Do they
/// make the same outputs? Cosine similarity and distance against n/d, with exact theory.
///
/// Source: Kadkhodaie et al. (arXiv 2310.02557), on the model of Halder (arXiv 2411.17807).
package struct TwoModels: Experiment {
  package static let name = ExperimentName.twoModels
  package static let title = "Two models on disjoint training sets: when do they agree?"
  package static let revision = 1

  let spec: TwoModelsSpec
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    TwoModelsSpec.settings(preset)
  }

  package static func resolved(_ table: SettingTable) -> SettingTable {
    LinearTransitionSpec.resolved(table)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try TwoModelsSpec(settings)
    self.seed = seed
  }

  /// One group a dimension; no cell shares anything with another.
  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let groups = spec.dimensions.map { dimension in
      let trials = counts(dimension).map { TwoModelsTrial(spec: spec, seed: seed, dimension, $0) }
      return TrialGroup(
        cells: trials.map(\.cell), trials: spec.trials,
        workingBytes: trials.map(\.workingBytes).max() ?? 0
      ) { request in
        try request.cells.map { try trials[$0].outcome(request.trial).values }
      }
    }
    let outcomes = try await engine.run(groups, stage: "grid")
    let rows = zip(spec.dimensions, outcomes).flatMap { dimension, cells in
      zip(counts(dimension), cells).map { count, cell in
        TwoModelsSummary(spec: spec, dimension: dimension, trainingCount: count)
          .row(cell.all.map(TwoModelsOutcome.init))
      }
    }
    var result = ExperimentResult()
    result.add(rows)
    result.add(TwoModelsTheory.rows(spec))
    let headlines = TwoModelsHeadlines.rows(rows)
    result.add(headlines)
    result.add(TwoModelsClaims.rows(headlines: headlines))
    return result
  }

  private func counts(_ dimension: Int) -> [Int] { spec.counts[dimension] ?? [] }
}
