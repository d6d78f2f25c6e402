import MnemeNumerics

/// What rule R1 finds.
package enum LevelCrossingOutcome: Sendable, Equatable {
  /// No cell may decide: there is nothing to say.
  case noValidCells
  /// P is at or above the level in all cells: n_mem ≤ n_1.
  case atOrBelowFirst(Int)
  /// P never crosses upward: n_mem > n_K.
  case beyondLast(Int)
  /// The crossing that counts.
  case crossed(LevelCrossing)
}

/// Rule R1 of Theory, section 1: where P(Δ > 0) crosses a level.
///
/// Over valid cells, P is linear in ln n between cells. All crossings are listed; n_mem is the last
/// upward one. Its interval reaches from where the Clopper-Pearson upper curve crosses to where the
/// lower curve does, by the same rule: the last upward crossing of the upper curve at or before
/// n_mem, of the lower curve at or after it. It is never narrower than the bracketing pair of
/// cells, since P may jump from 0 to 1 between them. An end is open (`nil`) where its curve has no
/// such crossing.
package struct TransitionLevelCrossing: Sendable, Equatable {
  package let level: Double
  package let outcome: LevelCrossingOutcome
  /// All crossings of P through the level, by rising n.
  package let crossings: [LevelCrossing]
  /// n_mem with its interval, in samples. Censored outcomes have no value, but the end that is
  /// known.
  package let scale: TransitionScale
  /// Where a further cell would narrow the bracketing pair: repeat until `nil`.
  package let nextTrainingCount: Int?

  /// - Parameters:
  ///   - cells: in any order, at most one a training count.
  ///   - level: the 1 − δ of the definition, in (0, 1).
  ///   - intervalLevel: of the Clopper-Pearson limits, in (0, 1).
  package init(cells: [TransitionCell], level: Double, intervalLevel: Double) {
    precondition(level > 0 && level < 1, "a level is in (0, 1), got \(level)")
    let measured = MeasuredCurves(cells, level: level, intervalLevel: intervalLevel)
    let crossings = measured.estimate.crossings
    let outcome = measured.outcome(lastUpward: crossings.last { $0.direction == .upward })
    self.level = level
    self.crossings = crossings
    self.outcome = outcome
    scale = measured.scale(of: outcome)
    nextTrainingCount = outcome.nextTrainingCount(among: cells)
  }
}

extension LevelCrossingOutcome {
  fileprivate func nextTrainingCount(among cells: [TransitionCell]) -> Int? {
    switch self {
    case .noValidCells, .atOrBelowFirst, .beyondLast: nil
    case .crossed(let crossing):
      crossing.pair.nextTrainingCount(among: cells.map(\.trainingCount))
    }
  }
}

/// P and its two limit curves over the cells that decide.
private struct MeasuredCurves {
  let estimate: LevelCurve
  let upperLimit: LevelCurve
  let lowerLimit: LevelCurve

  init(_ cells: [TransitionCell], level: Double, intervalLevel: Double) {
    let valid = cells.filter { $0.decides(atLevel: level) }
      .sorted { $0.trainingCount < $1.trainingCount }
    let counts = valid.map(\.trainingCount)
    let intervals = valid.map { $0.interval(level: intervalLevel) }
    estimate = LevelCurve(trainingCounts: counts, heights: valid.map(\.fraction), level: level)
    upperLimit = LevelCurve(trainingCounts: counts, heights: intervals.map(\.upper), level: level)
    lowerLimit = LevelCurve(trainingCounts: counts, heights: intervals.map(\.lower), level: level)
  }

  func outcome(lastUpward: LevelCrossing?) -> LevelCrossingOutcome {
    guard let first = estimate.trainingCounts.first, let last = estimate.trainingCounts.last
    else { return .noValidCells }
    if estimate.isAboveEverywhere { return .atOrBelowFirst(first) }
    return lastUpward.map(LevelCrossingOutcome.crossed) ?? .beyondLast(last)
  }

  func scale(of outcome: LevelCrossingOutcome) -> TransitionScale {
    switch outcome {
    case .noValidCells:
      TransitionScale(reasons: ["no cell may decide at this level"])
    case .atOrBelowFirst(let first):
      scaleAtOrBelow(first)
    case .beyondLast(let last):
      scaleBeyond(last)
    case .crossed(let crossing):
      scale(of: crossing)
    }
  }

  private func scaleAtOrBelow(_ first: Int) -> TransitionScale {
    let high = lowerLimit.isAboveEverywhere ? Double(first) : lastUpward(of: lowerLimit)
    return TransitionScale(
      high: high,
      reasons: ["<= \(first): at or above the level in all valid cells"]
        + (high == nil ? [Self.openUpperEnd] : []))
  }

  private func scaleBeyond(_ last: Int) -> TransitionScale {
    let rises = estimate.heights.contains { $0 >= estimate.level }
    let low =
      upperLimit.heights.contains { $0 >= upperLimit.level }
      ? lastUpward(of: upperLimit) : Double(last)
    return TransitionScale(
      low: low,
      reasons: [
        rises
          ? "> \(last): falls below the level and does not come back in the valid cells"
          : "> \(last): below the level in all valid cells"
      ] + (low == nil ? [Self.openLowerEnd] : []))
  }

  private func scale(of crossing: LevelCrossing) -> TransitionScale {
    let n = crossing.trainingCount
    let low = lastUpward(of: upperLimit) { $0 <= n }
    let high = lastUpward(of: lowerLimit) { $0 >= n }
    var reasons: [String] = []
    if low == nil { reasons.append(Self.openLowerEnd) }
    if high == nil { reasons.append(Self.openUpperEnd) }
    if let fallen = estimate.crossings.last, fallen.direction == .downward {
      reasons.append("falls below the level again after n = \(fallen.pair.lower)")
    }
    return TransitionScale(
      value: n, low: low.map { min($0, Double(crossing.pair.lower)) },
      high: high.map { max($0, Double(crossing.pair.upper)) }, reasons: reasons)
  }

  private func lastUpward(
    of curve: LevelCurve, where isWanted: (Double) -> Bool = { _ in true }
  ) -> Double? {
    curve.crossings.last { $0.direction == .upward && isWanted($0.trainingCount) }?.trainingCount
  }

  private static let openLowerEnd =
    "lower end open: the upper confidence limit does not cross the level upward"
  private static let openUpperEnd =
    "upper end open: the lower confidence limit does not cross the level upward"
}
