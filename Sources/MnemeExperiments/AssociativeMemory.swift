package import MnemeEngine

/// `associative-memory`: the exact score as an associative memory of patterns on the circle. How many
/// minima has its energy, what do its samples become as patterns get more, from how much noise does it
/// recall?
///
/// Source: Pham et al. (arXiv 2505.21777).
package struct AssociativeMemory: Experiment {
  package static let name = ExperimentName.associativeMemory
  package static let title = "Diffusion as an associative memory: patterns, spurious minima, a ring"
  package static let revision = 1

  let spec: AssociativeMemorySpec
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    AssociativeMemorySpec.settings(preset)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try AssociativeMemorySpec(settings)
    self.seed = seed
  }

  /// A group for each number of patterns, and one for the energies that are drawn.
  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let trials = spec.counts.map {
      AssociativeMemoryTrial(spec: spec, seed: seed, patternCount: $0)
    }
    let groups = trials.map { trial in
      TrialGroup(cells: [trial.cell], trials: spec.trials, workingBytes: trial.workingBytes) {
        [trial.outcome($0.trial)]
      }
    }
    let outcomes = try await engine.run(groups, stage: "patterns").map { cells in
      cells[0].all.map { AssociativeMemoryOutcome($0) }
    }
    let landscape = AssociativeMemoryLandscape(spec: spec, seed: seed)
    let energies = try await engine.run([landscape.group], stage: "energies")[0].map { $0.all[0] }
    let summaries = zip(spec.counts, outcomes).map {
      AssociativeMemorySummary(spec: spec, patternCount: $0, outcomes: $1)
    }
    let rows = summaries.map(\.row)
    var result = ExperimentResult()
    result.add(rows)
    result.add(summaries.flatMap(\.recovery))
    result.add(AssociativeMemoryLaws.rows(spec))
    result.add(landscape.rows(energies))
    result.add(landscape.patternRows)
    let headlines = AssociativeMemoryHeadlines.rows(rows)
    result.add(headlines)
    result.add(AssociativeMemoryClaims.rows(headlines: headlines))
    return result
  }
}
