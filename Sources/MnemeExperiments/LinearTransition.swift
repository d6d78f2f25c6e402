package import MnemeEngine

/// `linear-transition`: where the linear one-step model stops memorizing (P(Δ > 0) rises) and where its
/// distance to the truth begins to fall, against the number of training samples.
///
/// Source: Halder (arXiv 2411.17807); Theory, sections 1-4.
package struct LinearTransition: Experiment {
  package static let name = ExperimentName.linearTransition
  package static let title = "From memorization to generalization in a linear one-step denoiser"
  package static let revision = 1

  let spec: LinearTransitionSpec
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    LinearTransitionSpec.settings(preset)
  }

  package static func resolved(_ table: SettingTable) -> SettingTable {
    LinearTransitionSpec.resolved(table)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try LinearTransitionSpec(settings)
    self.seed = seed
  }

  /// All cells of the grid, then bisection of the brackets around transitions.
  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    result(
      try await MeasuredSweep.measureRefined(
        spec.sweeps, trials: spec.trials, seed: seed, on: engine
      ) { scales($0).countsToRefine })
  }

  private func scales(_ measured: MeasuredSweep) -> LinearTransitionScales {
    LinearTransitionScales(
      rules: spec.rules, isLeading: measured.sweep.reference.count == spec.referenceCounts.first,
      seed: seed, sweep: measured)
  }

  private func result(_ measured: [MeasuredSweep]) -> ExperimentResult {
    let rows = measured.flatMap { LinearTransitionSummary(spec: spec, measured: $0).rows }
    let scales = measured.map(scales)
    let scaleRows = scales.flatMap(\.rows)
    var result = ExperimentResult()
    result.add(rows)
    result.add(LinearTransitionTheory.rows(spec))
    result.add(scaleRows)
    result.add(scales.flatMap(\.crossingRows))
    let headlines = LinearTransitionHeadlines.rows(spec, rows: rows, scales: scaleRows)
    result.add(headlines)
    result.add(LinearTransitionClaims.rows(spec, scales: scaleRows, headlines: headlines))
    result.caveats = LinearTransitionCaveats.texts(spec, rows: rows)
    return result
  }
}
