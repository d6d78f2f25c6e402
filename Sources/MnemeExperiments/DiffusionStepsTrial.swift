import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// A generated law: a sampler, a grid and K.
struct StepLaw: Hashable, Sendable {
  let sampler: StepSampler
  let spacing: StepGrid.Spacing
  let steps: StepCount
}

enum StepCount: Hashable, Sendable {
  case finite(Int)
  case infinite

  /// As in tables: `inf` for the limit.
  var number: Double {
    switch self {
    case .finite(let count): Double(count)
    case .infinite: .infinity
    }
  }
}

/// A cell of the grid: n and the law.
struct DiffusionStepsCell: Hashable, Sendable {
  let trainingCount: Int
  let law: StepLaw
}

/// One trial: the training set, then each law on it.
struct DiffusionStepsTrial: Sendable {
  let trial: ModelTrial
  /// Those of one n stand together: they share their draws and their spectrum.
  let chains: [DiffusionStepsCell]

  init(trial: ModelTrial, cells: [DiffusionStepsCell]) {
    self.trial = trial
    chains = cells
  }

  init(spec: DiffusionStepsSpec, seed: UInt64) {
    self.init(
      trial: ModelTrial(setting: spec.setting, seed: seed, reference: spec.reference),
      cells: spec.cells)
  }

  var cells: [TrialCell] {
    chains.map { cell in
      let steps = cell.law.steps.number.cellText
      return TrialCell(
        experiment: DiffusionSteps.name.rawValue, revision: DiffusionSteps.revision,
        seed: trial.seed,
        settings: trial.cellSettings(cell.trainingCount) + [
          ("sampler", cell.law.sampler.rawValue), ("grid", cell.law.spacing.rawValue),
          ("steps", steps),
        ],
        label: "n = \(cell.trainingCount), K = \(steps), \(cell.law.sampler.rawValue), "
          + cell.law.spacing.rawValue, width: ModelOutcome.width)
    }
  }

  /// The cells as one group, a trial of each drawn from the same data.
  func group(trials: Int) -> TrialGroup {
    TrialGroup(cells: cells, trials: trials, workingBytes: workingBytes) { request in
      try outcomes(request)
    }
  }

  private var workingBytes: Int {
    trial.workingBytes(
      largestCount: chains.map(\.trainingCount).max() ?? 0, drawsPerSample: 1)
  }

  /// - Throws: `NumericsError`.
  private func outcomes(_ request: TrialRequest) throws(NumericsError) -> [[Double]] {
    let measurement = TransitionMeasurement(
      setting: trial.setting, reference: trial.referenceSets.density(request.trial))
    var known: Samples?
    var outcomes: [[Double]] = []
    for index in request.cells {
      let cell = chains[index]
      let samples: Samples
      if let known, known.count == cell.trainingCount {
        samples = known
      } else {
        let draws = trial.draws(cell.trainingCount, trial: request.trial, measurement)
        samples = Samples(
          count: cell.trainingCount, draws: draws, spectrum: try SampleSpectrum(draws.samples))
      }
      known = samples
      outcomes.append(try outcome(cell.law, samples, measurement).values)
    }
    return outcomes
  }

  /// What all laws of one n share.
  private struct Samples {
    let count: Int
    let draws: ModelTrial.Draws
    let spectrum: SampleSpectrum
  }

  private func outcome(
    _ law: StepLaw, _ samples: Samples, _ measurement: TransitionMeasurement
  ) throws(NumericsError) -> ModelOutcome {
    let generated = samples.spectrum.law(variances: variances(law, samples.spectrum))
    let divergence = try measurement.divergence(
      of: generated, isRegular: samples.spectrum.isRegular)
    return ModelOutcome(
      trial.deltas(of: generated, samples.draws, measurement), klNats: divergence.kullbackLeibler)
  }

  private func variances(_ law: StepLaw, _ spectrum: SampleSpectrum) -> [Double] {
    switch law.steps {
    case .finite(let count):
      StepChain(
        model: trial.model, grid: StepGrid(stepCount: count, spacing: law.spacing),
        sampler: law.sampler
      ).variances(spectrum)
    case .infinite: StepChain.limitVariances(trial.model, law.sampler, spectrum)
    }
  }
}
