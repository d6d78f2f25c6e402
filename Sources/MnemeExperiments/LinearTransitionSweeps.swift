import MnemeEngine

/// One reference set a trial: how many samples in how many dimensions.
struct LinearTransitionReference: Hashable, Sendable {
  let count: Int
  let dimension: Int
}

/// The training counts that share a reference set, ascending.
struct LinearTransitionSweep: Sendable {
  let setting: LinearTrialSetting
  let reference: LinearTransitionReference
  let counts: [Int]

  func with(counts: [Int]) -> Self {
    Self(setting: setting, reference: reference, counts: Set(counts).sorted())
  }

  /// One group: the reference set, then the counts.
  func group(trials: Int, seed: UInt64) -> TrialGroup {
    let trial = LinearTransitionTrial(setting: setting, seed: seed, reference: reference)
    return TrialGroup(
      cells: [trial.referenceSets.cell] + counts.map(trial.cell), trials: trials,
      workingBytes: trial.workingBytes(counts)
    ) { request in
      try trial.outcomes(request, counts: counts)
    }
  }
}

/// A sweep with the outcomes of each count, in the order of the counts and trials.
struct MeasuredSweep: Sendable {
  let sweep: LinearTransitionSweep
  let outcomes: [[LinearTransitionOutcome]]

  /// Computes what is missing of all sweeps.
  ///
  /// - Throws: `EngineError`, `DiskError`.
  static func measure(
    _ sweeps: [LinearTransitionSweep], trials: Int, seed: UInt64, on engine: TrialEngine,
    stage: String
  ) async throws -> [MeasuredSweep] {
    let groups = sweeps.map { $0.group(trials: trials, seed: seed) }
    let outcomes = try await engine.run(groups, stage: stage)
    return zip(sweeps, outcomes).map { sweep, cells in
      MeasuredSweep(
        sweep: sweep,
        outcomes: cells.dropFirst().map { $0.all.map(LinearTransitionOutcome.init) })
    }
  }

  /// Computes all sweeps, then halves the brackets around transitions until none is wanted.
  ///
  /// - Parameter wanted: training counts that narrow the brackets of a measured sweep.
  static func measureRefined(
    _ sweeps: [LinearTransitionSweep], trials: Int, seed: UInt64, on engine: TrialEngine,
    wanted: (MeasuredSweep) -> [Int]
  ) async throws -> [MeasuredSweep] {
    var measured = try await measure(
      sweeps, trials: trials, seed: seed, on: engine, stage: "grid")
    for round in 1...mostRefinements {
      let counts = measured.map(wanted)
      if counts.allSatisfy(\.isEmpty) { break }
      let refined = zip(measured, counts).map { $0.sweep.with(counts: $0.sweep.counts + $1) }
      measured = try await measure(
        refined, trials: trials, seed: seed, on: engine, stage: "refinement \(round)")
    }
    return measured
  }

  /// Halving a bracket of ratio 2⁸ twelve times leaves less than 0.2 %.
  private static let mostRefinements = 12
}
