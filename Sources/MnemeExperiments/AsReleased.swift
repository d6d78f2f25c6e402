package import MnemeEngine
import MnemeTables

/// `as-released`: the statistic of the released script in its own arithmetic, beside the mathematics, on
/// the same draws; and each of its three faults switched on alone.
///
/// Source: Halder (arXiv 2411.17807) and the script `LDM.py` released with it.
package struct AsReleased: Experiment {
  package static let name = ExperimentName.asReleased
  package static let title = "The released script's memorization curve, and what it is made of"
  package static let revision = 1

  let spec: AsReleasedSpec
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    AsReleasedSpec.settings(preset)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try AsReleasedSpec(settings)
    self.seed = seed
  }

  /// One group: the reference sets that `linear-transition` has too, then the training counts.
  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let trial = AsReleasedTrial(spec: spec, seed: seed)
    let counts = spec.trainingCounts
    let group = TrialGroup(
      cells: [trial.linear.referenceSets.cell] + counts.map(trial.cell), trials: spec.trials,
      workingBytes: trial.linear.workingBytes(counts)
    ) { request in
      try trial.outcomes(request, counts: counts)
    }
    let outcomes = try await engine.run([group], stage: "grid")
    let rows = zip(counts, outcomes.flatMap { $0.dropFirst() }).map { count, cell in
      AsReleasedSummary(spec: spec, trainingCount: count)
        .row(cell.all.map(AsReleasedOutcome.init))
    }
    var result = ExperimentResult()
    result.add(rows)
    let headlines = AsReleasedHeadlines.rows(rows)
    result.add(headlines)
    result.add(AsReleasedClaims.rows(headlines: headlines))
    result.caveats = caveats(rows)
    return result
  }

  private func caveats(_ rows: [AsReleasedRow]) -> [String] {
    let beyond = rows.filter { $0.trainingCount > $0.referenceCount / 10 }
    guard !beyond.isEmpty else { return [] }
    return [
      "\(beyond.count) of \(rows.count) cells have n > N_ref/10: the reference reading decides "
        + "nothing there; they are drawn hollow."
    ]
  }
}
