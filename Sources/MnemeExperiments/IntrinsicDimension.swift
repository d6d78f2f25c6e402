package import MnemeEngine
import MnemeTables

/// `intrinsic-dimension`: memorization as a drop of the local intrinsic dimension that a model sees. On
/// sets whose dimension is known, and on planted memorized points.
///
/// Source: Ross et al. (arXiv 2411.00113).
package struct IntrinsicDimension: Experiment {
  package static let name = ExperimentName.intrinsicDimension
  package static let title = "Memorization as a drop of local intrinsic dimension"
  package static let revision = 1

  let spec: IntrinsicDimensionSpec
  let seed: UInt64
  var client = NetworkClient(executable: NetworkWorkerPlace.path)

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    IntrinsicDimensionSpec.settings(preset)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try IntrinsicDimensionSpec(settings)
    self.seed = seed
  }

  /// One group for each set.
  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let planted = PlantedCircleTrial(spec: spec, seed: seed)
    let known = DimensionedSet.known.map { KnownManifoldTrial(spec: spec, seed: seed, set: $0) }
    let groups =
      [TrialGroup(cells: [planted.cell], trials: spec.trials) { [try planted.outcome($0.trial)] }]
      + known.map { trial in
        TrialGroup(cells: [trial.cell], trials: spec.trials, workingBytes: trial.workingBytes) {
          [try trial.outcome($0.trial)]
        }
      }
    let outcomes = try await engine.run(groups, stage: "sets").map { $0[0].all }
    let networks = try await networkDimensions(on: engine)
    let summary = IntrinsicDimensionSummary(spec: spec)
    let plantedRows = summary.planted(outcomes[0])
    let knownRows = zip(DimensionedSet.known, outcomes.dropFirst()).flatMap(summary.known)
    let estimates = zip(DimensionedSet.known, outcomes.dropFirst()).map { set, trials in
      summary.estimate(set, trials, rows: knownRows)
    }
    let detection = summary.detection(outcomes[0])
    let headlines = IntrinsicDimensionHeadlines.rows(
      spec, plantedRows, knownRows, detection, networks.rows)
    var result = ExperimentResult()
    result.add(plantedRows + knownRows)
    result.add(estimates)
    result.add(summary.detectionRows(detection))
    result.add(networks.rows)
    result.add(headlines)
    result.add(IntrinsicDimensionClaims.rows(headlines: headlines))
    result.caveats += networks.caveats
    return result
  }

  /// Nothing where no network joins.
  private func networkDimensions(on engine: TrialEngine) async throws -> NetworkDimensions {
    guard spec.network.updates > 0 else { return NetworkDimensions() }
    let trial = DigitsNetworkTrial(spec: spec.network, seed: seed, client: client)
    let outcomes = try await engine.run(
      [trial.group(trials: spec.network.trials)], stage: "networks")
    return try NetworkDimensions(trial, outcomes[0][0], level: spec.intervalLevel)
  }
}
