/// Where a function changes its sign, as exactly as `Double` can say.
package enum Bisection {
  /// The last of two neighbouring numbers between which `isBelow` turns from true to false.
  ///
  /// Halves the bracket until nothing lies between its ends: at most about 60 steps in a bracket of
  /// one power of two, 1100 at worst.
  ///
  /// - Parameters:
  ///   - bracket: `isBelow` is true at its lower and false at its upper end; neither is asked.
  ///   - isBelow: whether an argument lies below the place that is looked for.
  /// - Returns: the upper end of the last bracket.
  package static func place(
    in bracket: ClosedRange<Double>, isBelow: (Double) -> Bool
  ) -> Double {
    var (low, high) = (bracket.lowerBound, bracket.upperBound)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return high }
      if isBelow(middle) { low = middle } else { high = middle }
    }
  }
}
