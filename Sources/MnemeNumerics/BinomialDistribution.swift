import Glibc

/// Exact tail probabilities of a count of successes, in logarithms.
///
/// P(X ≥ k) = I_p(k, n − k + 1); so tails of 1e8 draws are exact where a normal approximation
/// would be off by more than what is tested.
package struct BinomialDistribution: Sendable {
  package let trials: Int
  package let probability: Double

  package init(trials: Int, probability: Double) {
    precondition(
      trials >= 0 && probability >= 0 && probability <= 1,
      "needs trials >= 0 and a probability in [0, 1], got \(trials), \(probability)")
    self.trials = trials
    self.probability = probability
  }

  /// ln P(X ≥ successes); `-.infinity` where impossible.
  package func logUpperTail(from successes: Int) -> Double {
    if successes <= 0 { return 0 }
    if successes > trials { return -.infinity }
    return tails(successes).lower
  }

  /// ln P(X ≤ successes); `-.infinity` where impossible.
  package func logLowerTail(to successes: Int) -> Double {
    if successes < 0 { return -.infinity }
    if successes >= trials { return 0 }
    return tails(successes + 1).upper
  }

  /// Two-sided p-value of a count: twice the smaller tail, at most 1.
  package func twoSidedPValue(_ successes: Int) -> Double {
    let smaller = min(logUpperTail(from: successes), logLowerTail(to: successes))
    return min(1, 2 * exp(smaller))
  }

  private func tails(_ k: Int) -> IncompleteBeta.LogTails {
    IncompleteBeta(Double(k), Double(trials - k + 1)).logTails(at: probability)
  }
}
