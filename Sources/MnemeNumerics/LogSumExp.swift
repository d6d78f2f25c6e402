import Glibc

/// Logarithm of a sum of exponentials, ln Σ exp(xᵢ), without overflow or underflow.
///
/// Terms under e^(−60) of the largest are left out: a million of them change the sum by less than
/// 1e-20 of itself.
///
/// - Parameter logs: finite values, or `-.infinity` for a zero term, or `.infinity`.
/// - Returns: `-.infinity` for no terms.
package func logSumExp(_ logs: [Double]) -> Double {
  let largest = logs.reduce(-.infinity) { $1 > $0 ? $1 : $0 }
  guard largest.isFinite else { return largest }
  var sum = 0.0
  for log in logs where log - largest > -60 { sum += exp(log - largest) }
  return largest + log(sum)
}

/// A running ln Σ exp(xᵢ): terms come one at a time, in any order of size.
///
/// Keeps the largest exponent m seen and Σ exp(xᵢ − m). Relative error of the sum: about one
/// rounding a term.
package struct LogSum: Sendable {
  private var largest = -Double.infinity
  private var scaledSum = 0.0

  package init() {}

  /// ln of the sum so far; `-.infinity` if there is nothing in it.
  package var value: Double {
    largest.isInfinite ? largest : largest + log(scaledSum)
  }

  /// Adds exp(logTerm).
  package mutating func add(_ logTerm: Double) {
    if logTerm <= largest {
      // Equal infinities have no difference; the largest already tells all.
      if !largest.isInfinite { scaledSum += exp(logTerm - largest) }
    } else {
      scaledSum = scaledSum * exp(largest - logTerm) + 1
      largest = logTerm
    }
  }

  /// Adds all that another running sum holds.
  package mutating func add(_ other: LogSum) { add(other.value) }
}
