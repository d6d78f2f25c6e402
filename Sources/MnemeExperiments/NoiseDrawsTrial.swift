import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// A cell of the grid: n, and r or infinitely many draws.
struct NoiseDrawsCell: Hashable, Sendable {
  let trainingCount: Int
  let draws: NoiseDrawCount
}

enum NoiseDrawCount: Hashable, Sendable {
  case finite(Int)
  case infinite

  /// As in tables: `inf` for infinitely many.
  var number: Double {
    switch self {
    case .finite(let count): Double(count)
    case .infinite: .infinity
    }
  }
}

/// One trial: the training set, then each model on it.
struct NoiseDrawsTrial: Sendable {
  let trial: ModelTrial
  /// Those of one n stand together: they share their draws.
  let noise: [NoiseDrawsCell]

  init(trial: ModelTrial, cells: [NoiseDrawsCell]) {
    self.trial = trial
    noise = cells
  }

  init(spec: NoiseDrawsSpec, seed: UInt64) {
    self.init(
      trial: ModelTrial(setting: spec.setting, seed: seed, reference: spec.reference),
      cells: spec.cells)
  }

  var cells: [TrialCell] {
    noise.map { cell in
      TrialCell(
        experiment: NoiseDraws.name.rawValue, revision: NoiseDraws.revision, seed: trial.seed,
        settings: trial.cellSettings(cell.trainingCount) + [
          ("draws", cell.draws.number.cellText)
        ],
        label: "n = \(cell.trainingCount), r = \(cell.draws.number.cellText)",
        width: ModelOutcome.width)
    }
  }

  /// The cells as one group, a trial of each drawn from the same data.
  func group(trials: Int) -> TrialGroup {
    TrialGroup(cells: cells, trials: trials, workingBytes: workingBytes) { request in
      try outcomes(request)
    }
  }

  var workingBytes: Int {
    let samples = noise.map { cell in
      switch cell.draws {
      case .finite(let draws): (count: cell.trainingCount, draws: draws)
      case .infinite: (count: cell.trainingCount, draws: 1)
      }
    }
    return trial.workingBytes(
      largestCount: samples.map(\.count).max() ?? 0,
      drawsPerSample: samples.map(\.draws).max() ?? 1)
  }

  /// - Throws: `NumericsError`.
  func outcomes(_ request: TrialRequest) throws(NumericsError) -> [[Double]] {
    let measurement = TransitionMeasurement(
      setting: trial.setting, reference: trial.referenceSets.density(request.trial))
    var draws: (count: Int, value: ModelTrial.Draws)?
    var outcomes: [[Double]] = []
    for index in request.cells {
      let cell = noise[index]
      let count = cell.trainingCount
      let shared =
        draws.flatMap { $0.count == count ? $0.value : nil }
        ?? trial.draws(count, trial: request.trial, measurement)
      draws = (count, shared)
      let trained = try law(cell, shared, trial: request.trial)
      let divergence = try measurement.divergence(of: trained.law, isRegular: trained.isRegular)
      outcomes.append(
        ModelOutcome(
          trial.deltas(of: trained.law, shared, measurement), klNats: divergence.kullbackLeibler
        ).values)
    }
    return outcomes
  }

  private func law(
    _ cell: NoiseDrawsCell, _ shared: ModelTrial.Draws, trial number: Int
  ) throws(NumericsError) -> (law: GaussianLaw, isRegular: Bool) {
    switch cell.draws {
    case .finite(let count):
      let set = trial.trainingSet(cell.trainingCount, draws: count, trial: number)
      let trained = try trial.model.train(on: set)
      return (trained.law, trained.isRegular)
    case .infinite:
      let spectrum = try SampleSpectrum(shared.samples)
      return (StepChain.ridge(trial.model).law(spectrum), spectrum.isRegular)
    }
  }
}
