import MnemeTheory
import Testing

@Suite struct LinearTheoryTests {
  /// `linear_theory.csv`, made by `linear_theory.py` with mpmath at 50 digits.
  @Test func agreesWithTheReferenceInAllRows() throws {
    let rows = try TheoryFixture("linear_theory").rows
    #expect(rows.count == 120)
    for row in rows {
      let setting = try row.setting()
      let theory = LinearTheory(setting)
      let pairs = [
        ("tau", theory.tau), ("mean_term", theory.meanTerm),
        ("kl_bound_amgm", theory.klBoundAMGM), ("kl_bound_det", theory.klBoundDet),
        ("kl_asymptotic_first", theory.klAsymptoticFirst),
      ]
      for (name, found) in pairs {
        let expected = try row.cell(name)
        #expect(relativeError(found, expected) <= 1e-12, "\(name) at \(setting)")
      }
      let second = try row.cell("kl_asymptotic_second")
      #expect((theory.klAsymptoticSecond == nil) == second.isNaN, "\(setting)")
      if let found = theory.klAsymptoticSecond {
        #expect(relativeError(found, second) <= 1e-12, "second order at \(setting)")
      }
    }
  }

  @Test(arguments: [0.0, 0.05, 0.5, 0.9, 1])
  func boundsAreOrdered(q: Double) throws {
    for d in [1, 2, 3, 10, 57, 100, 300] {
      for n in [d + 3, d + 4, d + 5, d + 9, 2 * d + 2, 3 * d + 7, 50 * d] where n > d + 2 {
        let theory = try LinearTheory.values(trainingCount: n, dimension: d, q: q)
        let slack = 1e-13 * max(1, theory.klBoundSharp)
        #expect(theory.klBoundDet >= theory.klBoundAMGM - slack, "n \(n), d \(d)")
        #expect(theory.klBoundSharp >= theory.klBoundDet, "n \(n), d \(d)")
        #expect(theory.klBoundAMGM > 0)
        if d == 1 { #expect(abs(theory.klBoundDet - theory.klBoundAMGM) <= slack) }
      }
    }
  }

  @Test(arguments: [0.0, 0.2, 0.95])
  func infiniteWhereTheMeanIs(q: Double) throws {
    for n in [2, 9, 10, 11, 12] {
      let theory = try LinearTheory.values(trainingCount: n, dimension: 10, q: q)
      #expect(theory.klBoundAMGM == .infinity)
      #expect(theory.klBoundDet == .infinity)
      #expect(theory.klBoundSharp == .infinity)
      #expect(theory.klAsymptoticFirst == .infinity)
      #expect(theory.klAsymptoticSecond == nil)
      #expect(theory.tau.isFinite == (n < 10))
      #expect(theory.meanTerm.isFinite == (n < 10))
    }
  }

  @Test func tauOnBothSides() throws {
    let below = try LinearSetting(trainingCount: 6, dimension: 10, q: 0.3)
    #expect(relativeError(below.tau, 0.3 * 5 / 10 + 0.7 * 5 / 4) <= 1e-15)
    let above = try LinearSetting(trainingCount: 20, dimension: 10, q: 0.3)
    #expect(relativeError(above.tau, 0.3 + 0.7 * 10 / 8) <= 1e-15)
    #expect(below.traceVariance == nil)
    #expect(below.tauWithEstimatedVariance == nil)
    let edge = try LinearSetting(trainingCount: 14, dimension: 10, q: 0.3)
    #expect(edge.traceVariance == .infinity)
  }

  @Test func noiselessModelIsFinite() throws {
    for (n, d) in [(11, 10), (12, 10), (13, 10), (40, 10), (3, 1)] {
      let theory = try LinearTheory.values(trainingCount: n, dimension: d, q: 1)
      let expected = Double(d) / Double(n) / 2
      #expect(theory.tau == 1)
      #expect(relativeError(theory.klBoundAMGM, expected) <= 1e-15)
      #expect(relativeError(theory.klBoundDet, expected) <= 1e-15)
      #expect(relativeError(theory.klBoundSharp, expected) <= 1e-15)
      #expect(relativeError(theory.klAsymptoticFirst, expected) <= 1e-15)
    }
    let projected = try LinearTheory.values(trainingCount: 10, dimension: 10, q: 1)
    #expect(projected.tau == 0.9)
    #expect(projected.klBoundSharp == .infinity)
  }

  @Test(arguments: [0.0, 1e-300, 1e-9, 0.05, 0.5, 0.9, 1 - 1e-12, 1])
  func largeDimensionsStayFinite(q: Double) throws {
    let d = 100_000
    for n in [d + 3, d + 4, d + 5, 2 * d, 20 * d, 1_000_000_000] {
      let theory = try LinearTheory.values(trainingCount: n, dimension: d, q: q)
      #expect(theory.klBoundAMGM > 0 && theory.klBoundAMGM.isFinite)
      #expect(theory.klBoundDet >= theory.klBoundAMGM * (1 - 1e-9))
      #expect(theory.klBoundSharp >= theory.klBoundDet && theory.klBoundSharp.isFinite)
      // The asymptote is the limit: relative to its size, d, it is near the sharp bound.
      let gap = abs(theory.klAsymptoticFirst - theory.klBoundSharp)
      #expect(gap <= 2e-3 * max(theory.klBoundSharp, 1), "n \(n): \(theory)")
    }
  }

  @Test func signalShareOfTheReferenceSetting() throws {
    let model = try LinearModel(standardDeviation: 1, time: 2, kappa: 1)
    #expect(abs(model.signalShare - 0.504621) <= 5e-7)
    #expect(relativeError(model.noiseScale, 0.01831563888873418) <= 1e-15)
    // q = e^(−2T) σ²/v.
    let ratio = 0.01831563888873418 / model.noisedVariance
    #expect(relativeError(model.signalShare, ratio) <= 1e-15)
    #expect(try LinearModel(standardDeviation: 3, time: 1, kappa: 0).signalShare == 1)
    #expect(
      try model.setting(trainingCount: 7, dimension: 2)
        == LinearSetting(trainingCount: 7, dimension: 2, q: model.signalShare))
  }

  @Test func impossibleSettingsAreNamed() {
    #expect(throws: TheoryError.trainingCountTooSmall(1)) {
      try LinearTheory.values(trainingCount: 1, dimension: 3, q: 0.5)
    }
    #expect(throws: TheoryError.dimensionTooSmall(-4)) {
      try LinearTheory.values(trainingCount: 9, dimension: -4, q: 0.5)
    }
    for q in [-0.1, 1.5] {
      #expect(throws: TheoryError.signalShareOutOfRange(q)) {
        try LinearTheory.values(trainingCount: 9, dimension: 3, q: q)
      }
    }
    #expect(throws: TheoryError.self) {
      try LinearTheory.values(trainingCount: 9, dimension: 3, q: .nan)
    }
    #expect(throws: TheoryError.kappaNegative(-1)) {
      try LinearModel(standardDeviation: 1, time: 1, kappa: -1)
    }
    #expect(throws: TheoryError.timeNotPositive(0)) {
      try LinearModel(standardDeviation: 1, time: 0, kappa: 1)
    }
    #expect(TheoryError.signalShareOutOfRange(1.5).description.contains("[0, 1]"))
  }
}
