import Foundation
import MnemeEngine
import MnemeTables
import Testing

@testable import MnemeExperiments

@Suite struct StudySliceTests {
  static func plan(_ experiment: ExperimentName, _ settings: String...) throws -> StudyPlan {
    try StudyPlan(
      Study(
        experiment: experiment, preset: .quick,
        overrides: try settings.map { try SettingOverride(flag: $0) }))
  }

  /// The tables of a study, in a run folder.
  static func tables(_ plan: StudyPlan, _ folder: String) async throws -> RunFolder {
    let result = try await plan.experiment.run(
      on: TrialEngine(store: TrialStore(output: folder), jobs: 2))
    let run = RunFolder(path: "\(folder)/\(plan.digest)")
    try run.makeFolders()
    for table in result.tables {
      try AtomicFile.write(table.text, to: run.tablePath(table.name))
    }
    return run
  }

  @Test(arguments: [
    (ExperimentName.linearTransition, ["dimensions=5,10", "trials=6", "reference_count=300"]),
    (.twoModels, ["dimensions=3,6", "trials=4"]),
    (.klPhaseDiagram, ["dimensions=5", "trials=10", "training_ratios=2.5,4,6"]),
  ])
  func cellsOfASliceAreThoseOfTheWhole(
    experiment: ExperimentName, settings: [String]
  ) async throws {
    let folder = NSTemporaryDirectory() + "mneme-slice-\(UUID().uuidString)"
    try AtomicFile.makeFolder(folder)
    let plan = try StudyPlan(
      Study(
        experiment: experiment, preset: .quick,
        overrides: try settings.map { try SettingOverride(flag: $0) }))
    let slice = try #require(try StudySlice(of: plan))
    #expect(slice.plan.digest != plan.digest)
    let whole = try await Self.tables(plan, "\(folder)/whole")
    let part = try await Self.tables(slice.plan, "\(folder)/part")
    let compared = try slice.compared(whole: whole, slice: part, tolerance: 0)
    #expect(compared.cells > 0 && compared.different == [], "\(compared)")
    // Another digit in every row of the whole is found in every cell.
    let name = experiment.rawValue.replacing("-", with: "_")
    let path = whole.tablePath(name)
    let text = String(decoding: try #require(try AtomicFile.read(path)), as: UTF8.self)
    let changed = text.split(separator: "\n").enumerated().map { index, line in
      String(index == 0 ? line : line.replacing("0.9", with: "0.8", maxReplacements: 1))
    }
    try AtomicFile.write(changed.joined(separator: "\n") + "\n", to: path)
    let found = try slice.compared(whole: whole, slice: part, tolerance: 0)
    #expect(found.different.count == found.cells && found.cells > 0, "\(found)")
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func aStudyOfOneCellHasNoSlice() throws {
    let plan = try Self.plan(
      .linearTransition, "dimensions=5", "training_counts=10",
      "threshold_offsets=")
    #expect(try StudySlice(of: plan) == nil)
  }
}
