import Glibc

/// Fisher's exact test that two probabilities are equal, from their counts.
///
/// Given both margins, the count of the first group's successes is hypergeometric if the
/// probabilities are equal; the two-sided p-value sums all outcomes that are at most as likely as
/// the one seen (with a relative slack of 1e-7, so that ties count). Source: Fisher 1935; the same
/// convention as R and SciPy.
package enum FisherExactTest {
  /// - Parameters: successes and trials of both groups, 0 ≤ successes ≤ trials.
  /// - Returns: the two-sided p-value, in (0, 1]; 0 only below the smallest `Double`.
  /// - Complexity: O(smallest margin).
  package static func pValue(
    successes1: Int, trials1: Int, successes2: Int, trials2: Int
  ) -> Double {
    exp(
      logPValue(
        successes1: successes1, trials1: trials1, successes2: successes2, trials2: trials2))
  }

  /// ln of the two-sided p-value, at most 0.
  package static func logPValue(
    successes1: Int, trials1: Int, successes2: Int, trials2: Int
  ) -> Double {
    precondition(
      successes1 >= 0 && successes1 <= trials1 && successes2 >= 0 && successes2 <= trials2,
      "successes are in 0...trials: \(successes1)/\(trials1), \(successes2)/\(trials2)")
    let successes = successes1 + successes2
    let smallest = max(0, successes - trials2)
    let weights = logWeights(
      from: smallest, through: min(trials1, successes), successes, trials1, trials2)
    let limit = weights[successes1 - smallest] + 1e-7
    return min(0, logSumExp(weights.filter { $0 <= limit }) - logSumExp(weights))
  }

  /// Logarithms of the hypergeometric probabilities up to a constant: w(k+1)/w(k) =
  /// (K−k)(n₁−k)/((k+1)(n₂−K+k+1)), K all successes.
  private static func logWeights(
    from smallest: Int, through largest: Int, _ successes: Int, _ trials1: Int, _ trials2: Int
  ) -> [Double] {
    var weight = 0.0
    var weights = [weight]
    for k in smallest..<largest {
      let up = Double(successes - k) * Double(trials1 - k)
      let down = Double(k + 1) * Double(trials2 - successes + k + 1)
      weight += log(up / down)
      weights.append(weight)
    }
    return weights
  }
}
