import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// The training set of one trial of `linear-transition`, from the same streams, for other models: what
/// differs between experiments is the model alone.
struct ModelTrial: Sendable {
  let setting: LinearTrialSetting
  let seed: UInt64
  let reference: LinearTransitionReference

  private var linear: LinearTransitionTrial {
    LinearTransitionTrial(setting: setting, seed: seed, reference: reference)
  }

  var referenceSets: ReferenceSets { linear.referenceSets }
  var model: LinearDenoiser { setting.model(reference.dimension) }

  /// The settings that decide a trial's value, whatever the model.
  func cellSettings(_ count: Int) -> [(name: String, value: String)] {
    linear.referenceSets.cellSettings + [
      ("training_count", count.cellText), ("time", setting.time.cellText),
      ("kappa", setting.kappa.cellText), ("generated_count", setting.generatedCount.cellText),
    ]
  }

  /// What is the same for all models of one (n, trial).
  struct Draws: Sendable {
    let samples: Matrix
    let training: KernelDensity
    let independent: KernelDensity
    /// The latent variables of the generated samples: the same for every model.
    let generation: RandomStream
  }

  func draws(_ count: Int, trial: Int, _ measurement: TransitionMeasurement) -> Draws {
    let cell = linear.cell(count)
    var data = cell.stream(trial: trial, purpose: "data")
    var independentData = cell.stream(trial: trial, purpose: "independent data")
    let samples = model.samples(count, from: &data)
    return Draws(
      samples: samples, training: measurement.density(samples),
      independent: measurement.density(model.samples(count, from: &independentData)),
      generation: cell.stream(trial: trial, purpose: "generated"))
  }

  /// The training set with r noise draws per sample; r = 1 is that of `linear-transition`.
  func trainingSet(_ count: Int, draws: Int, trial: Int) -> LinearDenoiser.TrainingSet {
    let cell = linear.cell(count)
    var data = cell.stream(trial: trial, purpose: "data")
    var noise = cell.stream(trial: trial, purpose: "noise")
    return model.trainingSet(count, drawsPerSample: draws, data: &data, noise: &noise)
  }

  /// Eq. 4a of a generated law.
  func deltas(
    of law: GaussianLaw, _ draws: Draws, _ measurement: TransitionMeasurement
  ) -> RelativeLogLikelihood {
    var stream = draws.generation
    return measurement.deltas(
      of: law, training: draws.training, independent: draws.independent, from: &stream)
  }

  /// What one trial holds in memory at most.
  func workingBytes(largestCount: Int, drawsPerSample: Int) -> Int {
    let samples =
      2 * reference.count + 6 * largestCount * drawsPerSample + 3 * setting.generatedCount
    let squares = 10 * reference.dimension * reference.dimension
    return MemoryLayout<Double>.stride * (samples * reference.dimension + squares) + 8 << 20
  }
}
