import Glibc
import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// One trial of a set of known dimension: the dimension that its exact score sees at training points
/// and at fresh ones, and the normal-bundle estimate.
struct KnownManifoldTrial: Sendable {
  let spec: IntrinsicDimensionSpec
  let seed: UInt64
  let set: DimensionedSet

  var cell: TrialCell {
    TrialCell(
      experiment: "\(IntrinsicDimension.name.rawValue) \(set.rawValue)",
      revision: IntrinsicDimension.revision, seed: seed,
      settings: [
        ("training_count", spec.trainingCount.cellText),
        ("query_count", spec.queryCount.cellText),
        ("times", spec.times.map(\.cellText).joined(separator: ",")),
        ("bundle_time", spec.bundleTime.cellText),
      ], label: set.rawValue, width: 2 * spec.times.count + 1)
  }

  /// Points, and weights on them.
  var workingBytes: Int {
    MemoryLayout<Double>.stride * spec.trainingCount * (2 * set.ambientDimension + 64)
  }

  /// Mean LID at training points by time, the same at fresh points, the mean normal-bundle estimate.
  ///
  /// - Throws: `DistanceError`, `NumericsError`.
  func outcome(_ trial: Int) throws -> [Double] {
    var stream = cell.stream(trial: trial, purpose: "training set")
    let training = set.points(spec.trainingCount, from: &stream)
    var freshStream = cell.stream(trial: trial, purpose: "fresh points")
    let fresh = set.points(spec.queryCount, from: &freshStream)
    let scores = try ScoreDimension(targets: training, times: spec.times)
    let own = try scores.dimensions(0..<spec.queryCount, of: training).columnMeans
    let others = try scores.dimensions(0..<spec.queryCount, of: fresh).columnMeans
    return own + others + [try bundle(training, trial)]
  }

  /// Scores at 4D noised copies of each of the first training points.
  private func bundle(_ training: Matrix, _ trial: Int) throws -> Double {
    let width = training.columns, copies = 4 * width
    let schedule = ContinuousSchedule.variancePreserving(firstBeta: 0.1, lastBeta: 20)
    let signal = schedule.signal(at: spec.bundleTime)
    let variance = schedule.variance(at: spec.bundleTime)
    var stream = cell.stream(trial: trial, purpose: "noised copies")
    let values = (0..<spec.queryCount).flatMap { row in
      (0..<copies).flatMap { _ in (0..<width).map { signal.squareRoot() * training[row, $0] } }
    }
    let count = spec.queryCount * copies
    let places = Matrix(rows: count, columns: width, values: values).adding(
      Matrix(rows: count, columns: width, values: stream.normals(count * width)),
      scale: variance.squareRoot())
    var scores = PointPosterior(points: training)
      .means(at: places, signal: signal, variance: variance)
    scores.scale(by: signal.squareRoot())
    scores = scores.adding(places, scale: -1)
    let estimates = try (0..<spec.queryCount).map { row in
      let block = row * copies * width..<(row + 1) * copies * width
      return Double(
        try NormalBundle.dimension(
          of: Matrix(rows: copies, columns: width, values: Array(scores.values[block]))))
    }
    return estimates.reduce(0, +) / Double(estimates.count)
  }
}
