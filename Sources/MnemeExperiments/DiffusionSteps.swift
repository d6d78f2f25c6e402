package import MnemeEngine
import MnemeTables

/// `diffusion-steps`: K = 1, 2, 4, … linear denoisers on a time grid, trained on infinitely many noise
/// draws per sample; two samplers, two grids, and the limit K → ∞. One trial is one training set, on
/// which all of them are compared.
///
/// Source: Theory, section 4 ("Many diffusion steps"), Eqs. 17 to 18a.
package struct DiffusionSteps: Experiment {
  package static let name = ExperimentName.diffusionSteps
  package static let title = "More diffusion steps: quality and memorization of linear denoisers"
  package static let revision = 1

  let spec: DiffusionStepsSpec
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    DiffusionStepsSpec.settings(preset)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try DiffusionStepsSpec(settings)
    self.seed = seed
  }

  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let group = DiffusionStepsTrial(spec: spec, seed: seed).group(trials: spec.trials)
    let outcomes = try await engine.run([group], stage: "grid")[0]
    let summary = DiffusionStepsSummary(
      spec: spec, outcomes: outcomes.map { $0.all.map(ModelOutcome.init) })
    let verdicts = DiffusionStepsVerdicts(spec: spec, seed: seed, summary: summary).rows
    var result = ExperimentResult()
    result.add(summary.rows)
    result.add(DiffusionStepsTheory.rows(spec))
    result.add(verdicts)
    let headlines = DiffusionStepsHeadlines.rows(spec, verdicts: verdicts)
    result.add(headlines)
    result.add(DiffusionStepsClaims.rows(headlines: headlines))
    result.caveats = summary.caveats
    return result
  }
}
