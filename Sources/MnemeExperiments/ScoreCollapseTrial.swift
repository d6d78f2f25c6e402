import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// One trial of `score-collapse`: a training set, and paths from noise to where one score leads them.
struct ScoreCollapseTrial: Sendable {
  let spec: ScoreCollapseSpec
  let seed: UInt64
  let dimension: Int
  let strength: CollapseStrength

  var cell: TrialCell {
    TrialCell(
      experiment: ScoreCollapse.name.rawValue, revision: ScoreCollapse.revision, seed: seed,
      settings: shared + [
        ("regularization", strength.kind.rawValue), ("strength", strength.value.cellText),
        ("tolerance", spec.tolerance.cellText), ("step_count", spec.stepCount.cellText),
        ("last_noise_level", spec.lastNoiseLevel.cellText),
      ],
      label: "d = \(dimension), \(strength.label)", width: 2)
  }

  /// Names the training sets and starts, which are the same for all scores.
  private var drawing: TrialCell {
    TrialCell(
      experiment: "\(ScoreCollapse.name.rawValue) draws", revision: ScoreCollapse.revision,
      seed: seed, settings: shared, label: "d = \(dimension)", width: 0)
  }

  private var shared: [(name: String, value: String)] {
    [
      ("dimension", dimension.cellText), ("point_count", spec.pointCount.cellText),
      ("path_count", spec.pathCount.cellText),
    ]
  }

  /// Points, paths with what a step needs, and weights.
  var workingBytes: Int {
    MemoryLayout<Double>.stride
      * (spec.pointCount * dimension + 8 * spec.pathCount * dimension
        + spec.pathCount * spec.pointCount)
  }

  /// From N(0, I).
  func points(_ trial: Int) -> Matrix {
    var stream = drawing.stream(trial: trial, purpose: "training set")
    let values = stream.normals(spec.pointCount * dimension)
    return Matrix(rows: spec.pointCount, columns: dimension, values: values)
  }

  /// From N(0, σ²(1) I), as published.
  func starts(_ count: Int, _ trial: Int) -> Matrix {
    var stream = drawing.stream(trial: trial, purpose: "starts")
    var starts = Matrix(
      rows: count, columns: dimension, values: stream.normals(count * dimension))
    starts.scale(by: ScoreCollapseSpec.firstNoiseLevel)
    return starts
  }

  /// How many ends are within the tolerance, and their median distance to the nearest point.
  func outcome(_ trial: Int) -> [Double] {
    let points = points(trial)
    let score = FiniteSetScore(points: points, regularization: strength.regularization)
    let ends = spec.flow.end(of: starts(spec.pathCount, trial), under: score)
    let distances = NeighbourRatios(of: ends, in: points).neighbours.map(\.nearest)
    let collapsed = distances.count { $0 <= spec.tolerance }
    return [Double(collapsed), SampleQuantiles(distances).median]
  }
}
