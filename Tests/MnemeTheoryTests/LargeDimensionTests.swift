import MnemeTheory
import Testing

@Suite struct LargeDimensionTests {
  @Test func densityAndItsSlopeAreContinuousAtTheTransition() {
    for q in [0.05, 0.3, 0.9] {
      let h = 1e-6
      let f = { LargeDimension.logDeterminantDensity(q: q, ratio: $0) }
      #expect(abs(f(q + h) - f(q)) <= 1e-9)
      // The second derivative jumps: a quadratic start, not a linear one.
      #expect(f(q + h) != f(q))
    }
    #expect(LargeDimension.logDeterminantDensity(q: 0.4, ratio: 1) == 0)
    #expect(LargeDimension.logDeterminantDensity(q: 0, ratio: 0.5) < 0)
  }

  @Test func limitOfManySamplesIsThePriceOfOneStep() {
    for q in [0.05, 0.5, 0.9] {
      let limit = LargeDimension.divergenceDensity(q: q, ratio: 1e-12)
      let expected = (q - 1 - LargeDimension.logDeterminantDensity(q: q, ratio: 1e-12)) / 2
      #expect(relativeError(limit, expected) <= 1e-9)
    }
    #expect(LargeDimension.divergenceDensity(q: 0.5, ratio: 1) == .infinity)
    #expect(LargeDimension.divergenceDensity(q: 0.5, ratio: 2) == .infinity)
    #expect(LargeDimension.divergenceDensity(q: 1, ratio: 0.5) == 0)
  }

  /// q_c of Theory, section 4: the limit KL stops being monotone in n there.
  @Test func monotonicityIsLostAtTheCriticalSignalShare() {
    func rises(q: Double) -> Bool {
      let ratios = (1..<2000).map { Double($0) / 2000 }
      let densities = ratios.map { LargeDimension.divergenceDensity(q: q, ratio: $0) }
      return zip(densities, densities.dropFirst()).contains { $0 > $1 }
    }
    #expect(!rises(q: 0.1875))
    #expect(rises(q: 0.1871))
  }

  @Test func secondOrderExistsBelowTheTransitionOnly() throws {
    let below = try LinearSetting(trainingCount: 401, dimension: 100, q: 0.5)
    let limit = try #require(below.logDeterminantLimit)
    #expect(limit.variance > 0)
    #expect(below.isSecondOrderReliable)
    #expect(try #require(below.secondOrderDivergence) > below.firstOrderDivergence)
    let at = try LinearSetting(trainingCount: 201, dimension: 100, q: 0.5)
    #expect(at.secondOrderDivergence == nil)
    let near = try LinearSetting(trainingCount: 210, dimension: 100, q: 0.5)
    #expect(near.secondOrderDivergence != nil)
    #expect(!near.isSecondOrderReliable)
  }
}
