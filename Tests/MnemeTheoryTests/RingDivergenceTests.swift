import Glibc
import MnemeTheory
import Testing

@Suite struct RingDivergenceTests {
  /// Against integrals by another program (ring_divergence.py), to 1e-10.
  @Test func itIsTheIntegral() throws {
    let rows = try TheoryFixture("ring_divergence").rows
    #expect(rows.count == 24)
    for row in rows {
      let (modes, radius) = (Int(try row.cell("modes")), try row.cell("radius"))
      let variance = try row.cell("variance"), expected = try row.cell("kl")
      let found = RingDivergence.modeFromWhole(modes: modes, radius: radius, variance: variance)
      #expect(abs(found - expected) <= 1e-10, "\(row): \(found)")
      // Negative control: a radius a hundredth larger.
      let other = RingDivergence.modeFromWhole(
        modes: modes, radius: 1.01 * radius, variance: variance)
      #expect(abs(other - expected) > 1e-10, "\(row)")
    }
  }

  /// ln C where modes are apart, 0 where all are one.
  @Test func itsLimits() {
    #expect(abs(RingDivergence.modeFromWhole(modes: 2, radius: 6) - 0.6931) <= 1e-4)
    #expect(abs(RingDivergence.modeFromWhole(modes: 4, radius: 6) - 1.3863) <= 1e-4)
    #expect(abs(RingDivergence.modeFromWhole(modes: 2, radius: 1) - 0.3368) <= 1e-4)
    #expect(abs(RingDivergence.modeFromWhole(modes: 5, radius: 0)) <= 1e-12)
    #expect(abs(RingDivergence.modeFromWhole(modes: 1, radius: 3)) <= 1e-12)
  }

  /// The deviation for two modes is a one-dimensional integral: Simpson's rule on 4000 steps, to 1e-9.
  @Test(arguments: [1.0, 2, 6]) func deviationsAreThoseOfTwoModes(radius: Double) {
    var (mean, square) = (0.0, 0.0)
    for index in 0...4000 {
      let u = -10 + 0.005 * Double(index)
      let factor = index == 0 || index == 4000 ? 1.0 : index % 2 == 0 ? 2 : 4
      let weight = factor * 0.005 / 3 * exp(-u * u / 2) / (2 * Double.pi).squareRoot()
      let value = log1p(exp(-2 * radius * (radius + u)))
      mean += weight * value
      square += weight * value * value
    }
    let expected = (square - mean * mean).squareRoot()
    let found = RingDivergence.deviation(modes: 2, radius: radius)
    #expect(abs(found - expected) <= 1e-9, "\(found) \(expected)")
    #expect(found > 0)
  }

  /// The two bounds cross where n ln-terms meet: below the first holds, above the second.
  @Test func theLargerBoundHolds() {
    let narrow = RingDivergence.leastMemorization(count: 1000, bandwidth: 0.001)
    #expect(abs(narrow - 6.907756278982137) <= 1e-12)
    let wide = RingDivergence.leastMemorization(count: 1000, bandwidth: 1)
    #expect(abs(wide - 0.3068528194400547) <= 1e-12)
  }
}
