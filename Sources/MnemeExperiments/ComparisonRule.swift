import MnemeNumerics
import MnemeTables

/// Whether two independent estimates of one quantity differ.
///
/// The interval of the difference takes from each estimate the reach of its interval on the side that
/// matters, and adds them in quadrature: the square-and-add method of Zou and Donner (Statistics in
/// Medicine 27, 2008), which for Student intervals is the usual one, and keeps the asymmetry of
/// Clopper-Pearson intervals. At level L the chance of a false alarm is 1 - L for means with normal
/// errors, and less for intervals that are wider than their level says. Among m comparisons, m (1 - L)
/// false alarms are to be expected; so the interval is also widened to the level 1 - (1 - L)/m
/// (Bonferroni), beyond which the chance of a single false alarm among all is at most 1 - L.
struct ComparisonRule {
  /// m, at least 1.
  let comparisons: Int

  /// `second` less `first`; a limit is missing where one that it needs is.
  static func difference(
    _ first: IntervalEstimate, _ second: IntervalEstimate
  ) -> IntervalEstimate {
    guard let a = first.value, let b = second.value, a.isFinite, b.isFinite else {
      return IntervalEstimate()
    }
    func reach(_ one: Double?, _ other: Double?) -> Double? {
      guard let one, let other, one.isFinite, other.isFinite else { return nil }
      return (one * one + other * other).squareRoot()
    }
    let down = reach(second.low.map { b - $0 }, first.high.map { $0 - a })
    let up = reach(second.high.map { $0 - b }, first.low.map { a - $0 })
    return IntervalEstimate(value: b - a, low: down.map { b - a - $0 }, high: up.map { b - a + $0 })
  }

  /// A difference as a multiple of its interval's reach towards 0; `nil` where that is not known.
  static func reaches(_ difference: IntervalEstimate) -> Double? {
    guard let value = difference.value, value != 0,
      let limit = value > 0 ? difference.low : difference.high
    else { return difference.value == 0 ? 0 : nil }
    let reach = abs(value - limit)
    return reach > 0 ? value / reach : nil
  }

  /// How much wider an interval is at the level that allows for all comparisons.
  ///
  /// - Parameter degrees: of freedom of Student's t; `nil` for the normal law.
  func widening(level: Double, degrees: Int?) -> Double {
    let degrees = degrees ?? 1_000_000
    return StudentQuantile.twoSided(level: 1 - (1 - level) / Double(comparisons), degrees: degrees)
      / StudentQuantile.twoSided(level: level, degrees: degrees)
  }

  /// Fills in what follows from the two estimates of a row.
  func judged(_ pair: QuantityPair) -> ComparisonRow {
    var row = pair.row
    row.difference = Self.difference(row.first, row.second)
    row.reaches = Self.reaches(row.difference)
    if row.first == row.second && row.first != IntervalEstimate() {
      row.verdict = .same
    } else if let reaches = row.reaches {
      let limit = widening(level: row.intervalLevel, degrees: pair.degrees)
      row.verdict = abs(reaches) <= 1 ? .within : abs(reaches) <= limit ? .beyondAlone : .beyond
    } else {
      (row.verdict, row.reason) = Self.withoutReach(row.first, row.second)
    }
    return row
  }

  /// Where a number or a limit is missing, intervals that have nothing in common still decide: rarely
  /// by chance, as at equal widths they are 1.4 reaches apart.
  private static func withoutReach(
    _ first: IntervalEstimate, _ second: IntervalEstimate
  ) -> (ComparisonVerdict, String) {
    let ends = [first, second].map { estimate -> (low: Double, high: Double)? in
      guard estimate != IntervalEstimate() else { return nil }
      // A number without an interval is computed, not measured.
      if estimate.low == nil, estimate.high == nil, let value = estimate.value {
        return (value, value)
      }
      return (estimate.low ?? -.infinity, estimate.high ?? .infinity)
    }
    guard let a = ends[0], let b = ends[1] else {
      return (.incomparable, "one of the runs has no number")
    }
    let isApart = a.high < b.low || b.high < a.low
    return isApart
      ? (.beyond, "intervals have nothing in common; one is open, or both are computed numbers")
      : (.incomparable, "an open interval leaves it undecided")
  }
}
