import MnemeNumerics

/// The scale of the matched reading: where the interval of P(Δ > 0) first contains ½.
///
/// A generator independent of the training set has P = ½ there, so P has no ½-crossing, and rule R1
/// does not apply. Found at the first valid cell whose Clopper-Pearson interval contains ½; the
/// value is where the limit that kept ½ out crosses it before that cell, linear in ln n; the
/// interval is that pair of cells. It depends on the number of trials: more trials, larger n. A cell of
/// so few trials that no outcome could exclude ½ decides nothing.
///
/// Source: Theory, section 1, "Readings".
package struct MatchedScale: Sendable, Equatable {
  /// As in rule R1: `atOrBelowFirst` if the first valid cell's interval contains ½, `beyondLast`
  /// if none does.
  package let outcome: LevelCrossingOutcome
  package let scale: TransitionScale
  package let nextTrainingCount: Int?

  /// - Parameters: as in `TransitionLevelCrossing`; the null plays no part at ½.
  package init(cells: [TransitionCell], intervalLevel: Double) {
    let valid = cells.filter { $0.isValid && Self.canExcludeHalf($0, intervalLevel) }
      .sorted { $0.trainingCount < $1.trainingCount }
    let intervals = valid.map { $0.interval(level: intervalLevel) }
    let first = intervals.firstIndex { $0.lower <= 0.5 && $0.upper >= 0.5 }
    outcome = Self.outcome(valid, intervals, first)
    switch outcome {
    case .noValidCells:
      let hasTooFew = cells.contains { $0.isValid }
      scale = TransitionScale(
        reasons: [
          hasTooFew
            ? "too few trials: even none of them positive would not exclude 1/2" : "no valid cell"
        ])
      nextTrainingCount = nil
    case .atOrBelowFirst(let n):
      scale = TransitionScale(
        high: Double(n), reasons: ["<= \(n): the interval contains 1/2 in the first valid cell"])
      nextTrainingCount = nil
    case .beyondLast(let n):
      scale = TransitionScale(
        low: Double(n), reasons: ["> \(n): no valid cell's interval contains 1/2"])
      nextTrainingCount = nil
    case .crossed(let crossing):
      scale = TransitionScale(
        value: crossing.trainingCount, low: Double(crossing.pair.lower),
        high: Double(crossing.pair.upper))
      nextTrainingCount = crossing.pair.nextTrainingCount(among: cells.map(\.trainingCount))
    }
  }

  /// Whether trials that all agree would tell the fraction from ½: six at 95 %.
  private static func canExcludeHalf(_ cell: TransitionCell, _ level: Double) -> Bool {
    BinomialInterval.clopperPearson(successes: 0, trials: cell.trials, level: level).upper < 0.5
  }

  private static func outcome(
    _ cells: [TransitionCell], _ intervals: [BinomialInterval], _ first: Int?
  ) -> LevelCrossingOutcome {
    guard let start = cells.first, let end = cells.last else { return .noValidCells }
    guard let first else { return .beyondLast(end.trainingCount) }
    if first == 0 { return .atOrBelowFirst(start.trainingCount) }
    let pair = first - 1...first
    let isFromBelow = intervals[first - 1].upper < 0.5
    // From above, the lower limit is what keeps ½ out: mirrored, so that it rises too.
    let curve = LevelCurve(
      trainingCounts: cells[pair].map(\.trainingCount),
      heights: intervals[pair].map { isFromBelow ? $0.upper : 1 - $0.lower }, level: 0.5)
    return curve.crossings.first.map { crossing in
      .crossed(
        LevelCrossing(
          trainingCount: crossing.trainingCount, direction: isFromBelow ? .upward : .downward,
          pair: crossing.pair))
    } ?? .beyondLast(end.trainingCount)
  }
}
