import Glibc

/// A curve over ln n, linear between its points, and where it crosses a level.
///
/// A point at the level counts as above. So the curve is upward through [n_i, n_(i+1)] iff
/// y_i < level ≤ y_(i+1), downward iff y_i ≥ level > y_(i+1), and touching the level from below
/// makes both.
struct LevelCurve {
  /// Points by rising training count.
  let trainingCounts: [Int]
  let heights: [Double]
  let level: Double

  var crossings: [LevelCrossing] {
    trainingCounts.indices.dropLast().compactMap { index in
      let isBelow = heights[index] < level
      guard isBelow != (heights[index + 1] < level) else { return nil }
      return LevelCrossing(
        trainingCount: place(after: index), direction: isBelow ? .upward : .downward,
        pair: BracketingPair(lower: trainingCounts[index], upper: trainingCounts[index + 1]))
    }
  }

  var isAboveEverywhere: Bool { heights.allSatisfy { $0 >= level } }

  private func place(after index: Int) -> Double {
    let (n0, n1) = (Double(trainingCounts[index]), Double(trainingCounts[index + 1]))
    let share = (level - heights[index]) / (heights[index + 1] - heights[index])
    if share == 0 { return n0 }
    return share == 1 ? n1 : n0 * pow(n1 / n0, share)
  }
}
