import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

@Suite struct ComparisonRuleTests {
  static func estimate(_ value: Double?, _ low: Double?, _ high: Double?) -> IntervalEstimate {
    IntervalEstimate(value: value, low: low, high: high)
  }

  static func judged(
    _ first: IntervalEstimate, _ second: IntervalEstimate, comparisons: Int = 1,
    level: Double = 0.95, degrees: Int? = nil
  ) -> ComparisonRow {
    var row = ComparisonRow()
    (row.first, row.second, row.intervalLevel) = (first, second, level)
    return ComparisonRule(comparisons: comparisons).judged(
      QuantityPair(row: row, degrees: degrees))
  }

  /// By hand: sqrt(0.3^2 + 0.2^2) = 0.36056, sqrt(0.1^2 + 0.05^2) = 0.11180.
  @Test(arguments: [
    ([1, 0.8, 1.2], [2, 1.7, 2.3], 0.63944, 1.36056, 2.77350),
    ([0.1, 0.05, 0.3], [0.5, 0.2, 0.6], 0.03944, 0.51180, 1.10940),
    ([0.5, 0.2, 0.6], [0.1, 0.05, 0.3], -0.51180, -0.03944, -1.10940),
  ])
  func reachesAddInQuadrature(
    first: [Double], second: [Double], low: Double, high: Double, reaches: Double
  ) throws {
    let row = Self.judged(
      Self.estimate(first[0], first[1], first[2]), Self.estimate(second[0], second[1], second[2]))
    #expect(abs(try #require(row.difference.low) - low) <= 1e-5)
    #expect(abs(try #require(row.difference.high) - high) <= 1e-5)
    #expect(abs(try #require(row.reaches) - reaches) <= 1e-4)
  }

  @Test func verdictsDependOnHowManyAreCompared() {
    let (first, second) = (Self.estimate(1, 0.8, 1.2), Self.estimate(1.5, 1.3, 1.7))
    // 0.5 / 0.28284 = 1.768 reaches, which is 3.46 standard errors: once in 1880.
    #expect(Self.judged(first, second).verdict == .beyond)
    #expect(Self.judged(first, second, comparisons: 90).verdict == .beyond)
    #expect(Self.judged(first, second, comparisons: 97).verdict == .beyondAlone)
    #expect(Self.judged(first, Self.estimate(1.2, 1, 1.4)).verdict == .within)
    #expect(Self.judged(first, first).verdict == .same)
  }

  @Test func openIntervalsDecideOnlyWhereTheyAreApart() {
    let open = Self.estimate(nil, 200, nil)
    #expect(Self.judged(Self.estimate(45, 42, 49), open).verdict == .beyond)
    #expect(Self.judged(Self.estimate(190, 150, 230), open).verdict == .incomparable)
    #expect(Self.judged(IntervalEstimate(), open).verdict == .incomparable)
    #expect(Self.judged(open, open).verdict == .same)
    #expect(Self.judged(IntervalEstimate(), IntervalEstimate()).verdict == .incomparable)
    // Computed, not measured: any difference is one.
    #expect(Self.judged(Self.estimate(1, nil, nil), Self.estimate(2, nil, nil)).verdict == .beyond)
    let infinite = Self.judged(Self.estimate(.infinity, 1, .infinity), Self.estimate(2, 1, 3))
    #expect(infinite.verdict == .incomparable)
  }

  /// Means of 12 numbers from the same law, with Student intervals.
  static func mean(_ key: UInt64, _ stream: UInt64, shift: Double = 0) -> IntervalEstimate {
    var numbers = RandomStream(key: key, stream: stream)
    let values = numbers.normals(12).map { $0 + shift }
    let mean = values.reduce(0, +) / 12
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 11
    let reach = StudentQuantile.twoSided(level: 0.95, degrees: 11) * (variance / 12).squareRoot()
    return estimate(mean, mean - reach, mean + reach)
  }

  /// Of 4000 pairs without a difference, 5 % are to be beyond their interval, or a little fewer, as the
  /// reaches are those of fewer degrees of freedom. Chance of a false alarm of this test: 1e-6 (5
  /// standard errors of a count). With a shift of a standard deviation most are.
  @Test func falseAlarmsAreAsRareAsTheLevelSays() {
    let rows = (0..<4000).map { Self.judged(Self.mean(1, $0), Self.mean(2, $0)) }
    let alarms = rows.count { $0.verdict == .beyond }
    #expect(alarms <= 200 + 5 * 14 && alarms >= 80, "\(alarms)")
    let shifted = (0..<400).map { Self.judged(Self.mean(1, $0), Self.mean(2, $0, shift: 1)) }
    #expect(shifted.count { $0.verdict == .beyond } >= 200)
  }

  /// Among 100 comparisons without a difference, one false alarm in at most 1 of 20 studies.
  @Test func amongManyComparisonsThereIsRarelyAnAlarm() {
    let studies = (0..<100).map { study in
      (0..<100).contains { index in
        let stream = UInt64(1000 * study + index)
        return Self.judged(
          Self.mean(3, stream), Self.mean(4, stream), comparisons: 100, degrees: 22
        ).verdict == .beyond
      }
    }
    // Binomial(100, 0.05) is above 18 once in a million.
    #expect(studies.count { $0 } <= 18)
  }
}
