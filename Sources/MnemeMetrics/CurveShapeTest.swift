import MnemeNumerics

/// Decides between the shapes of a curve by tests of one level.
///
/// Four claims, each wrong with probability at most 1 − level, by Student quantiles at the smallest
/// number of trials:
///
/// - *it rises*: some later mean is above an earlier one. All pairs are tried, so by Bonferroni each
///   at (1 − level)/pairs;
/// - *it falls throughout*: every mean is below the one before it. All must hold, so each at 1 − level
///   (a test of an intersection needs no correction);
/// - *it is below its limit*: some mean is; by Bonferroni each at (1 − level)/points;
/// - *it is above its limit*: all means are; each at 1 − level.
///
/// Monotone: it falls throughout, and no rise is claimed. Global minimum: it is below its limit. Bump:
/// it rises and is above its limit. Undecided otherwise. So a shape is claimed wrongly with
/// probability at most 1 − level, on the grid: between its counts nothing is known.
package struct CurveShapeTest: Sendable {
  package let shape: CurveShape
  /// The pair that rises most, in standard errors; its interval holds for all pairs together.
  package let rise: CurveContrast
  /// The step that falls least, in standard errors; its interval is at the level for this step.
  package let smallestFall: CurveContrast
  /// The mean lowest against the limit, in standard errors; its interval holds for all means together.
  package let depth: CurveContrast
  /// The four claims.
  package let isRising: Bool
  package let isFalling: Bool
  package let isBelowLimit: Bool
  package let isAboveLimit: Bool

  /// - Parameters:
  ///   - points: at least two, of ascending training counts, from independent trials.
  ///   - limit: what the mean tends to for n → ∞.
  ///   - level: above ½ and below 1.
  package init(_ points: [CurvePoint], limit: Double, level: Double) {
    precondition(points.count >= 2 && level > 0.5 && level < 1, "\(points.count) points, \(level)")
    let degrees = (points.map(\.trials).min() ?? 2) - 1
    func quantile(among count: Int) -> Double {
      StudentQuantile.twoSided(level: 1 - 2 * (1 - level) / Double(count), degrees: degrees)
    }
    let pairs = points.count * (points.count - 1) / 2
    let (one, anyPair, anyPoint) = (
      quantile(among: 1), quantile(among: pairs), quantile(among: points.count)
    )
    let rises = points.indices.flatMap { i in
      points[(i + 1)...].map { Self.contrast(points[i], $0, reach: anyPair) }
    }
    let falls = zip(points, points.dropFirst()).map { Self.contrast($0, $1, reach: one) }
    let depths = points.map { Self.contrast($0, limit: limit, reach: anyPoint) }
    rise = Self.largest(rises)
    smallestFall = Self.largest(falls)
    depth = Self.largest(depths)
    isBelowLimit = depth.standardErrors > anyPoint
    isAboveLimit = depths.allSatisfy { $0.standardErrors < -one }
    isRising = rise.standardErrors > anyPair
    isFalling = smallestFall.standardErrors < -one
    shape =
      isBelowLimit
      ? .globalMinimum
      : isRising && isAboveLimit ? .bump : isFalling && !isRising ? .monotone : .undecided
  }

  /// Later less earlier: above 0 where the curve rises.
  private static func contrast(
    _ early: CurvePoint, _ late: CurvePoint, reach: Double
  ) -> CurveContrast {
    let (a, b) = (early.standardError, late.standardError)
    return contrast(
      from: early.trainingCount, to: late.trainingCount, value: late.mean - early.mean,
      error: (a * a + b * b).squareRoot(), reach: reach)
  }

  /// Limit less mean: above 0 where the curve is below its limit.
  private static func contrast(
    _ point: CurvePoint, limit: Double, reach: Double
  ) -> CurveContrast {
    contrast(
      from: point.trainingCount, to: nil, value: limit - point.mean, error: point.standardError,
      reach: reach)
  }

  private static func contrast(
    from: Int, to: Int?, value: Double, error: Double, reach: Double
  ) -> CurveContrast {
    CurveContrast(
      from: from, to: to, value: value, low: value - reach * error, high: value + reach * error,
      standardErrors: value / error)
  }

  private static func largest(_ contrasts: [CurveContrast]) -> CurveContrast {
    guard let largest = contrasts.max(by: { $0.standardErrors < $1.standardErrors }) else {
      preconditionFailure("no contrast of at least two points")
    }
    return largest
  }
}
