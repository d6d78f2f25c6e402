import Glibc

/// A training count at which something happens, with its interval; what rules R1 and R2 find.
package struct TransitionScale: Sendable, Equatable {
  /// In samples; `nil` where the rule finds none.
  package var value: Double?
  /// Lower end in samples; `nil`: open, nothing larger than 0 is known.
  package var low: Double?
  /// Upper end in samples; `nil`: open.
  package var high: Double?
  /// Why a number is missing or to be read with care; empty where all is plain.
  package var reasons: [String]

  package init(
    value: Double? = nil, low: Double? = nil, high: Double? = nil, reasons: [String] = []
  ) {
    self.value = value
    self.low = low
    self.high = high
    self.reasons = reasons
  }
}

/// Two neighbouring cells between which something happens.
package struct BracketingPair: Sendable, Equatable {
  /// Training counts, lower < upper.
  package let lower: Int
  package let upper: Int

  package init(lower: Int, upper: Int) {
    precondition(lower > 0 && lower < upper, "a pair of cells \(lower), \(upper)")
    self.lower = lower
    self.upper = upper
  }

  /// Whether the pair is as near as rule R1 asks: within 5 %, or adjacent integers.
  package func isResolved(withinRatio ratio: Double = 1.05) -> Bool {
    upper == lower + 1 || Double(upper) <= ratio * Double(lower)
  }

  /// Where the next cell halves the pair on the axis of ln n: the rounded geometric mean.
  ///
  /// - Parameter cells: all training counts measured already, valid or not.
  /// - Returns: strictly between the two; `nil` if the pair is resolved, or if that cell exists
  ///   already (then it decides nothing, and no further cell can help).
  package func nextTrainingCount(among cells: [Int], withinRatio ratio: Double = 1.05) -> Int? {
    if isResolved(withinRatio: ratio) { return nil }
    let mean = Int((Double(lower) * Double(upper)).squareRoot().rounded())
    let next = min(max(mean, lower + 1), upper - 1)
    return cells.contains(next) ? nil : next
  }
}
