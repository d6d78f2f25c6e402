import MnemeMetrics
import Testing

private func verdict(
  memory: (value: Double?, low: Double?, high: Double?),
  fall: (value: Double?, low: Double?, high: Double?), isFallAbsent: Bool = false
) -> AlignmentVerdict {
  AlignmentVerdict(
    memorization: TransitionScale(value: memory.value, low: memory.low, high: memory.high),
    fall: TransitionScale(value: fall.value, low: fall.low, high: fall.high),
    isFallAbsent: isFallAbsent, intervalLevel: 0.95)
}

@Suite struct AlignmentVerdictTests {
  @Test func alignedWithinAFactorOfTwo() throws {
    let found = verdict(memory: (132, 125, 140), fall: (101, 100, 101))
    #expect(found.conclusion == .aligned)
    #expect(abs(found.intervalLevel - 0.9) <= 1e-15)
    #expect(found.ratio.value == 101.0 / 132)
    #expect(found.ratio.low == 100.0 / 140)
    #expect(found.ratio.high == 101.0 / 125)
    #expect(found.ratio.reasons.isEmpty)
    #expect(verdict(memory: (100, 100, 100), fall: (100, 50, 200)).conclusion == .aligned)
  }

  @Test func notAlignedOutsideOfIt() {
    #expect(verdict(memory: (45, 44, 46), fall: (101, 100, 101)).conclusion == .notAligned)
    #expect(verdict(memory: (400, 380, 420), fall: (101, 100, 101)).conclusion == .notAligned)
  }

  @Test func undecidedAcrossTheEdge() {
    let found = verdict(memory: (50, 45, 60), fall: (101, 100, 101))
    #expect(found.conclusion == .undecided)
    #expect(found.ratio.reasons == ["undecided: the ratio's interval reaches out of [0.5, 2]"])
  }

  @Test func noFallAlthoughMemorizationEnds() {
    let found = verdict(
      memory: (50, 45, 60), fall: (nil, 55, nil), isFallAbsent: true)
    #expect(found.conclusion == .notAligned)
    #expect(found.ratio.value == nil)
    #expect(found.ratio.reasons == ["not aligned: there is no fall although n_mem exists"])
  }

  @Test func openEndsLeaveItOpen() {
    let open = verdict(memory: (100, 90, nil), fall: (101, 100, 101))
    #expect(open.conclusion == .undecided)
    #expect(open.ratio.low == nil)
    #expect(verdict(memory: (100, nil, 120), fall: (101, 100, 101)).conclusion == .undecided)
    // Unless the known end is outside already.
    #expect(verdict(memory: (900, 800, nil), fall: (101, 100, 101)).conclusion == .notAligned)
    #expect(verdict(memory: (10, nil, 12), fall: (101, 100, 101)).conclusion == .notAligned)
    #expect(verdict(memory: (10, 9, 12), fall: (101, 100, nil)).conclusion == .notAligned)
  }

  @Test func censoredScalesEnterWithTheEndTheyHave() {
    // n_mem > 1000: the ratio is below 101/1000.
    #expect(verdict(memory: (nil, 1000, nil), fall: (101, 100, 101)).conclusion == .notAligned)
    // n_mem > 110: it may be anything below 101/110.
    #expect(verdict(memory: (nil, 110, nil), fall: (101, 100, 101)).conclusion == .undecided)
    // n_mem ≤ 10: the ratio is above 100/10.
    #expect(verdict(memory: (nil, nil, 10), fall: (101, 100, 101)).conclusion == .notAligned)
    // Neither is seen.
    #expect(
      verdict(memory: (nil, 100, nil), fall: (nil, 100, nil), isFallAbsent: true).conclusion
        == .undecided)
    #expect(verdict(memory: (nil, nil, nil), fall: (nil, nil, nil)).conclusion == .undecided)
  }

  @Test func fromTheRulesThemselves() {
    var generator = ResamplingGenerator(state: 1)
    let counts = [5, 10, 20, 21, 40]
    let fall = DistanceFall(
      cells: counts.map {
        DistanceCell(
          trainingCount: $0,
          distances: [Double](repeating: $0 <= 20 ? .infinity : 1 / Double($0), count: 30))
      }, intervalLevel: 0.95, using: &generator)
    let memory = TransitionLevelCrossing(
      cells: counts.map {
        TransitionCell(trainingCount: $0, positives: $0 < 20 ? 0 : 30, trials: 30)
      }, level: 0.5, intervalLevel: 0.95)
    let found = AlignmentVerdict(memorization: memory, fall: fall, intervalLevel: 0.95)
    // [20/20, 21/10]: the grid is too coarse to decide until it is refined.
    #expect(found.conclusion == .undecided)
    #expect(found.ratio.low == 1)
    #expect(found.ratio.high == 2.1)
    #expect(memory.nextTrainingCount == 14)
  }
}
