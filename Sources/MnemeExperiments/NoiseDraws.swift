package import MnemeEngine
import MnemeTables

/// `noise-draws`: the linear one-step model trained on r = 1, 2, 4, …, ∞ noise draws per training
/// sample. The data, their noise and the latent variables are the same for all r of a trial.
///
/// Source: Theory, section 4 ("Many noise draws per sample"), Eqs. 15 and 17.
package struct NoiseDraws: Experiment {
  package static let name = ExperimentName.noiseDraws
  package static let title = "More noise draws per training sample in a linear one-step denoiser"
  package static let revision = 1

  let spec: NoiseDrawsSpec
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    NoiseDrawsSpec.settings(preset)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try NoiseDrawsSpec(settings)
    self.seed = seed
  }

  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let group = NoiseDrawsTrial(spec: spec, seed: seed).group(trials: spec.trials)
    let outcomes = try await engine.run([group], stage: "grid")[0]
    let summary = NoiseDrawsSummary(
      spec: spec, outcomes: outcomes.map { $0.all.map(ModelOutcome.init) })
    let scales = NoiseDrawsScales(spec: spec, summary: summary)
    var result = ExperimentResult()
    result.add(summary.rows)
    result.add(NoiseDrawsTheory.rows(spec))
    result.add(scales.rows)
    result.add(scales.changes)
    let headlines = NoiseDrawsHeadlines.rows(spec, rows: summary.rows, scales: scales.rows)
    result.add(headlines)
    result.add(NoiseDrawsClaims.rows(headlines: headlines))
    result.caveats = summary.caveats
    return result
  }
}
