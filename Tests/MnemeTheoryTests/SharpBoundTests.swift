import MnemeTheory
import Testing

/// Against `linear_theory_sharp.csv`, made by `linear_theory_sharp.py` with mpmath.
@Suite struct SharpBoundTests {
  @Test func agreesWithAnIndependentEvaluation() throws {
    let rows = try TheoryFixture("linear_theory_sharp").rows
    #expect(rows.count == 154)
    for row in rows {
      let setting = try row.setting()
      let tolerance = setting.dimension > 1000 ? 1e-10 : 1e-12
      let logDet = try row.cell("log_expected_det")
      let bound = try row.cell("log_det_bound")
      #expect(
        relativeError(setting.logExpectedDeterminant, logDet, floor: 1) <= tolerance / 10,
        "\(setting)")
      #expect(
        relativeError(setting.logDeterminantBound.value, bound, floor: 1) <= tolerance,
        "\(setting)")
      #expect(
        relativeError(setting.sharpDivergenceBound, try row.cell("kl_bound_sharp")) <= tolerance,
        "\(setting)")
      #expect(
        relativeError(setting.divergenceBoundFromDeterminant, try row.cell("kl_bound_det"))
          <= tolerance, "\(setting)")
    }
  }

  @Test func expectedDeterminantIsOneAtThreeMoreSamplesThanDimensions() throws {
    for d in [1, 2, 7, 100, 300, 100_000] {
      for q in [0, 0.05, 0.499, 0.5, 0.9, 1] {
        let setting = try LinearSetting(trainingCount: d + 3, dimension: d, q: q)
        #expect(setting.logExpectedDeterminant == 0)
        // Not only by the short cut: the sum itself, a hair beside, is continuous there.
        let beside = DeterminantMoment.logarithm(
          dimension: d, degreesOfFreedom: Double(d) + 2 + 1e-9, q: q)
        #expect(abs(beside) <= 1e-7)
      }
    }
  }

  @Test func sumsFromBothEndsAgree() {
    for p in [12.5, 20.25, 300] {
      let below = DeterminantMoment.logarithm(
        dimension: 10, degreesOfFreedom: p, q: 0.5.nextDown)
      let above = DeterminantMoment.logarithm(dimension: 10, degreesOfFreedom: p, q: 0.5)
      #expect(abs(below - above) <= 1e-13)
    }
  }

  @Test(arguments: [1, 2, 10, 100])
  func boundHoldsFromTheFirstRegularSetting(dimension: Int) throws {
    for excess in [1, 2, 3, 4, 10, 100] {
      let setting = try LinearSetting(
        trainingCount: dimension + excess, dimension: dimension, q: 0)
      let exact = try #require(setting.exactMeanLogDeterminant)
      #expect(setting.logDeterminantBound.value >= exact)
      #expect(setting.logDeterminantBound.value.isFinite)
    }
    let singular = try LinearSetting(trainingCount: dimension + 1, dimension: dimension + 1, q: 0.5)
    #expect(singular.logDeterminantBound.value == -.infinity)
    #expect(singular.logExpectedDeterminant == -.infinity)
  }
}
