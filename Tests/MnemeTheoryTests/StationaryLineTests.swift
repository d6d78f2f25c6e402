import Foundation
import MnemeTheory
import Testing

@Suite struct StationaryLineTests {
  /// Against 40 digits of mpmath (`findroot`, `lambertw`); Theory, section 4 has the first ones.
  @Test func criticalPointsAreExact() {
    #expect(abs(StationaryLine.criticalRatio - 0.300789352758438041739461) <= 1e-15)
    #expect(abs(StationaryLine.criticalSignalShare - 0.187312441859282181262708) <= 1e-15)
    #expect(abs(StationaryLine.largestRatio - 0.427551404436521258217710) <= 1e-15)
    #expect(abs(StationaryLine.equalityRatio - 0.390880543351762726468978) <= 1e-14)
    #expect(abs(StationaryLine.equalitySignalShare - 0.127575415686635216140262) <= 1e-14)
  }

  /// The slope of Eq. 15 by differences vanishes on the line, and has the right sign beside it.
  @Test(arguments: [0.01, 0.05, 0.1, 0.127, 0.16, 0.187])
  func theSlopeVanishesOnTheLine(q: Double) throws {
    func rise(from c: Double) -> Double {
      // To a smaller c: more samples.
      let h = 1e-4 * c
      return LargeDimension.divergenceDensity(q: q, ratio: c - h)
        - LargeDimension.divergenceDensity(q: q, ratio: c + h)
    }
    let low = try #require(StationaryLine.minimumRatio(q: q))
    let high = try #require(StationaryLine.maximumRatio(q: q))
    #expect(high < low && high > q)
    #expect(rise(from: low * 1.01) < 0)
    #expect(rise(from: (low * high).squareRoot()) > 0)
    #expect(rise(from: high * 0.99) < 0)
    for c in [low, high] {
      #expect(abs(StationaryLine.signalShare(ratio: c) - q) <= 1e-15)
      #expect(abs(rise(from: c)) <= 1e-9)
    }
  }

  @Test func theSlopeIsTheDerivative() throws {
    for (q, c) in [(0.1, 0.05), (0.1, 0.3), (0.5, 0.7), (0, 0.4)] {
      let h = 1e-6
      let rise =
        LargeDimension.divergenceDensity(q: q, ratio: c * exp(-h))
        - LargeDimension.divergenceDensity(q: q, ratio: c * exp(h))
      let slope = try #require(LargeDimension.divergenceSlope(q: q, ratio: c))
      #expect(abs(slope - rise / (2 * h)) <= 1e-8)
    }
    #expect(LargeDimension.divergenceSlope(q: 0.5, ratio: 1) == nil)
  }

  @Test func nothingIsStationaryFromTheCriticalShareOn() {
    for q in [StationaryLine.criticalSignalShare, 0.2, 1] {
      #expect(StationaryLine.minimumRatio(q: q) == nil)
      #expect(StationaryLine.maximumRatio(q: q) == nil)
    }
    #expect(StationaryLine.minimumRatio(q: 0) == StationaryLine.largestRatio)
    #expect(StationaryLine.maximumRatio(q: 0) == nil)
  }

  /// n ≈ d(1/q − 1) at the maximum; the minimum from 2.3 to 3.3 d.
  @Test func theLineIsWhereTheorySaysItIs() throws {
    for q in [0.01, 0.02] {
      let maximum = try #require(StationaryLine.maximumRatio(q: q))
      #expect(abs(1 / maximum - (1 / q - 1)) <= 0.3)
    }
    #expect(abs(1 / StationaryLine.largestRatio - 2.34) <= 0.005)
    #expect(abs(1 / StationaryLine.criticalRatio - 3.32) <= 0.005)
  }

  /// Below q_s the minimum is lower than n → ∞, above it is not.
  @Test func theMinimumIsGlobalBelowEquality() throws {
    for (q, isGlobal) in [(0.12, true), (0.1275, true), (0.1277, false), (0.18, false)] {
      let c = try #require(StationaryLine.minimumRatio(q: q))
      let minimum = LargeDimension.divergenceDensity(q: q, ratio: c)
      let limit = LargeDimension.divergenceDensity(q: q, ratio: 1e-14)
      #expect((minimum < limit) == isGlobal)
    }
  }
}

@Suite struct MonotonicityLossTests {
  /// Theory, section 4, and the roots of single steps at 40 digits.
  @Test(arguments: [
    (5, 0.147, 0.147178579452037537, 21), (20, 0.1745, 0.174511572552656398, 72),
    (50, 0.1819, 0.181880135717849326, 171), (100, 0.1845, 0.184539779032727335, 338),
  ])
  func digitsAreExact(dimension: Int, printed: Double, exact: Double, count: Int) throws {
    let loss = try #require(MonotonicityLoss(dimension: dimension))
    #expect(abs(loss.signalShare - printed) <= (printed < 0.15 ? 5e-4 : 5e-5))
    #expect(abs(loss.signalShare - exact) <= 1e-13)
    #expect(loss.trainingCount == count)
  }

  @Test func itTendsToTheLimit() throws {
    let shares = try [5, 20, 100, 400, 2000].map {
      try #require(MonotonicityLoss(dimension: $0)).signalShare
    }
    #expect(shares == shares.sorted())
    #expect(abs(shares[3] - 0.1866) <= 5e-5)
    let gaps = shares.map { StationaryLine.criticalSignalShare - $0 }
    #expect(gaps.allSatisfy { $0 > 0 })
    // The gap shrinks like 1/d.
    #expect(abs(gaps[4] / gaps[3] * 5 - 1) <= 0.02)
  }

  /// q_s(d) lies below q_s by about ¼ ln d / d, and its minimum meets the limit there.
  @Test(arguments: [20, 100, 400])
  func equalityAtFiniteDimension(dimension: Int) throws {
    let share = try #require(FiniteEquality.signalShare(dimension: dimension))
    #expect(share < StationaryLine.equalitySignalShare)
    #expect(StationaryLine.equalitySignalShare - share < 0.5 / Double(dimension).squareRoot())
    let values = try (dimension + 3...4 * dimension).map {
      try LinearSetting(trainingCount: $0, dimension: dimension, q: share).correctedDivergence
    }
    let limit = try LinearSetting(
      trainingCount: 2 * dimension, dimension: dimension, q: share
    ).divergenceOfManySamples
    #expect(relativeError(try #require(values.min()), limit) <= 1e-12)
  }

  /// The formula itself rises somewhere just below, and nowhere just above.
  @Test(arguments: [5, 20, 50])
  func theFormulaAgrees(dimension: Int) throws {
    let share = try #require(MonotonicityLoss(dimension: dimension)).signalShare
    func rises(_ q: Double) throws -> Bool {
      let values = try (dimension + 3...12 * dimension).map {
        try LinearSetting(trainingCount: $0, dimension: dimension, q: q).firstOrderDivergence
      }
      return zip(values, values.dropFirst()).contains { $0 < $1 }
    }
    #expect(try rises(share - 1e-6))
    #expect(try !rises(share + 1e-6))
  }
}
