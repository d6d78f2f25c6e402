package import MnemeEngine
import MnemeNumerics
import MnemeTables

/// `definitions-compared`: samples of generators that are known to copy, to lean or to know nothing,
/// held against every definition of memorization. Which definitions call which generator memorizing?
package struct DefinitionsCompared: Experiment {
  package static let name = ExperimentName.definitionsCompared
  package static let title = "All definitions on the same samples: where they agree and where not"
  package static let revision = 1

  let spec: DefinitionsComparedSpec
  let seed: UInt64
  var client = NetworkClient(executable: NetworkWorkerPlace.path)

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    DefinitionsComparedSpec.settings(preset)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try DefinitionsComparedSpec(settings)
    self.seed = seed
  }

  /// Samples first, one trial a generator; then all that `measure` does, on all of them.
  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let digits = try ComparedDigits(spec, seed: seed)
    let trials = spec.generators.map {
      ComparedGeneratorTrial(generator: $0, spec: spec, digits: digits, client: client)
    }
    let groups = trials.map { trial in
      TrialGroup(cells: [trial.cell], trials: 1, workingBytes: trial.workingBytes) { request in
        [try trial.outcome(request)]
      }
    }
    let outcomes = try await engine.run(groups, stage: "generators")
    let found = zip(trials, outcomes).compactMap { trial, outcome in
      trial.samples(outcome[0].finished.first?.values ?? []).map { (trial, $0) }
    }
    let sets = try MeasureSets(inputs(digits, found), spec.measurement)
    let plan = MeasureTrials(sets, spec.measurement, seed: seed)
    let measured = try plan.results(try await engine.run(plan.groups, stage: "definitions"))
    let summary = try MeasureSummary(sets, spec.measurement, measured)
    let images = ComparedImages(digits: digits, neighbours: measured.neighbours).rows(found)
    return result(summary.rows, images, missing: trials.count - found.count)
  }

  private func inputs(
    _ digits: ComparedDigits, _ found: [(ComparedGeneratorTrial, Matrix)]
  ) -> MeasureInputs {
    MeasureInputs(
      training: MeasureInput(digits.training, name: "training", sha256: digits.digest("training")),
      generated: found.map { trial, samples in
        MeasureInput(samples, name: trial.generator.rawValue, sha256: trial.cell.digest)
      },
      trainingCounts: nil,
      reference: MeasureInput(
        digits.reference, name: "reference", sha256: digits.digest("reference")),
      labels: nil)
  }

  private func result(
    _ measures: [MeasureRow], _ images: [MeasureImageRow], missing: Int
  ) -> ExperimentResult {
    let rows = DefinitionsComparedSummary.rows(measures, sampleCount: spec.sampleCount)
    let headlines = DefinitionsComparedHeadlines.rows(measures)
    var result = ExperimentResult()
    result.add(rows)
    result.add(measures)
    result.add(images)
    result.add(headlines)
    result.add(DefinitionsComparedClaims.rows(headlines: headlines))
    if missing > 0 {
      result.caveats.append("The network has no samples: its training came to nothing.")
    }
    if spec.networkUpdates > 0 {
      result.caveats.append(
        "The network: the same bytes need the same libtorch, number of threads and kind of processor."
      )
    }
    return result
  }
}
