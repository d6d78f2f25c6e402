import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// One trial of `as-released`, on the draws of `linear-transition`.
struct AsReleasedTrial: Sendable {
  let spec: AsReleasedSpec
  let seed: UInt64

  /// The trial whose draws and reference set these are.
  var linear: LinearTransitionTrial {
    LinearTransitionTrial(
      setting: spec.setting, seed: seed,
      reference: LinearTransitionReference(
        count: spec.referenceCount, dimension: spec.dimension))
  }

  func cell(_ count: Int) -> TrialCell {
    let setting = spec.setting
    return TrialCell(
      experiment: AsReleased.name.rawValue, revision: AsReleased.revision, seed: seed,
      settings: linear.referenceSets.cellSettings + [
        ("training_count", count.cellText), ("time", setting.time.cellText),
        ("kappa", setting.kappa.cellText),
      ],
      label: "d = \(spec.dimension), n = \(count)", width: AsReleasedOutcome.width)
  }

  /// Outcomes of the reference set (cell 0) and of the training counts (the cells after it).
  ///
  /// - Throws: `NumericsError`.
  func outcomes(_ request: TrialRequest, counts: [Int]) throws(NumericsError) -> [[Double]] {
    let density = linear.referenceSets.density(request.trial)
    let pairs = request.known(0)?.first ?? density.logPairEnergy
    let reference = ReleasedDensity(density: density, logPairEnergy: pairs)
    var outcomes: [[Double]] = []
    for cell in request.cells {
      outcomes.append(
        cell == 0
          ? [pairs]
          : try outcome(counts[cell - 1], trial: request.trial, reference: reference).values)
    }
    return outcomes
  }

  func outcome(
    _ count: Int, trial: Int, reference: ReleasedDensity
  ) throws(NumericsError) -> AsReleasedOutcome {
    let draws = linear.cell(count)
    var data = draws.stream(trial: trial, purpose: "data")
    var noise = draws.stream(trial: trial, purpose: "noise")
    let model = spec.setting.model(spec.dimension)
    let set = model.trainingSet(count, data: &data, noise: &noise)
    let trained = try model.train(on: set)
    let measurement = TransitionMeasurement(setting: spec.setting, reference: reference.density)
    let density = measurement.density(set.samples)
    let training = ReleasedDensity(density: density, logPairEnergy: density.logPairEnergy)
    let transposed = GaussianLaw(mean: trained.law.mean, root: trained.law.root.transposed)
    let right = try Comparison(trained.law, trained.isRegular, measurement, training, reference)
    let wrong = try Comparison(transposed, trained.isRegular, measurement, training, reference)
    return AsReleasedOutcome(right: right, wrong: wrong, released: reference.released)
  }
}

/// A set of points in both arithmetics.
struct ReleasedDensity: Sendable {
  let density: KernelDensity
  let logPairEnergy: Double

  var released: ReleasedStatistic {
    ReleasedStatistic(
      count: density.points.count, dimension: density.points.dimension, scale: density.scale)
  }

  /// The script's ∫ρ̂² over its self-term.
  var releasedPairEnergy: Double { released.pairEnergy(logPairEnergy: logPairEnergy) }
}

/// One law against training and reference set, in both arithmetics.
struct Comparison {
  let divergence: GaussianDivergence
  /// Δ over the self-term in log-space.
  let exact: SignedLog
  /// Δ over the self-term as the script adds it up.
  let released: Double
  /// The smaller ln det(Σ_G + ε²I) of the two sets.
  let widenedLogDeterminant: Double

  init(
    _ law: GaussianLaw, _ isRegular: Bool, _ measurement: TransitionMeasurement,
    _ training: ReleasedDensity, _ reference: ReleasedDensity
  ) throws(NumericsError) {
    divergence = try measurement.divergence(of: law, isRegular: isRegular)
    exact = SquaredL2Difference.reference(
      trainingPairs: training.logPairEnergy, referencePairs: reference.logPairEnergy,
      trainingCross: try training.density.logCrossEnergy(with: law),
      referenceCross: try reference.density.logCrossEnergy(with: law))
    let near = try training.released.crossEnergy(of: training.density.points, with: law)
    let far = try reference.released.crossEnergy(of: reference.density.points, with: law)
    released = ReleasedStatistic.difference(
      trainingPairs: training.releasedPairEnergy, referencePairs: reference.releasedPairEnergy,
      trainingCross: near.value, referenceCross: far.value)
    widenedLogDeterminant = min(near.logDeterminant, far.logDeterminant)
  }
}
