import Glibc
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// All definitions on one generated set.
struct MeasuredModelSummary {
  private let summary: MeasureSummary
  private let index: Int
  private let model: MeasuredModel
  private let neighbours: [NeighbourSummary]
  private let threshold: SampleThreshold?

  init(_ summary: MeasureSummary, index: Int) {
    self.summary = summary
    self.index = index
    model = summary.sets.models[index]
    neighbours = summary.results.neighbours[index] ?? []
    threshold = summary.threshold(model.trainingCount)
  }

  private var level: Double { summary.level }
  private var null: [NeighbourSummary] { summary.null(model.trainingCount) }
  private var hasReference: Bool { summary.sets.reference != nil }

  var rows: [MeasureRow] {
    var rows = [ratioRow, calibratedRow, thresholdRow, distinctRow] + kindRows
    let groups = summary.spec.groups
    if !groups.contains(.neighbours) { rows = [] }
    if groups.contains(.dimension) { rows += dimensionRows }
    if groups.contains(.likelihood) { rows += likelihoodRows }
    if groups.contains(.moments) { rows += momentRows }
    return rows
  }

  private func row(_ definition: MeasureDefinition) -> MeasureRow {
    var row = MeasureRow()
    row.set = model.set.name
    row.trainingCount = model.trainingCount
    row.definition = definition
    row.intervalLevel = level
    return row
  }

  // MARK: Fractions

  /// Fractions of independent samples, given the training set: Wilson's intervals.
  private func interval(_ count: Int, of total: Int) -> IntervalEstimate {
    guard total > 0 else { return IntervalEstimate() }
    let interval = BinomialInterval.wilson(successes: count, trials: total, level: level)
    return IntervalEstimate(
      value: Double(count) / Double(total), low: interval.lower, high: interval.upper)
  }

  /// - Parameter null: count and total of samples without memory.
  private func fraction(
    _ definition: MeasureDefinition, count: Int, of total: Int, null: (count: Int, total: Int)?
  ) -> MeasureRow {
    var row = row(definition)
    row.estimate = interval(count, of: total)
    row.count = count
    row.total = total
    guard let null, null.total > 0 else { return row }
    row.null = interval(null.count, of: null.total)
    row.nullKind = summary.nullKind
    row.nullCount = null.count
    row.nullTotal = null.total
    let p = FisherExactTest.pValue(
      successes1: count, trials1: total, successes2: null.count, trials2: null.total)
    row.pValue = p
    row.verdict = verdict(row.estimate.value, row.null.value, isFar: p < 1 - level)
    return row
  }

  private func verdict(_ value: Double?, _ null: Double?, isFar: Bool) -> MeasureVerdict {
    guard let value, let null else { return .open }
    if !isFar { return .likeNull }
    return value > null ? .moreThanNull : .lessThanNull
  }

  private var ratioRow: MeasureRow {
    var row = fraction(
      .neighbourRatio, count: neighbours.count(where: \.isMemorized), of: neighbours.count,
      null: (null.count(where: \.isMemorized), null.count))
    row.threshold = NeighbourRatios.threshold
    row.nullFormula = NeighbourRatios.uniformRate(dimension: summary.varyingDimension)
    return row
  }

  private var calibratedRow: MeasureRow {
    func isBelow(_ neighbour: NeighbourSummary) -> Bool {
      (neighbour.calibrated ?? 1) < CalibratedDistance.threshold
    }
    var row = fraction(
      .calibratedDistance, count: neighbours.count(where: isBelow), of: neighbours.count,
      null: (null.count(where: isBelow), null.count))
    row.threshold = CalibratedDistance.threshold
    return row
  }

  private static let tooFew = "needs 20 samples without memory to choose a threshold"

  private var thresholdRow: MeasureRow {
    guard let threshold else {
      var row = row(.absoluteThreshold)
      row.reason = Self.tooFew
      return row
    }
    var row = fraction(
      .absoluteThreshold, count: neighbours.count { $0.nearest < threshold.value },
      of: neighbours.count, null: (threshold.falsePositives, threshold.checked))
    row.threshold = threshold.value
    return row
  }

