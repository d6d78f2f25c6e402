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

/// One trial: a training set of each count, and all laws on it.
struct DiffusionStepsTrial: Sendable {
  let spec: DiffusionStepsSpec
  let seed: UInt64

  private var trial: ModelTrial {
    ModelTrial(setting: spec.setting, seed: seed, reference: spec.reference)
  }

  /// One a training count: the outcomes of `spec.distinctLaws` in a row.
  var cells: [TrialCell] {
    spec.counts.map { count in
      TrialCell(
        experiment: DiffusionSteps.name.rawValue, revision: DiffusionSteps.revision, seed: seed,
        settings: trial.cellSettings(count) + [
          ("step_counts", spec.stepCounts.map(\.cellText).joined(separator: ","))
        ],
        label: "n = \(count)", width: spec.distinctLaws.count * ModelOutcome.width)
    }
  }

  static func outcomes(_ values: [Double]) -> [ModelOutcome] {
    stride(from: 0, to: values.count, by: ModelOutcome.width).map {
      ModelOutcome(values[$0..<$0 + ModelOutcome.width])
    }
  }

  var workingBytes: Int {
    trial.workingBytes(largestCount: spec.counts.last ?? 0, drawsPerSample: 1)
  }

  /// - Throws: `NumericsError`.
  func outcomes(_ request: TrialRequest) throws(NumericsError) -> [[Double]] {
    let measurement = TransitionMeasurement(
      setting: spec.setting, reference: trial.referenceSets.density(request.trial))
    var outcomes: [[Double]] = []
    for index in request.cells {
      let shared = trial.draws(spec.counts[index], trial: request.trial, measurement)
      let spectrum = try SampleSpectrum(shared.samples)
      var values: [Double] = []
      for law in spec.distinctLaws {
        let generated = spectrum.law(variances: variances(law, spectrum))
        let divergence = try measurement.divergence(
          of: generated, isRegular: spectrum.isRegular)
        values +=
          ModelOutcome(
            trial.deltas(of: generated, shared, measurement), klNats: divergence.kullbackLeibler
          ).values
      }
      outcomes.append(values)
    }
    return outcomes
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
