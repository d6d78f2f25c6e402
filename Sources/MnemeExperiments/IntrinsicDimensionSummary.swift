import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Trials → rows of `intrinsic-dimension`. Pure.
struct IntrinsicDimensionSummary {
  let spec: IntrinsicDimensionSpec

  private var timeCount: Int { spec.times.count }
  private var denseCount: Int { spec.plantedCount / 2 }

  /// - Parameter outcomes: of `PlantedCircleTrial`.
  func planted(_ outcomes: [[Double]]) -> [IntrinsicDimensionRow] {
    let kinds: [(DimensionedPoints, Int, Range<Int>)] = [
      (.dense, 1, 0..<denseCount), (.isolated, 1, denseCount..<denseCount + 1),
      (.copies, 0, denseCount + 1..<denseCount + 2),
    ]
    return kinds.flatMap { kind, dimension, points in
      spec.times.indices.map { time in
        let means = outcomes.map { outcome in
          points.reduce(0) { $0 + outcome[$1 * timeCount + time] } / Double(points.count)
        }
        var row = row(.planted, kind, time, means)
        row.trueDimension = dimension
        row.trainingCount = spec.plantedCount + spec.copies
        return row
      }
    }
  }

  /// - Parameter outcomes: of `KnownManifoldTrial`.
  func known(_ set: DimensionedSet, _ outcomes: [[Double]]) -> [IntrinsicDimensionRow] {
    [(DimensionedPoints.training, 0), (.fresh, timeCount)].flatMap { kind, offset in
      spec.times.indices.map { time in
        var row = row(set, kind, time, outcomes.map { $0[offset + time] })
        row.trueDimension = set.trueDimension
        row.trainingCount = spec.trainingCount
        row.theory = set.dimension(temperature: ScoreTime.temperature(at: spec.times[time]))
        return row
      }
    }
  }

  private func row(
    _ set: DimensionedSet, _ points: DimensionedPoints, _ time: Int, _ means: [Double]
  ) -> IntrinsicDimensionRow {
    var row = IntrinsicDimensionRow()
    row.set = set
    row.points = points
    row.ambientDimension = set.ambientDimension
    row.time = spec.times[time]
    row.trials = means.count
    row.intervalLevel = spec.intervalLevel
    let summary = TrialSummary(of: means)
    row.dimension = summary.meanInterval(trials: means.count, level: spec.intervalLevel)
    row.median = summary.median ?? 0
    return row
  }

  func estimate(
    _ set: DimensionedSet, _ outcomes: [[Double]], rows: [IntrinsicDimensionRow]
  ) -> IntrinsicDimensionEstimateRow {
    let curve = rows.filter { $0.set == set && $0.points == .training }
    let largest = curve.max { ($0.dimension.value ?? 0) < ($1.dimension.value ?? 0) }
    var row = IntrinsicDimensionEstimateRow()
    row.set = set
    row.ambientDimension = set.ambientDimension
    row.trueDimension = set.trueDimension
    row.trainingCount = spec.trainingCount
    row.largest = largest?.dimension.value ?? 0
    row.largestTime = largest?.time ?? 0
    row.bundleTime = spec.bundleTime
    row.bundle = TrialSummary(of: outcomes.map { $0[2 * timeCount] })
      .meanInterval(trials: outcomes.count, level: spec.intervalLevel)
    return row
  }

  /// The planted points of all trials against the dense ones, by LID at the decision time.
  func detection(_ outcomes: [[Double]]) -> DetectionCurve {
    let time = spec.times.firstIndex(of: spec.decisionTime) ?? 0
    let values = outcomes.map { outcome in
      (0..<denseCount + 2).map { outcome[$0 * timeCount + time] }
    }
    return DetectionCurve(
      planted: values.flatMap { $0[denseCount...] }, others: values.flatMap { $0[..<denseCount] })
  }

  /// Corners of the curve only: points on a straight stretch between two others are left out.
  func detectionRows(_ curve: DetectionCurve) -> [IntrinsicDimensionDetectionRow] {
    let points = curve.points
    return points.indices.filter { index in
      guard index > 0, index + 1 < points.count else { return true }
      let (before, here, after) = (points[index - 1], points[index], points[index + 1])
      let isFlat =
        before.truePositiveRate == here.truePositiveRate
        && here.truePositiveRate == after.truePositiveRate
      let isSteep =
        before.falsePositiveRate == here.falsePositiveRate
        && here.falsePositiveRate == after.falsePositiveRate
      return !isFlat && !isSteep
    }.map { index in
      var row = IntrinsicDimensionDetectionRow()
      row.time = spec.decisionTime
      row.falsePositiveRate = points[index].falsePositiveRate
      row.truePositiveRate = points[index].truePositiveRate
      return row
    }
  }
}
