import MnemeEngine
import MnemeExperiments
import MnemeNumerics
import MnemeTables

/// The corridor: study → tables → figures → report. It opens doors and computes nothing.
///
/// `run` writes spec, tables and manifest; `plot` draws figures from the tables of a run folder;
/// `report` writes the report from tables and figures. Each needs only what the one before wrote.
struct Pipeline {
  let output: String
  let jobs: Int

  /// Computes what is not on disk yet and writes the run folder's tables.
  func run(_ study: Study) async throws -> RunFolder {
    let plan = try StudyPlan(study)
    let folder = RunFolder(
      output: output, experiment: study.experiment.rawValue, digest: plan.digest)
    try folder.makeFolders()
    let progress = ProgressLine(title: study.experiment.rawValue)
    let engine = TrialEngine(
      store: TrialStore(output: output), jobs: jobs, report: progress.show)
    defer { progress.clear() }
    let started = ContinuousClock.now
    let result = try await plan.experiment.run(on: engine)
    try write(
      result, of: plan, to: folder, setAside: engine.record.setAside.map(\.path),
      duration: ContinuousClock.now - started)
    return folder
  }

  private func write(
    _ result: ExperimentResult, of plan: StudyPlan, to folder: RunFolder, setAside: [String],
    duration: Duration
  ) throws {
    try AtomicFile.write(plan.specText, to: folder.specPath)
    for table in result.tables {
      try AtomicFile.write(table.text, to: folder.tablePath(table.name))
    }
    var manifest = plan.manifest
    manifest.versions = Versions.all
    manifest.caveats = result.caveats
    manifest.tables = result.tables.map {
      Manifest.FileRecord(name: "\($0.name).csv", sha256: Digest.sha256($0.text))
    }
    try folder.write(manifest)
    let log = RunLog(seconds: duration / .seconds(1), jobs: jobs, setAside: setAside)
    try folder.write(log)
    for path in setAside {
      Console.error("note: damaged trials set aside as \(path) and computed again")
    }
  }
}
