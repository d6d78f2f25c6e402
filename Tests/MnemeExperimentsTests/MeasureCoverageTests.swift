import MnemeMetrics
import MnemeNumerics
import Testing

@testable import MnemeExperiments

/// How often intervals contain what they should, by simulation.
@Suite struct MeasureCoverageTests {
  /// Whole: training set, neighbours, fraction, interval. d = 2, where one sample in nine or so is
  /// memorized by chance; the truth of this training set from 400 000 samples. 4000 repetitions have a
  /// standard error of 0.34 %, so that 94 to 96 % fails by chance once in 300; seeds are fixed.
  @Test func fractionsCoverTheirTruth() throws {
    let fixture = MeasureFixture(dimension: 2)
    let training = fixture.normals(60, 1)
    let search = try NearestSearch(targets: training, neighbours: 2)
    func memorized(_ samples: Matrix) throws -> [Bool] {
      try search.search(0..<samples.rows, of: samples).map { NeighbourSummary($0).isMemorized }
    }
    let all = try memorized(fixture.normals(400_000, 2))
    let truth = Double(all.count { $0 }) / Double(all.count)
    let samples = try memorized(fixture.normals(4000 * 300, 3))
    var covered = 0
    var tight = 0
    for repetition in 0..<4000 {
      let hits = samples[repetition * 300..<(repetition + 1) * 300].count { $0 }
      let interval = BinomialInterval.wilson(successes: hits, trials: 300, level: 0.95)
      if interval.lower <= truth && truth <= interval.upper { covered += 1 }
      // Control: an interval for 80 % must not pass for one of 95 %.
      let narrow = BinomialInterval.wilson(successes: hits, trials: 300, level: 0.8)
      if narrow.lower <= truth && truth <= narrow.upper { tight += 1 }
    }
    #expect((0.94...0.96).contains(Double(covered) / 4000), "covered \(covered)")
    #expect(Double(tight) / 4000 < 0.9)
  }

  /// The p-value of the matched likelihood is uniform where training and held-out sets are alike: of
  /// 1000 repetitions 5 % are below 0.05, within 3.5 standard errors (2.4 %); and copies are found in
  /// nearly all.
  @Test func permutationsKeepTheirLevel() {
    let fixture = MeasureFixture(dimension: 10)
    var rejected = 0
    var found = 0
    for repetition in 0..<1000 {
      let streams = UInt64(10 * repetition)
      let training = fixture.normals(15, streams)
      let heldOut = fixture.normals(15, streams + 1)
      var random = RandomStream(key: 5, stream: streams)
      func pValue(_ generated: Matrix) -> Double {
        MatchedLikelihood(
          generated: generated, training: training, heldOut: heldOut, scale: 1, permutations: 99,
          stream: &random
        ).pValue
      }
      if pValue(fixture.normals(10, streams + 2)) < 0.05 { rejected += 1 }
      if pValue(training.rows(0..<10)) < 0.05 { found += 1 }
    }
    #expect((0.026...0.074).contains(Double(rejected) / 1000), "rejected \(rejected)")
    #expect(found > 900)
  }

  /// Hits with equal probability: their expectation is the formula's, and the jackknife's interval,
  /// whose variance is too large rather than too small (Efron & Stein 1981), covers at least 95 %.
  @Test func distinctHitsHaveTheirExpectation() {
    var random = RandomStream(key: 6, stream: 1)
    var sum = 0.0
    var covered = 0
    let expected = DistinctHits(targets: (0..<100).map { $0 }, samples: 100)
      .expected(trainingCount: 100).mean
    #expect(abs(expected - 0.6340) < 5e-5)
    for _ in 0..<2000 {
      let hits = DistinctHits(
        targets: (0..<100).map { _ in Int.random(in: 0..<100, using: &random) }, samples: 100)
      sum += hits.perSample
      if abs(hits.perSample - expected) <= 1.96 * hits.standardError { covered += 1 }
    }
    // Standard error of the mean 0.0007.
    #expect(abs(sum / 2000 - expected) < 0.0025)
    #expect(covered >= 1900)
  }
}
