import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// What the trials of one training count say. Pure.
struct NetworkCell: Sendable {
  let trial: NetworkTrial
  /// Trials with a result, ascending; the first is the one whose images are shown.
  let outcomes: [NetworkOutcome]
  let divergedCount: Int
  /// Trials without a result, for other reasons: by trial.
  let failures: [Int: String]

  var count: Int { trial.trainingCount }
  private var spec: NetworkSpec { trial.spec }
  private var level: Double { spec.rules.intervalLevel }

  init(_ trial: NetworkTrial, _ found: CellOutcomes) {
    self.trial = trial
    let all = found.finished.map { NetworkOutcome($0.values, trial.layout) }
    outcomes = all.filter { !$0.isDiverged }
    divergedCount = all.count(where: \.isDiverged)
    failures = found.failures
  }

  func measures(_ generator: NetworkGenerator) -> [ImageMeasures] {
    guard let index = trial.layout.generators.firstIndex(of: generator) else { return [] }
    return outcomes.map { $0.measures[index] }
  }

  // MARK: Rows

  var rows: [NetworkRow] { trial.layout.generators.map(row) }

  private func row(_ generator: NetworkGenerator) -> NetworkRow {
    let found = measures(generator)
    var row = NetworkRow()
    row.generator = generator
    row.trainingCount = count
    row.dimension = trial.law.dimension
    row.trials = found.count
    row.failedTrials = divergedCount + failures.count
    row.updates = spec.updates(count)
    row.imageCount = found.first?.imageCount ?? 0
    row.generatedCount = min(spec.generatedCount, row.imageCount)
    row.momentCount = spec.imageCount
    row.intervalLevel = level
    row.memorizedFormula = NeighbourRatios.uniformRate(dimension: row.dimension)
    row.reason = reasons(found).joined(separator: "; ")
    guard !found.isEmpty else { return row }
    row.deltaMatched = TrialSummary(of: found.map(\.deltaMatched))
    row.deltaMatchedPositive = TrialFraction(positiveIn: found.map(\.deltaMatched), level: level)
    recordReference(found, in: &row)
    recordDistances(found, in: &row)
    return row
  }

  private func recordReference(_ found: [ImageMeasures], in row: inout NetworkRow) {
    guard let referenceCount = trial.law.referenceCount else { return }
    row.referenceCount = referenceCount
    row.deltaReference = TrialSummary(of: found.map(\.deltaReference))
    row.deltaReferencePositive = TrialFraction(
      positiveIn: found.map(\.deltaReference), level: level)
    row.deltaReferenceNullPositive = TrialFraction(positiveIn: found.map(\.deltaNull), level: level)
  }

  private func recordDistances(_ found: [ImageMeasures], in row: inout NetworkRow) {
    row.l2Training = TrialSummary(of: found.map(\.l2Training))
    row.l2Matched = TrialSummary(of: found.map(\.l2Matched))
    row.l2Truth = TrialSummary(of: found.map(\.l2Truth))
    row.memorizationRatio = TrialSummary(
      of: found.map { ($0.l2Training / $0.l2Matched).squareRoot() })
    let memorized = ClusteredFraction(
      counts: found.map(\.memorizedCount), size: row.imageCount, level: level)
    row.memorized = IntervalEstimate(
      value: memorized.fraction, low: memorized.interval.lower, high: memorized.interval.upper)
    row.klNats = TrialSummary(of: found.map(\.klNats))
    row.klInterval = row.klNats.meanInterval(trials: found.count, level: level)
    row.squaredHellinger = TrialSummary(
      of: found.map { GaussianDivergence.squaredHellinger(bhattacharyya: $0.bhattacharyyaNats) })
  }

  /// Why something is empty or decides nothing.
  private func reasons(_ found: [ImageMeasures]) -> [String] {
    var reasons: [String] = []
    if outcomes.isEmpty { reasons.append("no trial has a result") }
    if divergedCount > 0 { reasons.append("\(divergedCount) trials diverged") }
    if !failures.isEmpty { reasons.append("\(failures.count) trials failed") }
    if found.contains(where: { !$0.klNats.isFinite }) {
      reasons.append("KL has no mean: images with a singular covariance are infinitely far")
    }
    if let referenceCount = trial.law.referenceCount {
      reasons += ReferenceReading.reasons(
        count, referenceCount: referenceCount,
        null: TrialFraction(positiveIn: found.map(\.deltaNull), level: level))
    }
    return reasons
  }

  var denoisingRows: [NetworkDenoisingRow] {
    guard !outcomes.isEmpty else { return [] }
    let signals = spec.schedule.signals
    return spec.levels.enumerated().map { index, level in
      let seen = outcomes.map { $0.trainingLosses[index] }
      let heldOut = outcomes.map { $0.heldOutLosses[index] }
      var row = NetworkDenoisingRow()
      row.trainingCount = count
      row.level = level
      row.noiseShare = 1 - signals[level]
      row.trials = outcomes.count
      row.intervalLevel = self.level
      row.trainingLoss = mean(seen)
      row.heldOutLoss = mean(heldOut)
      row.gap = mean(zip(heldOut, seen).map { $0 - $1 })
      return row
    }
  }

  var trainingRows: [NetworkTrainingRow] {
    guard !outcomes.isEmpty else { return [] }
    return spec.lossParts(count).enumerated().map { index, part in
      var row = NetworkTrainingRow()
      row.trainingCount = count
      row.firstUpdate = part.lowerBound + 1
      row.lastUpdate = part.upperBound
      row.trials = outcomes.count
      row.intervalLevel = level
      row.loss = mean(outcomes.map { $0.batchLosses[index] })
      return row
    }
  }

  private func mean(_ values: [Double]) -> IntervalEstimate {
    guard values.count > 1 else { return IntervalEstimate(value: values.first) }
    return TrialSummary(of: values).meanInterval(trials: values.count, level: level)
  }

  /// Of the first trial with a result.
  var imageRows: [NetworkImageRow] {
    (outcomes.first?.images ?? []).enumerated().flatMap { index, image in
      NetworkImageKind.allCases.map { kind in
        var row = NetworkImageRow()
        row.trainingCount = count
        row.image = index + 1
        row.kind = kind
        row.distance = image.distance
        row.neighbourRatio =
          image.secondDistance > 0 ? image.distance / image.secondDistance : nil
        row.pixels =
          switch kind {
          case .generated: image.generated
          case .nearest: image.nearest
          }
        return row
      }
    }
  }

  // MARK: Words

  var caveats: [String] {
    var caveats: [String] = []
    if divergedCount > 0 {
      caveats.append(
        "n = \(count): in \(divergedCount) of \(spec.trials) trials the loss became no number. They "
          + "are left out; a smaller learning_rate may help.")
    }
    caveats += failures.sorted { $0.key < $1.key }.map { trial, reason in
      "n = \(count), trial \(trial) failed and is left out: \(reason). The next run tries it again."
    }
    return caveats
  }
}