  private var distinctRow: MeasureRow {
    var row = row(.distinctHits)
    row.unit = "training samples per generated sample"
    guard let threshold else {
      row.reason = Self.tooFew
      return row
    }
    let hits = DistinctHits(
      targets: neighbours.filter { $0.nearest < threshold.value }.compactMap(\.indices.first),
      samples: neighbours.count)
    let z = NormalQuantile.value((1 + level) / 2)
    row.estimate = IntervalEstimate(
      value: hits.perSample, low: max(0, hits.perSample - z * hits.standardError),
      high: min(1, hits.perSample + z * hits.standardError))
    let expected = hits.expected(
      trainingCount: summary.sets.targets(model.trainingCount).count)
    row.null = IntervalEstimate(
      value: expected.mean, low: max(0, expected.mean - z * expected.deviation),
      high: expected.mean + z * expected.deviation)
    row.nullKind = "as many hits, each of a training sample chosen with equal probability"
    row.count = hits.distinct
    row.total = neighbours.count
    row.threshold = threshold.value
    if expected.deviation > 0 {
      let far = abs(hits.perSample - expected.mean) / expected.deviation
      row.pValue = erfc(far / 2.0.squareRoot())
      row.verdict = verdict(
        hits.perSample, expected.mean, isFar: (row.pValue ?? 1) < 1 - level)
    }
    return row
  }

  // MARK: Memorized, spurious, generalized

  private var kinds: [SampleKind] {
    guard let threshold, let own = summary.ownThreshold,
      let distances = summary.results.generatedDistances[index]
    else { return neighbours.map { _ in .none } }
    return zip(neighbours, distances).map { neighbour, distance in
      switch RecallKinds.kind(
        toTraining: neighbour.nearest, toSamples: distance, memorizedDistance: threshold.value,
        spuriousDistance: own)
      {
      case .memorized: .memorized
      case .spurious: .spurious
      case .generalized: .generalized
      }
    }
  }

  private var kindRows: [MeasureRow] {
    let kinds = kinds
    let isKnown = kinds.contains { $0 != .none }
    return [(MeasureDefinition.spurious, SampleKind.spurious), (.generalized, .generalized)].map {
      definition, kind in
      guard isKnown else {
        var row = row(definition)
        row.reason =
          hasReference
          ? Self.tooFew
          : "needs held-out samples, to know how near samples without memory are to each other"
        return row
      }
      var row = fraction(
        definition, count: kinds.count { $0 == kind }, of: kinds.count, null: nil)
      row.threshold = summary.ownThreshold
      return row
    }
  }

  // MARK: Rows of samples

  var nearestRows: [NearestRow] {
    let distances = summary.results.generatedDistances[index]
    let kinds = kinds
    return neighbours.indices.map { at in
      var row = NearestRow(neighbours[at], sets: summary.sets)
      row.set = model.set.name
      row.trainingCount = model.trainingCount
      row.row = model.set.fileRows[at]
      row.generatedDistance = distances?[at]
      row.kind = kinds[at]
      return row
    }
  }

  var labelRows: [MeasureLabelRow] {
    guard let labels = summary.sets.labels else { return [] }
    let targets = summary.sets.targets(model.trainingCount)
    let fileRows = summary.sets.training.fileRows
    var counts: [Int: (training: Int, nearest: Int, memorized: Int)] = [:]
    for target in targets { counts[labels[fileRows[target]], default: (0, 0, 0)].training += 1 }
    for neighbour in neighbours {
      guard let target = neighbour.indices.first else { continue }
      let label = labels[fileRows[target]]
      counts[label, default: (0, 0, 0)].nearest += 1
      counts[label, default: (0, 0, 0)].memorized += neighbour.isMemorized ? 1 : 0
    }
    return counts.sorted { $0.key < $1.key }.map { label, count in
      var row = MeasureLabelRow()
      row.set = model.set.name
      row.label = label
      row.trainingCount = count.training
      row.nearestCount = count.nearest
      row.memorizedCount = count.memorized
      let interval = interval(count.memorized, of: count.nearest)
      row.memorized = TrialFraction(
        fraction: interval.value, low: interval.low, high: interval.high)
      return row
    }
  }

