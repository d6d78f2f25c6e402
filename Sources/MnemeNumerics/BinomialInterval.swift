import Glibc

/// A confidence interval for a probability of which some successes in some trials were seen.
package struct BinomialInterval: Sendable, Equatable {
  /// In [0, 1].
  package let lower: Double
  /// In [0, 1].
  package let upper: Double

  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Exact interval by Clopper and Pearson: covers at least at the level, whatever the probability.
  ///
  /// Both tails get (1 − level)/2; the lower limit is exactly 0 for no success, the upper exactly 1
  /// for no failure, and without trials nothing is known: [0, 1].
  ///
  /// Source: Clopper & Pearson 1934, by beta quantiles.
  ///
  /// - Parameters: `level` in (0, 1); 0 ≤ successes ≤ trials.
  package static func clopperPearson(
    successes: Int, trials: Int, level: Double
  ) -> BinomialInterval {
    check(successes, trials, level)
    let tail = (1 - level) / 2
    let k = Double(successes)
    let failures = Double(trials - successes)
    let lower = successes == 0 ? 0 : IncompleteBeta(k, failures + 1).inverse(at: tail)
    // From the failures' side, so that the small tail itself is inverted, not its complement.
    let upper =
      successes == trials ? 1 : 1 - IncompleteBeta(failures, k + 1).inverse(at: tail)
    return BinomialInterval(lower: lower, upper: upper)
  }

  /// Wilson's score interval: covers at the level on average over probabilities; narrower.
  ///
  /// Source: Wilson 1927. The limits are exactly 0 and 1 at no success and no failure.
  ///
  /// - Parameters: as `clopperPearson`.
  package static func wilson(successes: Int, trials: Int, level: Double) -> BinomialInterval {
    check(successes, trials, level)
    if trials == 0 { return BinomialInterval(lower: 0, upper: 1) }
    let n = Double(trials)
    let k = Double(successes)
    let z2 = squaredNormalQuantile(level: level)
    let centre = (k + z2 / 2) / (n + z2)
    let halfWidth = (z2 * (k * (n - k) / n + z2 / 4)).squareRoot() / (n + z2)
    return BinomialInterval(
      lower: successes == 0 ? 0 : centre - halfWidth,
      upper: successes == trials ? 1 : centre + halfWidth)
  }

  /// z² with P(|Z| ≤ z) = level for a standard normal Z: Newton's method on ln erfc(z/√2).
  private static func squaredNormalQuantile(level: Double) -> Double {
    let target = log1p(-level)
    var w = max(0.1, -target).squareRoot()
    for _ in 0..<100 {
      let tail = erfc(w)
      let slope = -2 / Double.pi.squareRoot() * exp(-w * w) / tail
      let step = (log(tail) - target) / slope
      w = max(w - step, w / 4)
      if abs(step) <= 1e-15 * w { break }
    }
    return 2 * w * w
  }

  private static func check(_ successes: Int, _ trials: Int, _ level: Double) {
    precondition(
      successes >= 0 && successes <= trials, "\(successes) successes in \(trials) trials")
    precondition(level > 0 && level < 1, "a confidence level is in (0, 1), got \(level)")
  }
}
