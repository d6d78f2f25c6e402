import Glibc
import MnemeNumerics

/// q_c(d): where the first-order formula of E KL at finite d stops falling at every step of n.
///
/// The formula (Theory, section 4: exact τ and mean term, F at c = d/(n−1)) changes from n to n + 1,
/// for p + 1 < d/q, by
///
///     ½ { −(1−q) d²/(k(k+1)) − d[F(q, d/(p+1)) − F(q, d/p)] + m(n+1) − m(n) }
///
/// with m the mean term of Eq. 11. From p = d/q on it falls. At small q some step rises; q_c(d) is the
/// largest q at which one does. It tends to q_c for d → ∞.
package struct MonotonicityLoss: Sendable, Equatable {
  /// q_c(d).
  package let signalShare: Double
  /// n from which KL rises to n + 1 there.
  package let trainingCount: Int

  /// - Parameter dimension: d ≥ 1.
  /// - Returns: `nil` if no step rises at any q.
  /// - Complexity: O(d) logarithms, some hundred times.
  package init?(dimension: Int) {
    precondition(dimension >= 1, "d is at least 1, got \(dimension)")
    // From n = d + 3, where E KL becomes finite, to the steps that rise at the smallest q looked at.
    let counts = (dimension + 3)...(40 * dimension + 40)
    func risingStep(_ q: Double) -> Int? {
      counts.first { n in Self.step(n, dimension, q) > 0 }
    }
    let smallest = 1.0 / 40
    guard risingStep(smallest) != nil else { return nil }
    let place = Bisection.place(in: smallest...0.5) { risingStep($0) != nil }
    signalShare = place
    // Just below, by far less than the twelve digits that are given.
    trainingCount = risingStep(place * (1 - 1e-13)) ?? counts.lowerBound
  }

  /// The formula's change from n to n + 1, nats; 0 or less beyond p + 1 = d/q.
  static func step(_ trainingCount: Int, _ dimension: Int, _ q: Double) -> Double {
    let n = Double(trainingCount)
    let d = Double(dimension)
    let p = n - 1
    let k = n - d - 2
    guard (p + 1) * q < d else { return -.infinity }
    let trace = -(1 - q) * d * d / (k * (k + 1))
    // (p−d+1) ln((p−d+1)/(p+1)) − (p−d) ln((p−d)/p) − d ln((p+1)/p), without cancellation.
    let density =
      -d * log1p(1 / p) + log1p(-d / (p + 1)) - log1p(-q)
      + (p - d) * (log1p(1 / (p - d)) - log1p(1 / p))
    return (trace - density + meanTerm(n + 1, d, q) - meanTerm(n, d, q)) / 2
  }

  private static func meanTerm(_ n: Double, _ d: Double, _ q: Double) -> Double {
    d / n * (1 + (1 - q) * (q + (1 - q) * d / (n - d - 2)))
  }
}
