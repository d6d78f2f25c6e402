import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// What is measured on a generated normal law, whatever model it comes from.
struct TransitionMeasurement: Sendable {
  let setting: LinearTrialSetting
  /// ρ̂ of the reference set.
  let reference: KernelDensity

  private var mean: [Double] {
    [Double](repeating: setting.mean, count: reference.points.dimension)
  }

  /// ρ̂ of a training set, centred where the reference set is; shape of `samples`: (n, d).
  func density(_ samples: Matrix) -> KernelDensity {
    KernelDensity(
      points: CenteredPoints(samples, center: reference.points.center),
      scale: setting.standardDeviation)
  }

  /// KL and −ln BC to the truth.
  ///
  /// - Parameter isRegular: whether the law's covariance has full rank.
  /// - Throws: `NumericsError`.
  func divergence(
    of law: GaussianLaw, isRegular: Bool
  ) throws(NumericsError) -> GaussianDivergence {
    try GaussianDivergence(
      of: law, isRegular: isRegular, mean: mean, deviation: setting.standardDeviation)
  }

  /// Eq. 4a in its readings, with its null, from `setting.generatedCount` samples of the law.
  ///
  /// - Parameters:
  ///   - training: ρ̂_X of the model's training set.
  ///   - independent: ρ̂_X′ of as many samples that the model has not seen.
  func deltas(
    of law: GaussianLaw, training: KernelDensity, independent: KernelDensity,
    from stream: inout RandomStream
  ) -> RelativeLogLikelihood {
    let generated = law.samples(setting.generatedCount, from: &stream)
    return RelativeLogLikelihood(
      generated: CenteredPoints(generated, center: reference.points.center), training: training,
      independent: independent, reference: reference,
      analytic: IsotropicLaw.logDensities(
        at: generated, mean: mean, deviation: setting.standardDeviation))
  }
}

/// The reference sets of all linear models on the same data: one a trial, stored as the logarithm of
/// its pair energy and drawn again from its stream wherever it is needed.
struct ReferenceSets: Sendable {
  let setting: LinearTrialSetting
  let seed: UInt64
  let reference: LinearTransitionReference

  /// What changes a trial's value, whatever the model and n.
  var cellSettings: [(name: String, value: String)] {
    [
      ("dimension", reference.dimension.cellText),
      ("mean", setting.mean.cellText),
      ("standard_deviation", setting.standardDeviation.cellText),
      ("reference_count", reference.count.cellText),
    ]
  }

  /// Shared by all cells of a (dimension, trial), in every experiment.
  var cell: TrialCell {
    TrialCell(
      experiment: "\(LinearTransition.name.rawValue)/reference",
      revision: LinearTransition.revision, seed: seed, settings: cellSettings,
      label: "d = \(reference.dimension), reference set of \(reference.count)", width: 1)
  }

  /// ρ̂ of `reference.count` fresh samples, centred at their mean.
  func density(_ trial: Int) -> KernelDensity {
    var stream = cell.stream(trial: trial, purpose: "samples")
    let samples = setting.model(reference.dimension).samples(reference.count, from: &stream)
    return KernelDensity(
      points: CenteredPoints(samples, center: samples.columnMeans),
      scale: setting.standardDeviation)
  }
}
