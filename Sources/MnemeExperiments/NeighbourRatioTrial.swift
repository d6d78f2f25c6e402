import Glibc
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
    let score = FiniteSetScore(points: points)
    var places = starts(points, trial)
    var stopped: [Matrix] = []
    var from = NeighbourRatioSpec.firstNoiseLevel
    for level in spec.stopLevels + [NeighbourRatioSpec.lastNoiseLevel] {
      places = ProbabilityFlow(from: from, to: level, steps: steps(from, level))
        .end(of: places, under: score)
      if level != NeighbourRatioSpec.lastNoiseLevel { stopped.append(places) }
      from = level
    }
    let variance = NeighbourRatioSpec.lastNoiseLevel * NeighbourRatioSpec.lastNoiseLevel
    return (score.posterior.means(at: places, signal: 1, variance: variance), stopped)
  }

  /// The share of a path's steps that one stretch of it gets.
  private func steps(_ from: Double, _ to: Double) -> Int {
    let whole = log(NeighbourRatioSpec.firstNoiseLevel / NeighbourRatioSpec.lastNoiseLevel)
    return max(1, Int((Double(spec.stepCount) * log(from / to) / whole).rounded(.up)))
  }

  /// Training points chosen evenly, with the noise of the first level: the law of the noised set.
  private func starts(_ points: Matrix, _ trial: Int) -> Matrix {
    var choices = cell.stream(trial: trial, purpose: "start points")
    var noise = cell.stream(trial: trial, purpose: "start noise")
    let values = choices.uniforms(spec.sampleCount).flatMap { uniform in
      let row = min(points.rows - 1, Int(uniform * Double(points.rows)))
      return points.values[row * dimension..<(row + 1) * dimension]
    }
    let normals = Matrix(
      rows: spec.sampleCount, columns: dimension,
      values: noise.normals(spec.sampleCount * dimension))
    return Matrix(rows: spec.sampleCount, columns: dimension, values: values)
      .adding(normals, scale: NeighbourRatioSpec.firstNoiseLevel)
  }
}
