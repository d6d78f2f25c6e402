package import MnemeEngine
import MnemeDiffusion

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
    var measured = try await measure(spec.sweeps, on: engine, stage: "grid")
    for round in 1...Self.mostRefinements {
      let wanted = measured.map { scales($0).countsToRefine }
      if wanted.allSatisfy(\.isEmpty) { break }
      let sweeps = zip(measured, wanted).map { measured, counts in
        measured.sweep.with(counts: measured.sweep.counts + counts)
      }
      measured = try await measure(sweeps, on: engine, stage: "refinement \(round)")
    }
    return result(measured)
  }

  private func scales(_ measured: MeasuredSweep) -> LinearTransitionScales {
    LinearTransitionScales(spec: spec, seed: seed, sweep: measured)
  }

  /// Halving a bracket of ratio 2⁸ twelve times leaves less than 0.2 %.
  private static let mostRefinements = 12

  private func result(_ measured: [MeasuredSweep]) -> ExperimentResult {
    let rows = measured.flatMap { LinearTransitionSummary(spec: spec, measured: $0).rows }
    let scales = measured.map(scales)
    let scaleRows = scales.flatMap(\.rows)
    var result = ExperimentResult()
    result.add(rows)
    result.add(LinearTransitionTheory.rows(spec))
    result.add(scaleRows)
    result.add(scales.flatMap(\.crossingRows))
    result.add(LinearTransitionHeadlines.rows(spec, rows: rows, scales: scaleRows))
    result.caveats = LinearTransitionCaveats.texts(spec, rows: rows)
    return result
  }

  /// One group a sweep: its reference set, then its counts.
  private func measure(
    _ sweeps: [LinearTransitionSweep], on engine: TrialEngine, stage: String
  ) async throws -> [MeasuredSweep] {
    let groups = sweeps.map { sweep in
      let trial = LinearTransitionTrial(spec: spec, seed: seed, reference: sweep.reference)
      return TrialGroup(
        cells: [trial.referenceCell] + sweep.counts.map(trial.cell), trials: spec.trials,
        workingBytes: trial.workingBytes(sweep.counts)
      ) { request in
        try trial.outcomes(request, counts: sweep.counts)
      }
    }
    let outcomes = try await engine.run(groups, stage: stage)
    return zip(sweeps, outcomes).map { sweep, cells in
      MeasuredSweep(
        sweep: sweep,
        outcomes: cells.dropFirst().map { $0.all.map(LinearTransitionOutcome.init) })
    }
  }
}

/// One reference set a trial: how many samples in how many dimensions.
struct LinearTransitionReference: Hashable, Sendable {
  let count: Int
  let dimension: Int
}

/// The training counts that share a reference set, ascending.
struct LinearTransitionSweep: Sendable {
  let reference: LinearTransitionReference
  let counts: [Int]

  func with(counts: [Int]) -> Self {
    Self(reference: reference, counts: Set(counts).sorted())
  }
}

/// A sweep with the outcomes of each count, in the order of the counts and trials.
struct MeasuredSweep: Sendable {
  let sweep: LinearTransitionSweep
  let outcomes: [[LinearTransitionOutcome]]
}
