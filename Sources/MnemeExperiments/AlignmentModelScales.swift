import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// The two scales of a model of `noise-draws` or `diffusion-steps`, by Eq. 4a: rules R1, R2 and R3
/// (Theory, section 1).
struct AlignmentModelScales {
  private let rules: TransitionRules
  private let sweeps: AlignmentModelSweeps
  private let measured: AlignmentModelSweeps.Measured
  private let reference: TransitionLevelCrossing
  private let matched: MatchedScale
  private let fall: DistanceFall

  init(
    rules: TransitionRules, seed: UInt64, sweeps: AlignmentModelSweeps,
    measured: AlignmentModelSweeps.Measured
  ) {
    self.rules = rules
    self.sweeps = sweeps
    self.measured = measured
    reference = TransitionLevelCrossing(
      cells: Self.cells(measured) { count, outcomes in
        TransitionCell(
          count, positives: outcomes.count { $0.deltaReference > 0 },
          nullPositives: outcomes.count { $0.deltaNull > 0 }, trials: outcomes.count,
          referenceCount: sweeps.reference.count, intervalLevel: rules.intervalLevel)
      }, level: rules.regimeLevel, intervalLevel: rules.intervalLevel)
    matched = MatchedScale(
      cells: Self.cells(measured) { count, outcomes in
        TransitionCell(
          trainingCount: count, positives: outcomes.count { $0.deltaMatched > 0 },
          trials: outcomes.count)
      }, intervalLevel: rules.intervalLevel)
    let sets = ReferenceSets(
      setting: sweeps.setting(measured.model), seed: seed, reference: sweeps.reference)
    var generator = sets.cell.stream(trial: 0, purpose: "bootstrap")
    fall = DistanceFall(
      cells: Self.cells(measured) {
        DistanceCell(trainingCount: $0, distances: $1.map(\.klNats))
      }, intervalLevel: rules.intervalLevel, using: &generator)
  }

  private static func cells<Cell>(
    _ measured: AlignmentModelSweeps.Measured, _ make: (Int, [ModelOutcome]) -> Cell
  ) -> [Cell] {
    zip(measured.counts, measured.outcomes).map(make)
  }

  /// Counts that halve the brackets of the reference reading and of the fall. The matched reading is
  /// told as the grid has it.
  var countsToRefine: [Int] {
    var pairs: [BracketingPair] = []
    if case .crossed(let crossing) = reference.outcome { pairs.append(crossing.pair) }
    if case .fell(let pair) = fall.outcome { pairs.append(pair) }
    return pairs.compactMap {
      $0.nextTrainingCount(among: measured.counts, withinRatio: rules.refinementRatio)
    }
  }

  /// In the reference reading, then in the matched one.
  var rows: [ScaleAlignmentRow] {
    var leading = row(reference.scale)
    leading.reading = .reference
    leading.referenceCount = sweeps.reference.count
    leading.level = rules.regimeLevel
    leading.crossingCount = reference.crossings.count
    var second = row(matched.scale)
    second.reading = .matched
    second.level = 0.5
    return [leading, second]
  }

  private func row(_ memorization: TransitionScale) -> ScaleAlignmentRow {
    let verdict = AlignmentVerdict(
      memorization: memorization, fall: fall.scale, isFallAbsent: fall.outcome.isFallAbsent,
      intervalLevel: rules.intervalLevel)
    var row = ScaleAlignmentRow()
    row.family = measured.model.family
    row.model = measured.model.name
    row.label = measured.model.label
    row.scan = .model
    row.dimension = sweeps.reference.dimension
    row.q = sweeps.setting(measured.model).signalShare
    row.trials = measured.outcomes.map(\.count).min() ?? 0
    row.intervalLevel = rules.intervalLevel
    row.memorization = IntervalEstimate(memorization)
    row.fall = IntervalEstimate(fall.scale)
    row.ratio = IntervalEstimate(verdict.ratio)
    row.verdict = Verdict(verdict.conclusion)
    row.reason = verdict.ratio.reasons.joined(separator: "; ")
    return row
  }

  var crossingRows: [ScaleAlignmentCrossingRow] {
    reference.crossings.map { crossing in
      var row = ScaleAlignmentCrossingRow()
      row.model = measured.model.name
      row.dimension = sweeps.reference.dimension
      row.q = sweeps.setting(measured.model).signalShare
      row.level = rules.regimeLevel
      row.trainingCount = crossing.trainingCount
      row.direction = CrossingDirection(crossing.direction)
      return row
    }
  }
}