  // MARK: Local dimension

  private var dimensionRows: [MeasureRow] {
    let reading = DimensionReading(summary, model: index)
    var drop = row(.localDimensionDrop)
    var median = row(.localDimension)
    guard let reading else {
      drop.reason = "no local dimension was computed"
      median.reason = drop.reason
      return [drop, median]
    }
    median.estimate = MedianInterval.estimate(reading.own, level: level)
    median.null =
      reading.null.map { MedianInterval.estimate($0, level: level) } ?? IntervalEstimate()
    median.nullKind = reading.null == nil ? "" : summary.nullKind
    guard let threshold = reading.threshold(rate: summary.spec.falsePositiveRate) else {
      drop.reason =
        hasReference
        ? "needs 20 held-out samples to choose a threshold"
        : "needs held-out samples: a training sample that is left out has another score"
      return [drop, median]
    }
    drop = fraction(
      .localDimensionDrop, count: reading.own.count { $0 < threshold.value },
      of: reading.own.count, null: (threshold.falsePositives, threshold.checked))
    drop.threshold = threshold.value
    if let null = median.null.low, let high = median.estimate.high {
      median.verdict =
        high < null
        ? .lessThanNull
        : (median.estimate.low ?? 0) > (median.null.high ?? .infinity) ? .moreThanNull : .likeNull
    }
    return [drop, median]
  }

  // MARK: Relative log-likelihood

  private var likelihoodRows: [MeasureRow] {
    var matched = row(.relativeLogLikelihood)
    var reference = row(.referenceLogLikelihood)
    matched.unit = "nats per dimension"
    reference.unit = matched.unit
    guard let outcome = summary.results.likelihoods[index] else {
      matched.reason =
        hasReference ? "needs two samples of each set" : "needs held-out samples of the truth"
      reference.reason = matched.reason
      return [matched, reference]
    }
    let z = NormalQuantile.value((1 + level) / 2)
    matched.estimate = IntervalEstimate(
      value: outcome.matched, low: outcome.matched - z * outcome.matchedError,
      high: outcome.matched + z * outcome.matchedError)
    matched.null = IntervalEstimate(
      value: outcome.null[0], low: outcome.null[1], high: outcome.null[2])
    matched.nullKind =
      "random divisions of \(2 * outcome.matchedSize) training and held-out samples"
    matched.pValue = outcome.pValue
    matched.verdict = verdict(
      outcome.matched, outcome.null[0], isFar: outcome.pValue < 1 - level)
    guard let value = outcome.reference else {
      reference.reason =
        "needs ten times as many held-out samples as training samples (and at most 67 million numbers "
        + "of them)"
      return [matched, reference]
    }
    reference.estimate = IntervalEstimate(
      value: value, low: value - z * outcome.referenceError,
      high: value + z * outcome.referenceError)
    reference.null = IntervalEstimate(
      value: outcome.referenceNull[0], low: outcome.referenceNull[1],
      high: outcome.referenceNull[2])
    reference.nullKind = "held-out samples in the place of the training set"
    reference.verdict = verdict(
      value, outcome.referenceNull[0],
      isFar: value < outcome.referenceNull[1] || value > outcome.referenceNull[2])
    return [matched, reference]
  }

  // MARK: Moments

  private var momentRows: [MeasureRow] {
    let moments = MomentRows(
      splits: summary.results.moments[index] ?? [], level: level, hasReference: hasReference)
    return moments.values.map { definition, value in
      var row = row(definition)
      row.estimate = value.estimate
      row.null = value.null
      row.unit = value.unit
      row.reason = value.reason
      row.nullKind = value.null.value == nil ? "" : "two halves of the held-out samples"
      if let low = value.estimate.low, let high = value.estimate.high, let nullLow = value.null.low,
        let nullHigh = value.null.high
      {
        row.verdict = low > nullHigh ? .moreThanNull : high < nullLow ? .lessThanNull : .likeNull
      }
      return row
    }
  }
}
