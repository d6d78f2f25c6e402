import Glibc

/// Gauss's hypergeometric function where all terms of its series are positive.
package enum HypergeometricSeries {
  /// ln ₂F₁(a, b; c; z) = ln Σ_k (a)_k (b)_k z^k / ((c)_k k!).
  ///
  /// One walk with rescaling; it stops where what is left can't count any more.
  ///
  /// - Parameters: 0 < a ≤ c, b > 0; z in [0, 1).
  /// - Returns: relative error of the function below 1e-11 up to a, b, c of 1e4
  ///   (`TwoModelsTests`).
  /// - Complexity: about b z/(1−z) + 40/(1−z) terms.
  package static func logarithm(_ a: Double, _ b: Double, _ c: Double, at z: Double) -> Double {
    precondition(
      a > 0 && b > 0 && c >= a && z >= 0 && z < 1,
      "needs 0 < a <= c, b > 0 and z in [0, 1); got \(a), \(b), \(c), \(z)")
    var term = 1.0
    var sum = 1.0
    var logScale = 0.0
    var k = 0.0
    while true {
      let other = (b + k) / (1 + k) * z
      term *= (a + k) / (c + k) * other
      sum += term
      k += 1
      // (a + k)/(c + k) is at most 1, and the other factor tends to z from one side.
      let bound = max(other, z)
      if bound < 1 && term * bound < 1e-17 * (1 - bound) * sum { break }
      if sum > 1e250 {
        logScale += log(sum)
        term /= sum
        sum = 1
      }
    }
    return logScale + log(sum)
  }
}
