import Glibc
import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// One trial of `linear-transition`: draws, fit, exact law, and everything that is measured on it.
struct LinearTransitionTrial: Sendable {
  let setting: LinearTrialSetting
  let seed: UInt64
  let reference: LinearTransitionReference

  private var model: LinearDenoiser { setting.model(reference.dimension) }
  private var mean: [Double] { [Double](repeating: setting.mean, count: reference.dimension) }
  private var deviation: Double { setting.standardDeviation }

  var referenceSets: ReferenceSets {
    ReferenceSets(setting: setting, seed: seed, reference: reference)
  }

  func cell(_ count: Int) -> TrialCell {
    TrialCell(
      experiment: LinearTransition.name.rawValue, revision: LinearTransition.revision, seed: seed,
      settings: referenceSets.cellSettings + [
        ("training_count", count.cellText),
        ("time", setting.time.cellText),
        ("kappa", setting.kappa.cellText),
        ("generated_count", setting.generatedCount.cellText),
      ],
      label: "d = \(reference.dimension), n = \(count)", width: LinearTransitionOutcome.width)
  }

  // MARK: The cells

  /// What one trial holds in memory at most: samples in both precisions, square matrices of the fit,
  /// and the blocks of the kernel sums.
  func workingBytes(_ counts: [Int]) -> Int {
    let samples = 2 * reference.count + 6 * (counts.max() ?? 0) + 3 * setting.generatedCount
    let squares = 10 * reference.dimension * reference.dimension
    return MemoryLayout<Double>.stride * (samples * reference.dimension + squares) + 8 << 20
  }

  func outcome(
    _ count: Int, trial: Int, reference: KernelDensity, referencePairs: Double
  ) throws(NumericsError) -> LinearTransitionOutcome {
    let cell = cell(count)
    let measurement = TransitionMeasurement(setting: setting, reference: reference)
    var data = cell.stream(trial: trial, purpose: "data")
    var noise = cell.stream(trial: trial, purpose: "noise")
    var independentData = cell.stream(trial: trial, purpose: "independent data")
    var generation = cell.stream(trial: trial, purpose: "generated")
    let set = model.trainingSet(count, data: &data, noise: &noise)
    let trained = try model.train(on: set)
    let training = measurement.density(set.samples)
    let independent = measurement.density(model.samples(count, from: &independentData))
    var outcome = LinearTransitionOutcome()
    record(
      try measurement.divergence(of: trained.law, isRegular: trained.isRegular), of: trained,
      in: &outcome)
    try recordSquaredL2(trained, training, reference, referencePairs, in: &outcome)
    record(
      measurement.deltas(
        of: trained.law, training: training, independent: independent, from: &generation),
      in: &outcome)
    return outcome
  }

  private func record(
    _ delta: RelativeLogLikelihood, in outcome: inout LinearTransitionOutcome
  ) {
    outcome.deltaReference = delta.reference
    outcome.deltaNull = delta.referenceNull
    outcome.deltaAnalytic = delta.analytic
  }

  /// Theory speaks of M Mᵀ, with v where the model has v̂: the ratio is taken out.
  private func record(
    _ divergence: GaussianDivergence, of trained: LinearDenoiser.Trained,
    in outcome: inout LinearTransitionOutcome
  ) {
    let ratio = model.finalVariance / trained.startVariance
    outcome.klNats = divergence.kullbackLeibler
    outcome.bhattacharyyaNats = divergence.bhattacharyya
    outcome.tau = divergence.traceRatio * ratio
    outcome.logDet =
      divergence.logDeterminantRatio + Double(reference.dimension) * log(ratio)
    outcome.meanTerm = divergence.meanTerm
  }

  private func recordSquaredL2(
    _ trained: LinearDenoiser.Trained, _ training: KernelDensity, _ reference: KernelDensity,
    _ referencePairs: Double, in outcome: inout LinearTransitionOutcome
  ) throws(NumericsError) {
    let trainingPairs = training.logPairEnergy
    let trainingCross = try training.logCrossEnergy(with: trained.law)
    outcome.l2Reference = SquaredL2Difference.reference(
      trainingPairs: trainingPairs, referencePairs: referencePairs, trainingCross: trainingCross,
      referenceCross: try reference.logCrossEnergy(with: trained.law))
    outcome.l2Analytic = SquaredL2Difference.analytic(
      trainingPairs: trainingPairs, trainingCross: trainingCross,
      analyticCross: try SquaredL2Difference.logCrossEnergy(
        of: trained.law, mean: mean, deviation: deviation))
  }
}
