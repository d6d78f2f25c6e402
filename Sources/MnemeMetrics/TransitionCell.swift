import MnemeNumerics

/// What rule R1 needs of one cell: how often Δ > 0 at a training count, and whether it may decide.
package struct TransitionCell: Sendable, Equatable {
  package let trainingCount: Int
  /// Trials with Δ > 0.
  package let positives: Int
  package let trials: Int
  /// `false` where the reading does not hold (reference sample: n > N_ref/10).
  package let isValid: Bool
  /// Upper confidence limit of the null P₀; `nil` where the reading has no null.
  package let nullUpperLimit: Double?

  package init(
    trainingCount: Int, positives: Int, trials: Int, isValid: Bool = true,
    nullUpperLimit: Double? = nil
  ) {
    precondition(
      trainingCount > 0 && trials > 0 && positives >= 0 && positives <= trials,
      "cell n = \(trainingCount): \(positives) of \(trials)")
    self.trainingCount = trainingCount
    self.positives = positives
    self.trials = trials
    self.isValid = isValid
    self.nullUpperLimit = nullUpperLimit
  }

  /// P(Δ > 0), in [0, 1].
  package var fraction: Double { Double(positives) / Double(trials) }

  /// Whether the cell counts at a level: valid, and its null could reach the level.
  ///
  /// A null P₀ whose upper limit is below the level says that the statistic stays below it without
  /// any memory of the training set. Source: Theory, section 1, "Null".
  package func decides(atLevel level: Double) -> Bool {
    isValid && (nullUpperLimit.map { $0 >= level } ?? true)
  }

  /// Clopper-Pearson limits of P(Δ > 0).
  func interval(level: Double) -> BinomialInterval {
    .clopperPearson(successes: positives, trials: trials, level: level)
  }
}

/// Which way a curve passes a level, towards larger n.
package enum CrossingDirection: Sendable, Equatable {
  case upward
  case downward
}

/// Where a curve crosses a level.
package struct LevelCrossing: Sendable, Equatable {
  /// Interpolated in ln n, in samples.
  package let trainingCount: Double
  package let direction: CrossingDirection
  package let pair: BracketingPair
}
