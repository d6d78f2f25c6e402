import Glibc
import MnemeMetrics
import MnemeNumerics
import Testing

@Suite struct DistinctHitsTests {
  private static func zipf(_ count: Int) -> [Double] {
    let weights = (1...count).map { 1 / Double($0) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// M = N_G = 100, all alike: 63.40.
  @Test func equalProbabilities() {
    let equal = [Double](repeating: 0.01, count: 100)
    #expect(abs(DistinctHits.expected(probabilities: equal, samples: 100).mean - 63.40) <= 0.005)
    // The older formula, for hits that are given.
    let given = DistinctHits(targets: Array(repeating: 0, count: 100), samples: 100)
      .expected(trainingCount: 100)
    let found = DistinctHits.expected(probabilities: equal, samples: 100)
    #expect(abs(found.mean - 100 * given.mean) <= 1e-10)
    #expect(abs(found.deviation - 100 * given.deviation) <= 1e-7)
    // Negative control: 99 samples.
    #expect(abs(DistinctHits.expected(probabilities: equal, samples: 99).mean - 63.40) > 0.005)
  }

  @Test func limits() {
    #expect(DistinctHits.expected(probabilities: [0.5, 0.5], samples: 0).mean == 0)
    #expect(DistinctHits.expected(probabilities: [1, 0], samples: 7).mean == 1)
    #expect(DistinctHits.expected(probabilities: [1, 0], samples: 7).deviation == 0)
    #expect(DistinctHits.expected(probabilities: [], samples: 7).mean == 0)
    let two = DistinctHits.expected(probabilities: [0.5, 0.5], samples: 2)
    // One or two different ones, each with probability one half.
    #expect(abs(two.mean - 1.5) <= 1e-15 && abs(two.deviation - 0.5) <= 1e-15)
  }

  /// 2000 simulations: mean within 4.5 standard errors, deviation within 4.5 of its own (5 %, as for a
  /// normal law, with room for another shape); false alarm below 3e-5.
  @Test func simulatedHitsFollowTheirOwnLaw() throws {
    let p = Self.zipf(40)
    var sums: [Double] = []
    for value in p { sums.append((sums.last ?? 0) + value) }
    var stream = RandomStream(key: 3, stream: 1)
    let counts = (0..<2000).map { _ in
      let targets = stream.uniforms(60).map { u in sums.firstIndex { $0 > u } ?? 39 }
      return Double(DistinctHits(targets: targets, samples: 60).distinct)
    }
    let seen = try #require(SampleMoments(counts))
    let error = try #require(seen.standardError), spread = try #require(seen.standardDeviation)
    let expected = DistinctHits.expected(probabilities: p, samples: 60)
    #expect(abs(seen.mean - expected.mean) <= 4.5 * error)
    #expect(abs(spread / expected.deviation - 1) <= 0.1)
    // Negative control: the formula for equal probabilities.
    let equal = DistinctHits.expected(
      probabilities: [Double](repeating: 1 / 40.0, count: 40), samples: 60)
    #expect(abs(seen.mean - equal.mean) > 4.5 * error)
  }
}
