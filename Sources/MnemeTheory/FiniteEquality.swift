import MnemeNumerics

/// q_s(d): where the minimum of E KL over n is as low as n → ∞, at finite d, by the corrected formula.
package enum FiniteEquality {
  /// The q at which the smallest corrected value over n = d + 3 … 4 d equals ½ d (q − 1 − ln q),
  /// which is exact. It tends to q_s for d → ∞, from below by about ¼ ln d / d.
  ///
  /// - Parameter dimension: d ≥ 2.
  /// - Returns: `nil` where the formula has no minimum in that range below the limit for any q.
  /// - Complexity: 60 evaluations at 3 d counts, each a few logarithms.
  package static func signalShare(dimension: Int) -> Double? {
    precondition(dimension >= 2, "d is at least 2, got \(dimension)")
    let counts = Array((dimension + 3)...(4 * dimension + 3))
    let corrections = counts.map { count in correction(count, dimension) }
    func isBelow(_ q: Double) -> Bool {
      zip(counts, corrections).contains { count, correction in
        let setting = setting(count, dimension, q)
        return setting.firstOrderDivergence + correction < setting.divergenceOfManySamples
      }
    }
    let smallest = 1e-3
    guard isBelow(smallest), !isBelow(0.2) else { return nil }
    return Bisection.place(in: smallest...0.2, isBelow: isBelow)
  }

  /// What the corrected formula adds to the first order: it does not depend on q.
  private static func correction(_ count: Int, _ dimension: Int) -> Double {
    let setting = setting(count, dimension, 0)
    return setting.correctedDivergence - setting.firstOrderDivergence
  }

  private static func setting(_ count: Int, _ dimension: Int, _ q: Double) -> LinearSetting {
    do {
      return try LinearSetting(trainingCount: count, dimension: dimension, q: q)
    } catch {
      preconditionFailure("a checked setting that theory refuses: \(error)")
    }
  }
}
