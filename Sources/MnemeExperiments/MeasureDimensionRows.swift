import Glibc
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Local dimensions at the time at which the report reads them.
///
/// That time is the first at which noise is as large as the median distance of samples without memory
/// to the nearest training sample, spread over the dimensions. Before, the score of a finite set sees
/// single neighbours, and the dimension off them explodes; long after, it sees none.
struct DimensionReading {
  let timeIndex: Int
  let own: [Double]
  let null: [Double]?

  init?(_ summary: MeasureSummary, model index: Int) {
    let count = summary.sets.models[index].trainingCount
    guard let own = summary.results.dimensions[index],
      let time = Self.timeIndex(summary, trainingCount: count)
    else { return nil }
    timeIndex = time
    self.own = own.column(time)
    null = summary.results.nullDimensions[count].map { $0.column(time) }
  }

  static func timeIndex(_ summary: MeasureSummary, trainingCount: Int) -> Int? {
    let null = summary.null(trainingCount).map(\.nearest).filter(\.isFinite)
    guard !null.isEmpty else { return nil }
    let noise =
      SampleQuantiles(null).median / summary.sets.scale
      / Double(summary.sets.dimension).squareRoot()
    return MeasureContext.times.firstIndex { ScoreTimes.noise($0) >= noise }
      ?? MeasureContext.times.count - 1
  }

  func threshold(rate: Double) -> SampleThreshold? {
    null.flatMap { SampleThreshold(null: $0, rate: rate) }
  }
}

/// The curves of the local dimension over time.
struct MeasureDimensionRows {
  private let summary: MeasureSummary

  init(_ summary: MeasureSummary) { self.summary = summary }

  var rows: [MeasureDimensionRow] {
    var rows: [MeasureDimensionRow] = []
    for (index, model) in summary.sets.models.enumerated() {
      rows += curve(
        summary.results.dimensions[index], model.set.name, .generated, model.trainingCount)
    }
    for count in summary.sets.trainingCounts {
      rows += curve(summary.results.nullDimensions[count], "reference", .heldOut, count)
      rows += curve(summary.results.trainingDimensions[count], "training", .training, count)
    }
    return rows
  }

  private func curve(
    _ dimensions: Matrix?, _ set: String, _ role: MeasureRole, _ trainingCount: Int
  ) -> [MeasureDimensionRow] {
    guard let dimensions else { return [] }
    let chosen = DimensionReading.timeIndex(summary, trainingCount: trainingCount)
    return MeasureContext.times.enumerated().map { index, time in
      let quantiles = SampleQuantiles(dimensions.column(index))
      var row = MeasureDimensionRow()
      row.set = set
      row.role = role
      row.trainingCount = trainingCount
      row.time = time
      row.noise = ScoreTimes.noise(time) * summary.sets.scale
      row.count = dimensions.rows
      row.q25 = quantiles.value(at: 0.25)
      row.median = quantiles.median
      row.q75 = quantiles.value(at: 0.75)
      row.isChosen = index == chosen ? 1 : 0
      return row
    }
  }
}

extension Matrix {
  func column(_ index: Int) -> [Double] { (0..<rows).map { self[$0, index] } }
}

/// What random halves say of moments and margins.
///
/// Each value is the mean over divisions; its interval is that mean ± z times the deviation over
/// divisions, which estimates the error of the same from all samples (the delete-half jackknife).
/// Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), section 11.5.
struct MomentRows {
  struct Value {
    var estimate = IntervalEstimate()
    var null = IntervalEstimate()
    var unit = ""
    var reason = ""
  }

  let splits: [MomentOutcome]
  let level: Double
  let hasReference: Bool

  var values: [(MeasureDefinition, Value)] {
    guard !splits.isEmpty else {
      var value = Value()
      value.reason =
        hasReference
        ? "needs two halves of at least two samples" : "needs held-out samples of the truth"
      return [.coordinateL2, .memorizationRatio, .gaussianKL, .gaussianHellinger].map {
        ($0, value)
      }
    }
    return [
      (.coordinateL2, value(splits.map(\.truth), splits.map(\.truthNull))),
      (
        .memorizationRatio,
        value(
          splits.map { Self.ratio($0.training, $0.truth) },
          splits.map { Self.ratio($0.trainingNull, $0.truthNull) })
      ),
      (.gaussianKL, gaussian(\.kl, \.klNull, unit: "nats")),
      (.gaussianHellinger, gaussian(\.hellinger, \.hellingerNull, unit: "")),
    ]
  }

  private static func ratio(_ a: Double, _ b: Double) -> Double {
    a == b ? 1 : (a / b).squareRoot()
  }

  private func gaussian(
    _ own: KeyPath<MomentOutcome, Double?>, _ null: KeyPath<MomentOutcome, Double?>, unit: String
  ) -> Value {
    let values = splits.compactMap { $0[keyPath: own] }
    let nulls = splits.compactMap { $0[keyPath: null] }
    guard values.count == splits.count, nulls.count == splits.count else {
      var value = Value()
      value.unit = unit
      value.reason =
        "half of the held-out samples must outnumber the dimensions, or their covariance is singular: "
        + "more samples, or pca:K"
      return value
    }
    var value = value(values, nulls)
    value.unit = unit
    return value
  }

  private func value(_ values: [Double], _ nulls: [Double]) -> Value {
    var value = Value()
    value.estimate = interval(values)
    value.null = interval(nulls)
    if value.estimate.value == .infinity {
      value.reason = "infinite: the generated samples span fewer dimensions than the truth"
    }
    return value
  }

  private func interval(_ values: [Double]) -> IntervalEstimate {
    guard let moments = SampleMoments(values), let deviation = moments.standardDeviation else {
      return IntervalEstimate(value: .infinity)
    }
    let z = NormalQuantile.value((1 + level) / 2)
    return IntervalEstimate(
      value: moments.mean, low: max(0, moments.mean - z * deviation),
      high: moments.mean + z * deviation)
  }
}
