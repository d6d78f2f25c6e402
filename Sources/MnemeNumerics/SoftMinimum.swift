import CKernels
import Glibc

/// Means of squared distances weighed by e^(−rate · distance²), at several rates, while distances
/// come.
///
/// Keeps the least distance and, for each rate, Σ w and Σ w D with w = e^(−rate (D − least)):
/// nothing overflows, and all weights never vanish.
package struct SoftMinimum: Sendable {
  private var least = Double.infinity
  private var weights: [Double]
  private var moments: [Double]

  package init(rates count: Int) {
    weights = [Double](repeating: 0, count: count)
    moments = weights
  }

  /// The least distance so far; infinite at the beginning.
  package var leastSoFar: Double { least }

  /// - Parameters:
  ///   - squared: of these the first `count`, each 0 or above; infinite ones count as nothing.
  ///   - least: the least of them.
  ///   - rates: positive, the same in all calls.
  package mutating func add(_ squared: [Double], count: Int, least: Double, rates: [Double]) {
    precondition(squared.count >= count && rates.count == weights.count, "other rates")
    guard least < .infinity else { return }
    lower(to: least, rates: rates)
    mneme_fold_scores(
      squared, count, self.least, rates, rates.count, &weights, &moments)
  }

  /// Σ w D / Σ w at each rate; `nil` if there was no distance.
  package var means: [Double]? {
    least.isFinite ? zip(moments, weights).map { $0 / $1 } : nil
  }

  private mutating func lower(to other: Double, rates: [Double]) {
    guard other < least else { return }
    if least.isFinite {
      for index in rates.indices {
        let factor = exp(-rates[index] * (least - other))
        weights[index] *= factor
        moments[index] *= factor
      }
    }
    least = other
  }
}
