package import MnemeEngine
import MnemeTables

/// `scale-alignment`: where memorization ends (n_mem) against where the distance to the truth begins to
/// fall (n_fall), with the verdict of rule R3, over dimensions, signal shares, definitions and models.
///
/// Its trials are those of `linear-transition`, `noise-draws`, `diffusion-steps` and the networks'
/// experiments: what one has computed, the other finds. Source: Theory, section 1 (rules R1-R3); the claim is Halder's (arXiv
/// 2411.17807).
package struct ScaleAlignment: Experiment {
  package static let name = ExperimentName.scaleAlignment
  package static let title =
    "Do the two scales agree? A scan over models and settings"
  package static let revision = 1

  let spec: ScaleAlignmentSpec
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    ScaleAlignmentSpec.settings(preset)
  }

  package static func resolved(_ table: SettingTable) -> SettingTable {
    LinearTransitionSpec.resolved(table)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try ScaleAlignmentSpec(settings)
    self.seed = seed
  }

  /// The grids of all sweeps, then bisection of the brackets around both transitions.
  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let points = spec.points
    let measured = try await MeasuredSweep.measureRefined(
      points.map(\.sweep), trials: spec.trials, seed: seed, on: engine
    ) { scales($0).countsToRefine }
    let found = zip(points, measured.map(scales)).map { point, scales in
      ScaleAlignmentPoint.Found(point: point, scales: scales)
    }
    let models = try await spec.models.measureRefined(
      trials: spec.trials, seed: seed, on: engine
    ) { scales($0).countsToRefine }.map(scales)
    let networks = try await spec.networks.find(seed: seed, on: engine)
    let rows = found.flatMap { $0.rows(spec) } + models.flatMap(\.rows) + networks.rows
    var result = ExperimentResult()
    result.add(rows)
    result.add(found.flatMap(\.crossingRows) + models.flatMap(\.crossingRows))
    result.add(ScaleAlignmentHeadlines.rows(rows))
    result.add(ScaleAlignmentClaims.rows(rows))
    result.caveats = caveats + networks.caveats
    return result
  }

  private func scales(_ measured: MeasuredSweep) -> LinearTransitionScales {
    LinearTransitionScales(rules: spec.rules, isLeading: true, seed: seed, sweep: measured)
  }

  private func scales(_ measured: AlignmentModelSweeps.Measured) -> AlignmentModelScales {
    AlignmentModelScales(rules: spec.rules, seed: seed, sweeps: spec.models, measured: measured)
  }

  private var caveats: [String] {
    let counts = spec.points.flatMap(\.sweep.counts) + spec.models.counts
    let beyond = counts.filter { $0 > spec.referenceCount / 10 }
    guard !beyond.isEmpty else { return [] }
    return [
      "Cells with n > N_ref/10 = \(spec.referenceCount / 10) decide nothing in the reference reading: "
        + "an n_mem beyond is not found."
    ]
  }
}
