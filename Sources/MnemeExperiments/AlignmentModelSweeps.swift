import MnemeEngine

/// The models beside the one-step, one-draw one, at one setting. Their trials are those of
/// `noise-draws` and `diffusion-steps`: what one has computed, the other finds.
struct AlignmentModelSweeps: Sendable {
  let models: [AlignmentModel]
  let reference: LinearTransitionReference
  /// As in `noise-draws`.
  let drawSetting: LinearTrialSetting
  /// As in `diffusion-steps`.
  let stepSetting: LinearTrialSetting
  /// Ascending, each ≥ 2, for every model.
  let counts: [Int]

  /// One model with the outcomes of each of its training counts, in their order.
  struct Measured: Sendable {
    let model: AlignmentModel
    let counts: [Int]
    let outcomes: [[ModelOutcome]]
  }

  func setting(_ model: AlignmentModel) -> LinearTrialSetting {
    switch model {
    case .draws: drawSetting
    case .steps: stepSetting
    }
  }

  /// All models, then halved brackets around transitions until none is wanted.
  ///
  /// - Parameter wanted: training counts that narrow the brackets of a measured model.
  /// - Throws: `EngineError`, `DiskError`.
  func measureRefined(
    trials: Int, seed: UInt64, on engine: TrialEngine, wanted: (Measured) -> [Int]
  ) async throws -> [Measured] {
    try await BracketRefinement.run(models.map { _ in counts }, wanted: wanted) { round in
      round == 0 ? "models" : "models, refinement \(round)"
    } measure: { grids, stage in
      try await measure(grids, trials, seed, on: engine, stage: stage)
    }
  }

  private func measure(
    _ grids: [[Int]], _ trials: Int, _ seed: UInt64, on engine: TrialEngine, stage: String
  ) async throws -> [Measured] {
    var draws: [NoiseDrawsCell] = []
    var steps: [DiffusionStepsCell] = []
    for count in Set(grids.joined()).sorted() {
      for (model, grid) in zip(models, grids) where grid.contains(count) {
        switch model {
        case .draws(let number): draws.append(.init(trainingCount: count, draws: number))
        case .steps(let law): steps.append(.init(trainingCount: count, law: law))
        }
      }
    }
    let groups = [
      NoiseDrawsTrial(trial: trial(drawSetting, seed), cells: draws).group(trials: trials),
      DiffusionStepsTrial(trial: trial(stepSetting, seed), cells: steps).group(trials: trials),
    ]
    let found = try await engine.run(groups, stage: stage)
      .map { cells in cells.map { $0.all.map(ModelOutcome.init) } }
    let drawn = Dictionary(uniqueKeysWithValues: zip(draws, found[0]))
    let stepped = Dictionary(uniqueKeysWithValues: zip(steps, found[1]))
    return zip(models, grids).map { model, grid in
      Measured(
        model: model, counts: grid,
        outcomes: grid.map { count in
          let outcomes =
            switch model {
            case .draws(let number): drawn[.init(trainingCount: count, draws: number)]
            case .steps(let law): stepped[.init(trainingCount: count, law: law)]
            }
          guard let outcomes else { preconditionFailure("\(model), n = \(count) in no group") }
          return outcomes
        })
    }
  }

  private func trial(_ setting: LinearTrialSetting, _ seed: UInt64) -> ModelTrial {
    ModelTrial(setting: setting, seed: seed, reference: reference)
  }
}
