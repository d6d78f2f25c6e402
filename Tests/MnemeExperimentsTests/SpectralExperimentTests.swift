import Foundation
import MnemeEngine
import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

/// `noise-draws` and `diffusion-steps` from settings to tables, small.
@Suite struct SpectralExperimentTests {
  static func run(
    _ experiment: ExperimentName, _ flags: [String], jobs: Int = 2, perUnit: Int = 8
  ) async throws -> [String: String] {
    LinearAlgebra.useOneThread()
    let folder = NSTemporaryDirectory() + "mneme-spectral-\(UUID().uuidString)"
    try AtomicFile.makeFolder(folder)
    let study = Study(
      experiment: experiment, preset: .quick,
      overrides: try flags.map { try SettingOverride(flag: $0) })
    let engine = TrialEngine(
      store: TrialStore(output: folder), jobs: jobs, trialsPerUnit: perUnit)
    let result = try await StudyPlan(study).experiment.run(on: engine)
    try FileManager.default.removeItem(atPath: folder)
    return Dictionary(uniqueKeysWithValues: result.tables.map { ($0.name, $0.text) })
  }

  static func read<Row: TableRow>(_ type: Row.Type, _ texts: [String: String]) throws -> [Row] {
    try CSV.rows(of: type, from: try #require(texts[Row.tableName]), file: Row.tableName)
  }

  static let small = ["dimension=12", "trials=20", "reference_count=1500"]

  static func trial(_ flags: [String]) throws -> NoiseDrawsTrial {
    let table = try SettingTable(
      definitions: NoiseDraws.settings(.quick),
      overrides: try flags.map { try SettingOverride(flag: $0) })
    return NoiseDrawsTrial(spec: try NoiseDrawsSpec(table), seed: Study.defaultSeed)
  }

  /// r = 1 is `linear-transition`: the same draws, so the same numbers, bit for bit.
  @Test func oneDrawIsTheLinearTransition() async throws {
    LinearAlgebra.useOneThread()
    let flags = Self.small + ["training_ratios=0.5,2", "draws=1,3"]
    let rows = try Self.read(NoiseDrawsRow.self, try await Self.run(.noiseDraws, flags))
    let linear = try await Self.run(
      .linearTransition,
      ["dimensions=12", "trials=20", "reference_count=1500", "training_counts=6,24"])
    let reference = try Self.read(LinearTransitionRow.self, linear)
    for count in [6, 24] {
      let own = try #require(rows.first { $0.trainingCount == count && $0.draws == 1 })
      let theirs = try #require(reference.first { $0.trainingCount == count })
      #expect(own.model.klNats == theirs.klNats)
      #expect(own.model.delta == theirs.deltaReference)
      #expect(own.model.deltaPositive == theirs.deltaReferencePositive)
      #expect(own.model.deltaNullPositive == theirs.deltaReferenceNullPositive)
      let more = try #require(rows.first { $0.trainingCount == count && $0.draws == 3 })
      #expect(more.model.delta != own.model.delta)
    }
  }

  /// One step is `noise-draws` at r = ∞, for both samplers and grids; other K are not.
  @Test func oneStepIsAllNoise() async throws {
    let flags = Self.small + ["training_ratios=0.5,2", "generated_count=100"]
    let draws = try Self.read(NoiseDrawsRow.self, try await Self.run(.noiseDraws, flags))
    let steps = try Self.read(
      DiffusionStepsRow.self,
      try await Self.run(.diffusionSteps, flags + ["step_counts=1,5"]))
    for count in [6, 24] {
      let all = try #require(draws.first { $0.trainingCount == count && $0.draws == .infinity })
      let cells = steps.filter { $0.trainingCount == count && $0.steps == 1 }
      #expect(cells.count == 4)
      for cell in cells {
        #expect(cell.model == all.model)
        #expect(cell.theory.equation == "17")
        let (a, b) = (cell.theory.limit ?? 0, all.theory.limit ?? 0)
        #expect(a == b || abs(a - b) <= 1e-11 * b)
      }
      for cell in steps where cell.trainingCount == count && cell.steps != 1 {
        #expect(cell.model.delta != all.model.delta)
      }
    }
  }

  /// n ≤ d: KL infinite with its reason, for every r and K; Eq. 4a is measured all the same.
  @Test func singularLawsHaveTheirReason() async throws {
    let flags = Self.small + ["training_ratios=0.5,1,2"]
    let draws = try Self.read(NoiseDrawsRow.self, try await Self.run(.noiseDraws, flags))
    let texts = try await Self.run(.diffusionSteps, flags)
    let steps = try Self.read(DiffusionStepsRow.self, texts)
    for row in draws where row.trainingCount <= 12 {
      #expect(row.model.klNats.mean == nil && row.model.klNats.median == .infinity)
      #expect(row.caveat.contains("KL: infinite, as n <= d"))
      #expect(row.model.delta.median?.isFinite == true)
    }
    for row in steps where row.trainingCount <= 12 {
      #expect(row.model.klNats.mean == nil && row.model.klNats.median == .infinity)
      #expect(row.caveat.contains("KL: infinite, as n <= d") && row.excess.value == nil)
    }
    let verdicts = try Self.read(DiffusionStepsVerdictRow.self, texts)
    #expect(verdicts.count == 3 * 4)
    for row in verdicts {
      let isFinite = row.trainingCount > 12
      #expect((row.best.value != nil) == isFinite && row.reason.isEmpty == isFinite)
      #expect((row.change.kl.value != nil) == isFinite && row.change.delta.value != nil)
    }
    for row in draws where row.trainingCount > 12 && row.draws == .infinity {
      let mean = try #require(row.model.klNats.mean), second = try #require(row.theory.second)
      let error = try #require(row.model.klNats.standardError)
      let stated = try #require(row.theory.error)
      #expect(abs(mean - second) <= 4.5 * error + stated)
    }
  }

  /// The same bytes with one job and with three, in units of any size.
  @Test(arguments: [ExperimentName.noiseDraws, .diffusionSteps])
  func bytesDoNotDependOnTheWork(experiment: ExperimentName) async throws {
    let flags = Self.small + ["training_ratios=0.5,2"]
    let one = try await Self.run(experiment, flags, jobs: 1, perUnit: 20)
    #expect(one == (try await Self.run(experiment, flags, jobs: 3, perUnit: 3)))
    #expect(one != (try await Self.run(experiment, flags + ["kappa=2"], jobs: 1, perUnit: 20)))
  }

  /// Settings out of range are refused with their names.
  @Test(arguments: [
    (ExperimentName.noiseDraws, "draws=0"), (.noiseDraws, "dimension=0"),
    (.noiseDraws, "training_ratios=-1"), (.diffusionSteps, "step_counts=0"),
    (.diffusionSteps, "step_counts="), (.diffusionSteps, "time=0"),
    (.diffusionSteps, "interval_level=0.4"),
  ])
  func badSettingsAreRefused(experiment: ExperimentName, flag: String) throws {
    let study = Study(
      experiment: experiment, preset: .quick, overrides: [try SettingOverride(flag: flag)])
    #expect(throws: StudyError.self) { try StudyPlan(study) }
  }
}
