import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// The two scales of one sweep under every definition: rules R1, R2 and R3 (Theory, section 1).
struct LinearTransitionScales {
  private let rules: TransitionRules
  private let sweep: MeasuredSweep
  private let fall: DistanceFall
  private let definitions: [Definition]

  /// One definition of memorization's end, and what the rule found for it.
  private struct Definition {
    let reading: Reading
    let distance: MemorizationDistance
    let level: Double
    let outcome: LevelCrossingOutcome
    let crossings: [LevelCrossing]
    let scale: TransitionScale
  }

  /// - Parameter isLeading: whether the readings that don't depend on N_ref are told here, too.
  init(rules: TransitionRules, isLeading: Bool, seed: UInt64, sweep: MeasuredSweep) {
    self.rules = rules
    self.sweep = sweep
    let sets = ReferenceSets(
      setting: sweep.sweep.setting, seed: seed, reference: sweep.sweep.reference)
    var generator = sets.cell.stream(trial: 0, purpose: "bootstrap")
    fall = DistanceFall(
      cells: zip(sweep.sweep.counts, sweep.outcomes).map {
        DistanceCell(trainingCount: $0, distances: $1.map(\.klNats))
      }, intervalLevel: rules.intervalLevel, using: &generator)
    definitions = Self.definitions(rules, sweep, isLeading: isLeading)
  }

  // MARK: Tables

  var rows: [LinearTransitionScaleRow] { definitions.map(row) }

  private func row(_ definition: Definition) -> LinearTransitionScaleRow {
    let verdict = AlignmentVerdict(
      memorization: definition.scale, fall: fall.scale, isFallAbsent: fall.outcome.isFallAbsent,
      intervalLevel: rules.intervalLevel)
    var row = LinearTransitionScaleRow()
    row.dimension = sweep.sweep.reference.dimension
    row.q = sweep.sweep.setting.signalShare
    row.reading = definition.reading
    row.referenceCount = referenceCount(definition)
    row.distance = definition.distance
    row.level = definition.level
    row.memorization = IntervalEstimate(definition.scale)
    row.crossingCount = definition.crossings.count
    row.fall = IntervalEstimate(fall.scale)
    row.ratio = IntervalEstimate(verdict.ratio)
    row.verdict = Verdict(verdict.conclusion)
    row.reason = verdict.ratio.reasons.joined(separator: "; ")
    return row
  }

  var crossingRows: [LinearTransitionCrossingRow] {
    definitions.flatMap { definition in
      definition.crossings.map { crossing in
        var row = LinearTransitionCrossingRow()
        row.dimension = sweep.sweep.reference.dimension
        row.reading = definition.reading
        row.referenceCount = referenceCount(definition)
        row.distance = definition.distance
        row.level = definition.level
        row.trainingCount = crossing.trainingCount
        row.direction = CrossingDirection(crossing.direction)
        return row
      }
    }
  }

  private func referenceCount(_ definition: Definition) -> Int? {
    switch definition.reading {
    case .reference: sweep.sweep.reference.count
    case .matched, .analytic: nil
    }
  }

  // MARK: Refinement

  /// Counts that halve the brackets of n_mem and n_fall; empty when all are narrow enough. The
  /// analytic reading is offered, not led with: its brackets cost nothing.
  var countsToRefine: [Int] {
    var pairs = definitions.filter { $0.reading != .analytic }.compactMap { definition in
      if case .crossed(let crossing) = definition.outcome { crossing.pair } else { nil }
    }
    if case .fell(let pair) = fall.outcome { pairs.append(pair) }
    return pairs.compactMap {
      $0.nextTrainingCount(among: sweep.sweep.counts, withinRatio: rules.refinementRatio)
    }
  }

  // MARK: Definitions

  private static func definitions(
    _ rules: TransitionRules, _ sweep: MeasuredSweep, isLeading: Bool
  ) -> [Definition] {
    let levels = rules.levels
    let referenceSample = levels.flatMap { level in
      MemorizationDistance.allCases.map { crossing(rules, sweep, .reference, $0, level) }
    }
    // The other readings don't depend on N_ref: the leading sweep speaks for all.
    guard isLeading else { return referenceSample }
    let analytic = levels.flatMap { level in
      MemorizationDistance.allCases.map { crossing(rules, sweep, .analytic, $0, level) }
    }
    return referenceSample + [matched(rules, sweep)] + analytic
  }

  private static func crossing(
    _ rules: TransitionRules, _ sweep: MeasuredSweep, _ reading: Reading,
    _ distance: MemorizationDistance, _ level: Double
  ) -> Definition {
    let found = TransitionLevelCrossing(
      cells: cells(rules, sweep, reading, distance), level: level,
      intervalLevel: rules.intervalLevel)
    return Definition(
      reading: reading, distance: distance, level: level, outcome: found.outcome,
      crossings: found.crossings, scale: found.scale)
  }

  private static func matched(_ rules: TransitionRules, _ sweep: MeasuredSweep) -> Definition {
    let found = MatchedScale(
      cells: cells(rules, sweep, .matched, .relativeLogLikelihood),
      intervalLevel: rules.intervalLevel)
    return Definition(
      reading: .matched, distance: .relativeLogLikelihood, level: 0.5, outcome: found.outcome,
      crossings: [], scale: found.scale)
  }

  /// Validity as Theory, section 1 has it: the reference reading holds for n ≤ N_ref/10, and
  /// Eq. 4a comes with its null.
  private static func cells(
    _ rules: TransitionRules, _ sweep: MeasuredSweep, _ reading: Reading,
    _ distance: MemorizationDistance
  ) -> [TransitionCell] {
    zip(sweep.sweep.counts, sweep.outcomes).map { count, outcomes in
      let positives = outcomes.count { isPositive($0, reading, distance) }
      guard reading == .reference else {
        return TransitionCell(trainingCount: count, positives: positives, trials: outcomes.count)
      }
      let hasNull = distance == .relativeLogLikelihood
      return TransitionCell(
        count, positives: positives,
        nullPositives: hasNull ? outcomes.count { $0.deltaNull > 0 } : nil,
        trials: outcomes.count, referenceCount: sweep.sweep.reference.count,
        intervalLevel: rules.intervalLevel)
    }
  }

  private static func isPositive(
    _ outcome: LinearTransitionOutcome, _ reading: Reading, _ distance: MemorizationDistance
  ) -> Bool {
    switch (reading, distance) {
    case (.reference, .relativeLogLikelihood): outcome.deltaReference > 0
    case (.matched, .relativeLogLikelihood): outcome.deltaMatched > 0
    case (.analytic, .relativeLogLikelihood): outcome.deltaAnalytic > 0
    case (.reference, .squaredL2): outcome.l2Reference.isPositive
    case (.analytic, .squaredL2): outcome.l2Analytic.isPositive
    case (.matched, .squaredL2):
      preconditionFailure("the matched reading is measured for Eq. 4a only")
    }
  }
}

extension IntervalEstimate {
  /// A scale as a table has it; its reasons stand in a column of their own.
  init(_ scale: TransitionScale) {
    self.init(value: scale.value, low: scale.low, high: scale.high)
  }
}

extension Verdict {
  init(_ conclusion: AlignmentVerdict.Conclusion) {
    switch conclusion {
    case .aligned: self = .aligned
    case .notAligned: self = .notAligned
    case .undecided: self = .undecided
    }
  }
}

extension MnemeTables.CrossingDirection {
  init(_ direction: MnemeMetrics.CrossingDirection) {
    switch direction {
    case .upward: self = .upward
    case .downward: self = .downward
    }
  }
}
