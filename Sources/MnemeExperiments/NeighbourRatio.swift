package import MnemeEngine

/// `neighbour-ratio`: samples count as memorized if they are three times nearer to one training sample
/// than to any other. How often is that so for the exact score, for paths stopped early, for a linear
/// model, and without any model?
///
/// Source: Gu et al. (arXiv 2310.02664).
package struct NeighbourRatio: Experiment {
  package static let name = ExperimentName.neighbourRatio
  package static let title =
    "The ratio of nearest neighbours: who memorizes by it, and its null rate"
  package static let revision = 1

  let spec: NeighbourRatioSpec
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    NeighbourRatioSpec.settings(preset)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try NeighbourRatioSpec(settings)
    self.seed = seed
  }

  /// One group a dimension; no cell shares anything with another.
  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let groups = spec.dimensions.map { dimension in
      let trials = spec.counts.map {
        NeighbourRatioTrial(spec: spec, seed: seed, dimension: dimension, trainingCount: $0)
      }
      return TrialGroup(
        cells: trials.map(\.cell), trials: spec.trials,
        workingBytes: trials.map(\.workingBytes).max() ?? 0
      ) { request in
        try request.cells.map { try trials[$0].outcome(request.trial) }
      }
    }
    let outcomes = try await engine.run(groups, stage: "grid")
    let rows = zip(spec.dimensions, outcomes).flatMap { dimension, cells in
      zip(spec.counts, cells).flatMap { count, cell in
        NeighbourRatioSummary(spec: spec, dimension: dimension, trainingCount: count)
          .rows(cell.all)
      }
    }
    let effective = NeighbourRatioEffective.rows(spec, rows)
    let headlines = NeighbourRatioHeadlines.rows(spec, rows, effective)
    var result = ExperimentResult()
    result.add(rows)
    result.add(effective)
    result.add(headlines)
    result.add(NeighbourRatioClaims.rows(headlines: headlines))
    return result
  }
}
