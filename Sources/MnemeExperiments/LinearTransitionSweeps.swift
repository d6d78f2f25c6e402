import MnemeEngine
import MnemeMetrics

/// One reference set a trial: how many samples in how many dimensions.
struct LinearTransitionReference: Hashable, Sendable {
  let count: Int
  let dimension: Int
}

/// The training counts that share a reference set, ascending.
struct LinearTransitionSweep: Sendable, Hashable {
  let setting: LinearTrialSetting
  let reference: LinearTransitionReference
  let counts: [Int]

  func with(counts: [Int]) -> Self {
    Self(setting: setting, reference: reference, counts: Set(counts).sorted())
  }
}

/// Sweeps of different settings on the same reference sets: one group, so that each trial draws its
/// reference set and sums over its pairs once.
struct SweepBundle: Sendable {
  let sweeps: [LinearTransitionSweep]

  /// The reference set, then the counts of each sweep.
  func group(trials: Int, seed: UInt64) -> TrialGroup {
    let models = sweeps.map { sweep in
      LinearTransitionTrial(setting: sweep.setting, seed: seed, reference: sweep.reference)
    }
    let cells = zip(models, sweeps).flatMap { model, sweep in
      sweep.counts.map { (model: model, count: $0) }
    }
    let sets = models[0].referenceSets
    return TrialGroup(
      cells: [sets.cell] + cells.map { $0.model.cell($0.count) }, trials: trials,
      workingBytes: models[0].workingBytes(sweeps.flatMap(\.counts))
    ) { request in
      let density = sets.density(request.trial)
      let pairs = request.known(0)?.first ?? density.logPairEnergy
      return try request.cells.map { index in
        guard index > 0 else { return [pairs] }
        let (model, count) = cells[index - 1]
        return try model.outcome(
          count, trial: request.trial, reference: density, referencePairs: pairs
        ).values
      }
    }
  }

  /// Sweeps that share their reference sets together, in the order of their first ones.
  static func bundles(of sweeps: [LinearTransitionSweep], seed: UInt64) -> [SweepBundle] {
    func digest(_ sweep: LinearTransitionSweep) -> String {
      ReferenceSets(setting: sweep.setting, seed: seed, reference: sweep.reference).cell.digest
    }
    return distinct(sweeps.map(digest)).map { wanted in
      SweepBundle(sweeps: sweeps.filter { digest($0) == wanted })
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
    let bundles = SweepBundle.bundles(of: sweeps, seed: seed)
    let outcomes = try await engine.run(
      bundles.map { $0.group(trials: trials, seed: seed) }, stage: stage)
    var found: [LinearTransitionSweep: MeasuredSweep] = [:]
    for (bundle, cells) in zip(bundles, outcomes) {
      var rest = cells.dropFirst()
      for sweep in bundle.sweeps {
        found[sweep] = MeasuredSweep(
          sweep: sweep,
          outcomes: rest.prefix(sweep.counts.count).map { $0.all.map(LinearTransitionOutcome.init) }
        )
        rest = rest.dropFirst(sweep.counts.count)
      }
    }
    return sweeps.map { sweep in
      guard let measured = found[sweep] else { preconditionFailure("a sweep in no bundle") }
      return measured
    }
  }

  /// Computes all sweeps, then halves the brackets around transitions until none is wanted.
  ///
  /// - Parameter wanted: training counts that narrow the brackets of a measured sweep.
  static func measureRefined(
    _ sweeps: [LinearTransitionSweep], trials: Int, seed: UInt64, on engine: TrialEngine,
    wanted: (MeasuredSweep) -> [Int]
  ) async throws -> [MeasuredSweep] {
    try await BracketRefinement.run(sweeps.map(\.counts), wanted: wanted) { round in
      round == 0 ? "grid" : "refinement \(round)"
    } measure: { grids, stage in
      try await measure(
        zip(sweeps, grids).map { $0.with(counts: $1) }, trials: trials, seed: seed, on: engine,
        stage: stage)
    }
  }
}
