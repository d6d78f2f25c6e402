package import MnemeNumerics

/// How well a number tells planted points from others: the receiver operating characteristic, and the
/// area under it.
package struct DetectionCurve: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    /// Shares of others and of planted points that are called planted, in [0, 1].
    package let falsePositiveRate: Double
    package let truePositiveRate: Double
  }

  /// From (0, 0) to (1, 1), one for each value of the number.
  package let points: [Point]
  /// P(planted < other) + ½ P(equal).
  package let area: Double
  private let plantedCount: Int
  private let otherCount: Int

  /// - Parameters:
  ///   - planted: the number at planted points; small where planted is called. At least one.
  ///   - others: the number at other points, at least one.
  package init(planted: [Double], others: [Double]) {
    precondition(!planted.isEmpty && !others.isEmpty, "nothing to tell apart")
    plantedCount = planted.count
    otherCount = others.count
    let thresholds = Set(planted + others).sorted()
    points =
      [Point(falsePositiveRate: 0, truePositiveRate: 0)]
      + thresholds.map { threshold in
        Point(
          falsePositiveRate: Double(others.count { $0 <= threshold }) / Double(others.count),
          truePositiveRate: Double(planted.count { $0 <= threshold }) / Double(planted.count))
      }
    // The trapezoids count ties half.
    area = zip(points, points.dropFirst()).reduce(0) { sum, pair in
      let (before, after) = pair
      return sum + (after.falsePositiveRate - before.falsePositiveRate)
        * (after.truePositiveRate + before.truePositiveRate) / 2
    }
  }

  /// An interval of the area: Clopper and Pearson's for as many trials as there are points of the
  /// scarcer kind. Conservative: each of them has been compared with many.
  ///
  /// - Parameter level: in (0, 1).
  package func interval(level: Double) -> BinomialInterval {
    let count = Double(min(plantedCount, otherCount))
    let successes = area * count, failures = count - successes
    let tail = (1 - level) / 2
    return BinomialInterval(
      lower: area <= 0 ? 0 : IncompleteBeta(successes, failures + 1).inverse(at: tail),
      upper: area >= 1 ? 1 : 1 - IncompleteBeta(failures, successes + 1).inverse(at: tail))
  }
}
