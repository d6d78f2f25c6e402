import MnemeNumerics
import MnemeTables
import MnemeTheory
import Testing

@testable import MnemeExperiments

/// What is said of two models on the same training sets, and of the best number of steps.
@Suite struct PairedChangeTests {
  static func outcomes(_ kl: (Int) -> Double, delta: (Int) -> Double) -> [ModelOutcome] {
    (0..<60).map { ModelOutcome([delta($0), 0, kl($0)]) }
  }

  /// Spread over trials that both models share does not blur the change.
  static func shared(_ trial: Int) -> Double { 10 * Double(trial % 7) }

  @Test func aCommonSpreadHidesNothing() {
    let first = Self.outcomes(Self.shared, delta: { $0 < 30 ? -1 : 1 })
    let last = Self.outcomes(
      { Self.shared($0) - 0.1 - 0.01 * Double($0 % 3) }, delta: { $0 < 10 ? -1 : 1 })
    let change = ChangeColumns(
      from: first, to: last, level: 0.95, divergence: .meanAndVarianceExist)
    #expect(change.quality == .improves && change.memorization == .improves)
    #expect(abs((change.positive.value ?? 0) - 1.0 / 3) <= 1e-12)
    let back = ChangeColumns(
      from: last, to: first, level: 0.95, divergence: .meanAndVarianceExist)
    #expect(back.quality == .worsens && back.memorization == .worsens)
    #expect(abs((back.kl.value ?? 0) + (change.kl.value ?? 0)) <= 1e-12)
  }

  @Test func noChangeIsUndecidedAndSaysHowLittle() {
    let same = Self.outcomes(Self.shared, delta: { $0 < 30 ? -1 : 1 })
    let change = ChangeColumns(
      from: same, to: same, level: 0.95, divergence: .meanAndVarianceExist)
    #expect(change.quality == .undecided && change.memorization == .undecided)
    #expect(change.positive.value == 0)
    // No trial of 60 changed sides: at most 1 − (0.0125)^(1/60) in either direction.
    #expect(abs((change.positive.high ?? 0) - 0.070435) <= 1e-4)
    #expect(change.positive.low == change.positive.high.map { -$0 })
  }

  @Test func whereNoMeanExistsNothingIsSaidOfQuality() {
    let same = Self.outcomes({ _ in .infinity }, delta: { _ in 1 })
    let change = ChangeColumns(from: same, to: same, level: 0.95, divergence: .valueIsInfinite)
    #expect(change.kl.value == nil && change.quality == .undecided)
    #expect(change.delta.value == 0)
  }

  /// Three curves over K = 1, 4, 16 and the limit: least in the middle, at the end, at the start.
  @Test(arguments: [
    ([3.0, 1, 2, 2.5], BestStepVerdict.interior), ([3, 2, 1, 0.5], .limit),
    ([1, 2, 3, 4], .fewest), ([1, 1.4, 1.2, 1.001], .undecided),
  ])
  func theBestNumberOfStepsIsFound(levels: [Double], verdict: BestStepVerdict) throws {
    let table = try SettingTable(
      definitions: DiffusionSteps.settings(.quick),
      overrides: [
        try SettingOverride(flag: "training_ratios=4"), try SettingOverride(flag: "trials=60"),
      ])
    let spec = try DiffusionStepsSpec(table)
    let laws = spec.distinctLaws
    let numbers = spec.steps.map(\.number)
    let outcomes = laws.enumerated().map { index, law in
      (0..<60).map { trial -> ModelOutcome in
        let level = levels[numbers.firstIndex(of: law.steps.number) ?? 0]
        // Spread of each law by itself, small against the gaps but in the last case.
        let spread = 0.05 * (Double((trial * 7 + index * 13) % 11) - 5)
        return ModelOutcome([1, 1, level + spread])
      }
    }
    let summary = DiffusionStepsSummary(spec: spec, outcomes: outcomes)
    let rows = DiffusionStepsVerdicts(spec: spec, seed: 1, summary: summary).rows
    #expect(rows.count == 4)
    for row in rows { #expect(row.bestVerdict == verdict, "\(row.best)") }
  }
}
