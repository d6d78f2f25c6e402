import MnemeNumerics

/// What rule R2 needs of one cell: the distance to the truth in each trial.
package struct DistanceCell: Sendable, Equatable {
  package let trainingCount: Int
  /// By trial; `.infinity` allowed, NaN not.
  package let distances: [Double]

  package init(trainingCount: Int, distances: [Double]) {
    precondition(trainingCount > 0 && !distances.isEmpty, "cell n = \(trainingCount) is empty")
    precondition(!distances.contains { $0.isNaN }, "cell n = \(trainingCount): NaN is no distance")
    self.trainingCount = trainingCount
    self.distances = distances
  }
}

/// How a cell compares with the worst cell before it.
package struct FallComparison: Sendable, Equatable {
  package let trainingCount: Int
  /// Training count of B, the earlier cell with the largest median distance.
  package let baselineTrainingCount: Int
  /// U = P(D < D_B) + ½P(D = D_B), in [0, 1].
  package let probabilityBelow: Double
}

/// What rule R2 finds.
package enum DistanceFallOutcome: Sendable, Equatable {
  /// Fewer than two cells: nothing to compare.
  case tooFewCells
  /// U stays below ¾: n_fall > n_K.
  case neverFell(last: Int)
  /// The pair whose upper cell is the first with U ≥ ¾.
  case fell(BracketingPair)
}

/// Rule R2 of Theory, section 1: where the distance to the truth begins to fall.
///
/// For each cell let B be the earlier cell with the largest median distance (ties: the larger n)
/// and U = P(D < D_B) + ½P(D = D_B) over all pairs of trials; ∞ = ∞ is a tie. n_fall is the first
/// cell with U ≥ ¾ (for the solvable model exactly d + 1, if that is a cell).
///
/// Based on ranks: no moments, and invariant under every monotone change of the distance. For that
/// the median is an order statistic, the lower of the middle two for an even count.
///
/// The interval is a joint bootstrap over trials: the same resampled trials in every cell, since a
/// trial's cells may share their reference set. Cells with more trials than others enter it with
/// the first ones only, as many as every cell has. It takes outer percentiles, which are cells, and
/// is never narrower than the bracketing pair.
package struct DistanceFall: Sendable, Equatable {
  package static let threshold = 0.75

  package let outcome: DistanceFallOutcome
  /// U in each cell after the first.
  package let comparisons: [FallComparison]
  /// n_fall with its interval, in samples. `neverFell` has no value, but a lower end.
  package let scale: TransitionScale
  /// Where a further cell would narrow the bracketing pair: repeat until `nil`.
  package let nextTrainingCount: Int?

  /// - Parameters:
  ///   - cells: in any order, at most one a training count.
  ///   - intervalLevel: in (0, 1).
  ///   - replicates: of the bootstrap.
  ///   - generator: one draw a trial and replicate, trials within replicates.
  /// - Complexity: O(replicates · trials · cells).
  package init(
    cells: [DistanceCell], intervalLevel: Double, replicates: Int = 2000,
    using generator: inout some RandomNumberGenerator
  ) {
    precondition(
      intervalLevel > 0 && intervalLevel < 1 && replicates > 0,
      "interval level \(intervalLevel), \(replicates) replicates")
    let ranked = RankedDistances(cells.sorted { $0.trainingCount < $1.trainingCount })
    comparisons = ranked.comparisons
    outcome = Self.outcome(ranked.trainingCounts, comparisons)
    switch outcome {
    case .tooFewCells:
      scale = TransitionScale(reasons: ["fewer than two cells to compare"])
      nextTrainingCount = nil
    case .neverFell(let last):
      let ends = ranked.bootstrap(intervalLevel, replicates, using: &generator)
      scale = TransitionScale(
        low: min(ends.low ?? .infinity, Double(last)),
        reasons: ["> \(last): the distance does not fall in these cells"] + ranked.notes)
      nextTrainingCount = nil
    case .fell(let pair):
      let ends = ranked.bootstrap(intervalLevel, replicates, using: &generator)
      scale = Self.scale(pair, ends, ranked.notes)
      nextTrainingCount = pair.nextTrainingCount(among: cells.map(\.trainingCount))
    }
  }

  private static func outcome(
    _ trainingCounts: [Int], _ comparisons: [FallComparison]
  ) -> DistanceFallOutcome {
    guard let last = comparisons.last else { return .tooFewCells }
    guard let index = comparisons.firstIndex(where: { $0.probabilityBelow >= threshold })
    else { return .neverFell(last: last.trainingCount) }
    return .fell(
      BracketingPair(lower: trainingCounts[index], upper: trainingCounts[index + 1]))
  }

  private static func scale(
    _ pair: BracketingPair, _ ends: (low: Double?, high: Double?), _ notes: [String]
  ) -> TransitionScale {
    let open = "upper end open: too many resampled sets of trials show no fall"
    return TransitionScale(
      value: Double(pair.upper), low: min(ends.low ?? .infinity, Double(pair.lower)),
      high: ends.high.map { max($0, Double(pair.upper)) },
      reasons: (ends.high == nil ? [open] : []) + notes)
  }
}
