import Foundation
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables
import MnemeTheory
import Testing

@testable import MnemeExperiments

/// The verdicts on the trained model, and both experiments from settings to tables.
@Suite struct AlternativeScenarioTests {
  // MARK: The test of shapes on the model itself

  /// Findings of repeated verdicts on fresh trials of one curve: six counts, 100 trials each.
  static func tests(_ dimension: Int, _ q: Double, repetitions: Int) throws -> [CurveShapeTest] {
    let spec = try AlternativeScenarioSpec(
      SettingTable(
        definitions: AlternativeScenarioSpec.settings(.quick),
        overrides: [SettingOverride(name: "curve_points", text: "6", source: .preset)]))
    let trials = 100
    let cells = spec.curve(dimension, q: q)
    let limit = LinearTransitionTheory.setting(100, dimension, q: q).divergenceOfManySamples
    return try (0..<repetitions).map { repetition in
      let points = try cells.map { cell in
        try #require(
          LinearDivergenceTests.reduced(cell, trials: trials, first: repetition * trials).point)
      }
      return CurveShapeTest(points, limit: limit, level: 0.95)
    }
  }

  /// At q_c(d), where the rise vanishes, and above: a rise is claimed wrongly at most at the level. Of
  /// 80 verdicts at a true rate of 0.05, more than 13 come up with probability 4e-5.
  @Test(arguments: [0.1746, 0.2])
  func aRiseIsRarelyClaimedWhereThereIsNone(q: Double) throws {
    let loss = try #require(MonotonicityLoss(dimension: 20))
    #expect(q > loss.signalShare)
    let tests = try Self.tests(20, q, repetitions: 80)
    #expect(tests.count { $0.isRising } <= 13)
    #expect(tests.count { $0.shape == .bump } <= 13)
    #expect(tests.allSatisfy { $0.shape != .globalMinimum })
  }

  /// Negative control: at q = 0.05 every verdict finds the global minimum, though trials are few.
  @Test func theGlobalMinimumIsFound() throws {
    let tests = try Self.tests(20, 0.05, repetitions: 20)
    #expect(tests.allSatisfy { $0.shape == .globalMinimum })
  }

  /// Between q_s(d) and q_c(d) the minimum is never called global, and a curve with a rise is rarely
  /// called monotone.
  @Test func theLocalMinimumIsNotGlobal() throws {
    let tests = try Self.tests(20, 0.13, repetitions: 40)
    #expect(tests.count { $0.shape == .globalMinimum } <= 8)
    #expect(tests.count { $0.shape == .monotone } <= 8)
  }

  // MARK: From settings to tables

  static func run(
    _ experiment: ExperimentName, _ settings: [String], jobs: Int = 2
  ) async throws -> [String: String] {
    LinearAlgebra.useOneThread()
    let folder = NSTemporaryDirectory() + "mneme-experiment-\(UUID().uuidString)"
    try AtomicFile.makeFolder(folder)
    let plan = try StudyPlan(
      Study(
        experiment: experiment, preset: .quick,
        overrides: try settings.map { try SettingOverride(flag: $0) }))
    let engine = TrialEngine(store: TrialStore(output: folder), jobs: jobs, trialsPerUnit: jobs)
    let result = try await plan.experiment.run(on: engine)
    try FileManager.default.removeItem(atPath: folder)
    return Dictionary(uniqueKeysWithValues: result.tables.map { ($0.name, $0.text) })
  }

  static func rows<Row: TableRow>(_ texts: [String: String], _ type: Row.Type) throws -> [Row] {
    try CSV.rows(of: type, from: try #require(texts[Row.tableName]), file: Row.tableName)
  }

  private static let small = [
    "curve_trials=100", "memorization_trials=10", "scan_signal_shares=0.1", "curve_points=5",
    "reference_count=1500", "generated_count=20",
  ]

  @Test func tablesDoNotDependOnScheduling() async throws {
    let one = try await Self.run(.alternativeScenario, Self.small, jobs: 1)
    let three = try await Self.run(.alternativeScenario, Self.small, jobs: 3)
    #expect(one == three)
    #expect(!one.values.contains { $0.contains("nan") })
    let diagram = ["training_ratios=1.5,5", "trials=10", "grid_size=8"]
    #expect(
      try await Self.run(.klPhaseDiagram, diagram, jobs: 1)
        == Self.run(.klPhaseDiagram, diagram, jobs: 3))
  }

  @Test func memorizationIsHollowBeyondTheReference() async throws {
    let texts = try await Self.run(.alternativeScenario, Self.small)
    let rows = try Self.rows(texts, AlternativeScenarioRow.self)
    #expect(rows.contains { $0.trainingCount > 150 })
    for row in rows {
      #expect(row.caveat.contains("n > N_ref/10") == (row.trainingCount > 150))
    }
    // Memorized where n is small, not where it is large.
    let low = rows.filter { $0.q == 0.05 }
    #expect(low.first?.positive.fraction == 0)
    #expect((low.last { $0.caveat.isEmpty }?.positive.fraction ?? 0) > 0.8)
  }

  @Test func verdictsAndFlipsAreTold() async throws {
    let texts = try await Self.run(.alternativeScenario, Self.small)
    let verdicts = try Self.rows(texts, AlternativeScenarioVerdictRow.self)
    #expect(verdicts.map(\.q) == [0.05, 0.1, 0.3])
    #expect(verdicts.first?.verdict == .globalMinimum)
    let flips = try Self.rows(texts, AlternativeScenarioFlipRow.self)
    #expect(flips.map(\.flip) == [.riseDisappears, .minimumStopsBeingGlobal])
    for flip in flips {
      #expect((flip.q.value == nil) == !flip.reason.isEmpty)
      #expect(try #require(flip.finiteTheory) < flip.limitTheory)
    }
  }

  @Test func thePhaseDiagramHasItsCellsAndLines() async throws {
    let texts = try await Self.run(
      .klPhaseDiagram,
      [
        "training_ratios=1.5,5", "trials=10", "grid_size=8", "large_dimension=60",
        "large_trials=10", "dimensions=20,30",
      ])
    let rows = try Self.rows(texts, KLPhaseDiagramRow.self)
    #expect(rows.count == 2 * 3 * 2 + 1)
    #expect(rows.last?.dimension == 60 && rows.last?.trainingCount == 150)
    let theory = try Self.rows(texts, PhaseDiagramTheoryRow.self)
    #expect(theory.count == 64)
    for row in theory {
      #expect(row.limit.isFinite && row.bound <= row.best)
    }
    let lines = try Self.rows(texts, PhaseDiagramLineRow.self)
    #expect(Set(lines.map(\.line)) == Set(PhaseDiagramLine.allCases))
  }

  @Test(arguments: [
    ("cut_signal_shares=", "cut_signal_shares"), ("training_ratios=1.01", "training_ratios"),
    ("large_dimension=10", "large_dimension"),
  ])
  func badSettingsOfTheDiagramAreNamed(flag: String, name: String) throws {
    try Self.expectRefusal(.klPhaseDiagram, flag, name)
  }

  @Test(arguments: [
    ("curve_trials=100", "curve_trials"), ("low_signal_share=0.2", "low_signal_share"),
    ("dimensions=10", "dimensions"),
  ])
  func badSettingsOfTheScenarioAreNamed(flag: String, name: String) throws {
    try Self.expectRefusal(.alternativeScenario, flag, name)
  }

  static func expectRefusal(_ experiment: ExperimentName, _ flag: String, _ name: String) throws {
    let error = try #require(
      throws: StudyError.self,
      performing: {
        _ = try StudyPlan(Study(experiment: experiment, overrides: [SettingOverride(flag: flag)]))
      })
    #expect(error.description.contains("'\(name)'"))
  }
}
