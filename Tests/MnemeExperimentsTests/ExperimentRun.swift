import Foundation
import MnemeEngine
import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

/// One experiment from flags to tables, in a folder of its own that is gone afterwards.
struct ExperimentRun {
  let texts: [String: String]
  let caveats: [String]

  init(
    _ name: ExperimentName, preset: Preset = .quick, _ flags: [String] = [], seed: UInt64? = nil,
    jobs: Int = 2, perUnit: Int? = nil
  ) async throws {
    LinearAlgebra.useOneThread()
    let folder = NSTemporaryDirectory() + "mneme-experiment-\(UUID().uuidString)"
    try AtomicFile.makeFolder(folder)
    let engine = TrialEngine(
      store: TrialStore(output: folder), jobs: jobs, trialsPerUnit: perUnit)
    var study = Study(
      experiment: name, preset: preset, overrides: try flags.map { try SettingOverride(flag: $0) })
    study.seed = seed ?? study.seed
    let plan = try StudyPlan(study)
    let result = try await plan.experiment.run(on: engine)
    try FileManager.default.removeItem(atPath: folder)
    texts = Dictionary(uniqueKeysWithValues: result.tables.map { ($0.name, $0.text) })
    caveats = result.caveats
  }

  func rows<Row: TableRow>(_ type: Row.Type = Row.self) throws -> [Row] {
    try CSV.rows(of: type, from: try #require(texts[Row.tableName]), file: Row.tableName)
  }
}
