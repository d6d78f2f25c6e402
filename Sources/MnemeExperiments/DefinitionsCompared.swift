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
    let digits = try DigitsCut(
      trainingCount: spec.trainingCount, heldOutCount: spec.referenceCount, seed: seed)
    let found = try await samples(of: digits, on: engine)
    let sets = try MeasureSets(inputs(digits, found), spec.measurement)
    let plan = MeasureTrials(sets, spec.measurement, seed: seed)
    let measured = try plan.results(try await engine.run(plan.groups, stage: "definitions"))
    let summary = try MeasureSummary(sets, spec.measurement, measured)
    let images = ComparedImages(law: digits.law, neighbours: measured.neighbours).rows(found)
    return result(summary.rows, images, missing: spec.generators.count - found.count)
  }

  /// A network that came to nothing is left out.
  private func samples(
    of digits: DigitsCut, on engine: TrialEngine
  ) async throws -> [ComparedSamples] {
    let trials = spec.generators.filter { $0 != .network }.map {
      ComparedGeneratorTrial(generator: $0, spec: spec, digits: digits)
    }
    let network = DigitsNetworkTrial(spec: spec.network, seed: seed, client: client)
    let groups = trials.map { trial in
      TrialGroup(cells: [trial.cell], trials: 1, workingBytes: trial.workingBytes) { _ in
        [try trial.outcome()]
      }
    }
    let outcomes = try await engine.run(
      groups + (spec.network.updates > 0 ? [network.group(trials: 1)] : []), stage: "generators")
    var found = zip(trials, outcomes).map { trial, outcome in
      ComparedSamples(
        generator: trial.generator, digest: trial.cell.digest,
        samples: trial.samples(outcome[0].all[0]))
    }
    if outcomes.count > trials.count, let values = outcomes[trials.count][0].finished.first?.values
    {
      found.append(
        ComparedSamples(
          generator: .network, digest: network.cell.digest,
          samples: digits.law.measured(network.outcome(values).images)))
    }
    let order = ComparedGenerator.allCases
    return order.flatMap { generator in found.filter { $0.generator == generator } }
  }

  private func inputs(_ digits: DigitsCut, _ found: [ComparedSamples]) -> MeasureInputs {
    MeasureInputs(
      training: MeasureInput(digits.training, name: "training", sha256: digits.digest("training")),
      generated: found.map {
        MeasureInput($0.samples, name: $0.generator.rawValue, sha256: $0.digest)
      },
      trainingCounts: nil,
      reference: MeasureInput(
        digits.heldOut, name: "reference", sha256: digits.digest("reference")),
      labels: nil)
  }

  private func result(
    _ measures: [MeasureRow], _ images: [MeasureImageRow], missing: Int
  ) -> ExperimentResult {
    let rows = DefinitionsComparedSummary.rows(measures)
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
    if spec.network.updates > 0 {
      result.caveats.append(
        "The network: the same bytes need the same libtorch, number of threads and kind of processor."
      )
    }
    return result
  }
}

/// Samples of one generator, shape (count, d), and what names them.
struct ComparedSamples: Sendable {
  let generator: ComparedGenerator
  let digest: String
  let samples: Matrix
}
