import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// One trial of `neighbour-ratio`: a training set from N(0, I), samples of each generator, and how many
/// of them count as memorized.
struct NeighbourRatioTrial: Sendable {
  let spec: NeighbourRatioSpec
  let seed: UInt64
  let dimension: Int
  let trainingCount: Int

  var cell: TrialCell {
    TrialCell(
      experiment: NeighbourRatio.name.rawValue, revision: NeighbourRatio.revision, seed: seed,
      settings: [
        ("dimension", dimension.cellText), ("training_count", trainingCount.cellText),
        ("stop_levels", spec.stopLevels.map(\.cellText).joined(separator: ",")),
        ("sample_count", spec.sampleCount.cellText), ("step_count", spec.stepCount.cellText),
      ],
      label: "d = \(dimension), n = \(trainingCount)", width: spec.generators.count)
  }

  /// Training set and samples of each generator, weights of a block, the square matrices of a fit.
  var workingBytes: Int {
    let rows = 4 * trainingCount + 12 * spec.sampleCount + 6 * dimension
    return MemoryLayout<Double>.stride * (rows * dimension + spec.sampleCount * trainingCount)
  }

  /// The published setting of the linear model but for its mean, which moves all points alike.
  private var model: LinearDenoiser {
    LinearDenoiser(dimension: dimension, mean: 0, standardDeviation: 1, time: 2, kappa: 1)
  }

  /// Memorized samples of each generator, in the order of the spec.
  ///
  /// - Throws: `NumericsError`.
  func outcome(_ trial: Int) throws(NumericsError) -> [Double] {
    var data = cell.stream(trial: trial, purpose: "data")
    var noise = cell.stream(trial: trial, purpose: "noise")
    let set = model.trainingSet(trainingCount, data: &data, noise: &noise)
    var latentStream = cell.stream(trial: trial, purpose: "latents")
    let latents = model.latents(spec.sampleCount, from: &latentStream)
    var fresh = cell.stream(trial: trial, purpose: "truth")
    let (exact, stopped) = paths(of: set.samples, trial)
    let samples =
      [exact] + stopped + [
        try model.train(on: set).outputs(at: latents),
        model.samples(spec.sampleCount, from: &fresh),
      ]
    return samples.map { Double(NeighbourRatios(of: $0, in: set.samples).memorizedCount) }
  }

  /// Ends of the paths of the exact score, and where they are at each noise level where some stop.
  private func paths(of points: Matrix, _ trial: Int) -> (ends: Matrix, stopped: [Matrix]) {
    let paths = FiniteSetPaths(
      points: points, from: NeighbourRatioSpec.firstNoiseLevel,
      to: NeighbourRatioSpec.lastNoiseLevel, stopLevels: spec.stopLevels,
      stepCount: spec.stepCount)
    var choices = cell.stream(trial: trial, purpose: "start points")
    var noise = cell.stream(trial: trial, purpose: "start noise")
    return paths.ends(of: paths.starts(spec.sampleCount, choices: &choices, noise: &noise))
  }
}
