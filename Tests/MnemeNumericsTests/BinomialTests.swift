import Glibc
import MnemeNumerics
import Testing

@Suite struct BinomialTests {
  @Test func clopperPearsonAgrees() {
    let lower = largestError(of: "clopper_pearson_lower", rows: 24) {
      BinomialInterval.clopperPearson(successes: Int($0[0]), trials: Int($0[1]), level: $0[2])
        .lower
    }
    let upper = largestError(of: "clopper_pearson_upper", rows: 24) {
      BinomialInterval.clopperPearson(successes: Int($0[0]), trials: Int($0[1]), level: $0[2])
        .upper
    }
    #expect(lower <= 1e-12)
    #expect(upper <= 1e-12)
  }

  @Test func wilsonAgrees() {
    let lower = largestError(of: "wilson_lower", rows: 24) {
      BinomialInterval.wilson(successes: Int($0[0]), trials: Int($0[1]), level: $0[2]).lower
    }
    let upper = largestError(of: "wilson_upper", rows: 24) {
      BinomialInterval.wilson(successes: Int($0[0]), trials: Int($0[1]), level: $0[2]).upper
    }
    #expect(lower <= 1e-12)
    #expect(upper <= 1e-12)
  }

  @Test func limitsAreExactAtTheEnds() {
    for interval in [BinomialInterval.clopperPearson, BinomialInterval.wilson] {
      #expect(interval(0, 7, 0.95).lower == 0)
      #expect(interval(7, 7, 0.95).upper == 1)
      #expect(interval(0, 0, 0.95) == BinomialInterval(lower: 0, upper: 1))
    }
  }

  @Test func tailsMatchTheSumOfProbabilities() {
    let distribution = BinomialDistribution(trials: 12, probability: 0.3)
    var tail = 0.0
    for k in (0...12).reversed() {
      var coefficient = 1.0
      for i in 0..<k { coefficient *= Double(12 - i) / Double(i + 1) }
      tail += coefficient * pow(0.3, Double(k)) * pow(0.7, Double(12 - k))
      #expect(scaledError(exp(distribution.logUpperTail(from: k)), tail) <= 1e-13)
      #expect(abs(exp(distribution.logLowerTail(to: k - 1)) - (1 - tail)) <= 1e-13)
    }
    #expect(distribution.logUpperTail(from: 13) == -.infinity)
    #expect(distribution.logLowerTail(to: -1) == -.infinity)
    #expect(distribution.logLowerTail(to: 12) == 0)
  }

  @Test func tailOfManyDraws() {
    // P(X ≥ 27) for 1e8 draws at p = 1e-7 is the fixture's I_p(27, 1e8 − 26).
    let expected = SpecialFunctionCase.named("log_lower_tail").first { $0.arguments[0] == 27 }
    let found = BinomialDistribution(trials: 100_000_000, probability: 1e-7)
      .logUpperTail(from: 27)
    #expect(abs(found - (expected?.value ?? .nan)) <= 1e-12)
  }

  @Test func fisherAgrees() {
    let error = largestError(of: "fisher_p_value", rows: 8) {
      FisherExactTest.pValue(
        successes1: Int($0[0]), trials1: Int($0[1]), successes2: Int($0[2]), trials2: Int($0[3]))
    }
    #expect(error <= 1e-11)
  }

  @Test func fisherSeesBeyondTheRangeOfDouble() {
    let log = FisherExactTest.logPValue(
      successes1: 0, trials1: 2000, successes2: 2000, trials2: 2000)
    // 2 / C(4000, 2000).
    let expected = Double(2).logarithm - (logGamma(4001) - 2 * logGamma(2001))
    #expect(scaledError(log, expected) <= 1e-12)
  }
}

extension Double {
  fileprivate var logarithm: Double { log(self) }
}
