import MnemeTables
import Testing

@testable import MnemeExperiments

/// How numbers decide claims: each rule says all three words, and never more than its interval does.
@Suite struct ClaimRuleTests {
  static let cases: [(rule: ClaimRule, low: Double, high: Double, verdict: ClaimVerdict)] = [
    (.above(0), 0.1, 0.3, .holds), (.above(0), -0.3, -0.1, .fails),
    (.above(0), -0.1, 0.1, .undecided), (.above(0), 0, 0.1, .undecided),
    (.below(0), -0.3, -0.1, .holds), (.below(0), 0.1, 0.3, .fails),
    (.below(0), -0.1, 0, .undecided),
    (.at(21), 20, 21, .holds), (.at(21), 22, 30, .fails), (.at(21), 10, 20.9, .fails),
    (.reaches(0.95), 0.9, 0.96, .holds), (.reaches(0.95), 0.96, 1, .holds),
    (.reaches(0.95), 0.7, 0.94, .fails),
    (.belowHeadline("other"), 1, 4, .holds), (.belowHeadline("other"), 7, 9, .fails),
    (.belowHeadline("other"), 1, 5, .undecided),
    (.aboveHeadline("other"), 7, 9, .holds), (.aboveHeadline("other"), 1, 4, .fails),
    (.aboveHeadline("other"), 6, 9, .undecided), (.aboveHeadline("nobody"), 7, 9, .undecided),
  ]

  @Test(arguments: cases)
  func intervalsDecide(rule: ClaimRule, low: Double, high: Double, verdict: ClaimVerdict) {
    let number = Self.number("own", low, high)
    let claim = ClaimRow(
      "key", "A claim", by: rule, evidence: "own", in: [number, Self.number("other", 5, 6)])
    #expect(claim.verdict == verdict)
    #expect(claim.reason.isEmpty == (verdict != .undecided))
    #expect(claim.estimate == number.estimate && claim.evidence == "Number own")
  }

  @Test(arguments: [
    ([Verdict.aligned], ClaimVerdict.holds), ([.notAligned], .fails), ([.undecided], .undecided),
    ([.aligned, .undecided], .undecided), ([.undecided, .notAligned], .fails),
    ([.aligned, .aligned], .holds), ([], .undecided),
  ])
  func alignmentDecides(verdicts: [Verdict], verdict: ClaimVerdict) {
    let claim = ClaimRow(
      "key", "A claim", by: .alignment(verdicts), evidence: "own",
      in: [Self.number("own", 1, 2)])
    #expect(claim.verdict == verdict)
  }

  @Test(arguments: [ClaimRule.above(0), .below(0), .at(0), .reaches(0), .belowHeadline("other")])
  func withoutIntervalNothingIsDecided(rule: ClaimRule) {
    var number = Self.number("own", 0, 0)
    number.estimate = IntervalEstimate(value: 3)
    let claim = ClaimRow(
      "key", "A claim", by: rule, evidence: "own", in: [number, Self.number("other", 5, 6)])
    #expect(claim.verdict == .undecided && !claim.reason.isEmpty)
  }

  @Test func aMissingNumberIsSaid() {
    let claim = ClaimRow("key", "A claim", by: .above(0), evidence: "nobody", in: [])
    #expect(claim.verdict == .undecided && claim.reason == "this run has no such number")
    #expect(claim.evidence.isEmpty && claim.figure.isEmpty)
  }

  private static func number(_ key: String, _ low: Double, _ high: Double) -> HeadlineRow {
    HeadlineRow(
      key: key, label: "Number \(key): in words",
      IntervalEstimate(value: (low + high) / 2, low: low, high: high), intervalLevel: 0.95,
      figure: "figure")
  }
}
