import Glibc

/// Logarithm of a sum of exponentials, ln Σ exp(xᵢ), without overflow or underflow.
///
/// - Parameter logs: finite values, or `-.infinity` for a zero term, or `.infinity`.
/// - Returns: `-.infinity` for no terms.
package func logSumExp(_ logs: some Sequence<Double>) -> Double {
  var sum = LogSum()
  for log in logs { sum.add(log) }
  return sum.value
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
