import MnemeEngine
import MnemeExperiments
import MnemeTables

/// The corridor: study → tables → figures → report. It opens doors and computes nothing.
///
/// `run` writes spec, tables and manifest; `plot` draws figures from the tables of a run folder;
/// `report` writes the report from tables and figures. Each needs only what the one before wrote.
struct Pipeline {
  let output: String
  let jobs: Int
  let memoryBytes: Int
  let stop: StopSwitch
  let narrator: Narrator

  init(output: String, options: EngineOptions, narrator: Narrator) throws {
    self.output = output
    jobs = options.jobs
    memoryBytes = try options.memoryBytes()
    stop = options.stopSwitch()
    self.narrator = narrator
  }

  /// Computes what is not on disk yet and writes the run folder's tables.
  ///
  /// - Throws: `LockError` if another process is at it; `EngineError.stopped` if asked to stop.
  func run(_ study: Study) async throws -> RunFolder {
    let plan = try StudyPlan(study)
    let folder = try prepare(plan)
    let lock = try RunLock(Locks(output).run(folder))
    try await work(on: plan, in: folder, as: "run", mode: .compute) { engine in
      try write(try await plan.experiment.run(on: engine), of: plan, to: folder)
    }
    return withExtendedLifetime(lock) { folder }
  }

  /// Computes one shard's part of what is not on disk yet. Any number of shards may share a folder.
  func runShard(_ shard: Shard, of study: Study) async throws -> RunFolder {
    let plan = try StudyPlan(study)
    let folder = try prepare(plan)
    let name = "shard \(shard.index + 1)/\(shard.count)"
    try await work(on: plan, in: folder, as: name, mode: .shard(shard)) { engine in
      do {
        _ = try await plan.experiment.run(on: engine)
      } catch EngineError.shardIsDone {
        narrator.note("\(name) is finished")
      }
    }
    return folder
  }

  /// The folder with the study in it: whatever happens, it can be gone on with.
  private func prepare(_ plan: StudyPlan) throws -> RunFolder {
    let folder = RunFolder(plan, output: output)
    try folder.makeFolders()
    try Locks(output).prepare()
    try folder.removeAbandoned()
    try AtomicFile.write(plan.specText, to: folder.specPath)
    return folder
  }

  /// Runs an engine, and writes into the run log how that ended.
  private func work(
    on plan: StudyPlan, in folder: RunFolder, as work: String, mode: TrialEngine.Mode,
    _ body: (TrialEngine) async throws -> Void
  ) async throws {
    narrator.begin(plan.study.experiment.rawValue)
    let session = try Session(work)
    let engine = TrialEngine(
      store: TrialStore(output: output), jobs: jobs, mode: mode,
      memory: MemoryBound(bytes: memoryBytes), stop: stop, report: narrator.show)
    let signals = SignalWatch(stop) { [narrator] in
      narrator.note("stopping as soon as what is finished is stored; once more stops at once")
    }
    defer { signals.end() }
    var ending = "finished"
    var failure: (any Error)?
    do { try await body(engine) } catch {
      failure = error
      ending = "\(error)"
    }
    tell(engine.record)
    do {
      try session.close(
        folder, output: output, record: engine.record, memoryBound: memoryBytes, ending: ending)
    } catch {
      // What went wrong first matters more, and is likely why the log can't be written.
      throw failure ?? error
    }
    if let failure { throw failure }
  }

  private func tell(_ record: EngineRecord) {
    if record.jobs > 0 && record.jobs < jobs {
      narrator.note("\(record.jobs) of \(jobs) jobs, as more would take more than --memory allows")
    }
    for failure in record.failures { narrator.note("failed and left out: \(failure)") }
    for file in record.setAside {
      narrator.note("\(file.flaw) trials set aside as \(file.path) and computed again")
    }
  }

  private func write(_ result: ExperimentResult, of plan: StudyPlan, to folder: RunFolder) throws {
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
  }
}

extension RunFolder {
  init(_ plan: StudyPlan, output: String) {
    self.init(output: output, experiment: plan.study.experiment.rawValue, digest: plan.digest)
  }
}
