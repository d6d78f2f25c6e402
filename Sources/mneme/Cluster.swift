import FoundationEssentials
import Glibc
import MnemeEngine
import MnemeExperiments
import MnemeTables

/// A study on a cluster: what of it is to be submitted, and what becomes of it.
///
/// Nothing but files decides: what is on disk is done, what is not and not in the queue is submitted.
struct Cluster {
  private let plan: StudyPlan
  private let folder: RunFolder
  private let output: String
  private let scripts: ClusterScripts
  private let options: ClusterOptions
  private let isDryRun: Bool

  /// After so many rounds of tasks that finish no trial, a person should look.
  private static let mostStalledRounds = 3

  /// Makes the run folder with the study and the job scripts in it.
  init(_ plan: StudyPlan, output: String, options: ClusterOptions, isDryRun: Bool) throws {
    try AtomicFile.makeFolder(output)
    self.plan = plan
    self.output = try Self.absolute(output)
    self.options = options
    self.isDryRun = isDryRun
    folder = RunFolder(plan, output: self.output)
    try folder.makeFolders()
    try Locks(self.output).prepare()
    try AtomicFile.write(plan.specText, to: folder.specPath)
    scripts = ClusterScripts(
      folder: folder.clusterPath, program: try Self.absolute("/proc/self/exe"),
      specPath: folder.specPath, output: self.output, options: options)
    try scripts.write()
  }

  private static func absolute(_ path: String) throws(DiskError) -> String {
    guard let resolved = realpath(path, nil) else { throw .current("can't find", path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Trials of the grid that each shard lacks.
  private func lackingTrials() async throws -> [Int] {
    let engine = TrialEngine(
      store: TrialStore(output: output), jobs: 1, mode: .survey(shards: options.tasks))
    do { _ = try await plan.experiment.run(on: engine) } catch EngineError.surveyed(let missing) {
      return missing
    }
    return []
  }

  // MARK: Submitting

  /// Submits what is missing and not in the queue, and behind it the job that finishes.
  func submit() async throws {
    if try isFinished() {
      print("Finished, nothing to submit: \(folder.reportPagePath)")
      return
    }
    try await submit(lacking: try await lackingTrials(), stalledRounds: 0)
  }

  private func isFinished() throws -> Bool {
    try AtomicFile.read(folder.manifestPath) != nil
      && AtomicFile.read(folder.reportPagePath) != nil
  }

  private func submit(lacking: [Int], stalledRounds: Int) async throws {
    let queue =
      isDryRun
      ? ClusterQueue()
      : try await ClusterQueue(
        digest: plan.digest, besides: ProcessInfo.processInfo.environment["SLURM_JOB_ID"])
    if queue.counts.contains(where: { $0 != options.tasks }) {
      throw CommandError.otherTasks(
        jobs: Set(queue.tasks.map(\.jobID)).sorted(), queued: queue.counts, asked: options.tasks)
    }
    let missing = lacking.indices.map { $0 + 1 }
      .filter { lacking[$0 - 1] > 0 && !queue.shards.contains($0) }
    if missing.isEmpty && queue.isFinishing {
      print("Nothing to submit, all that is missing is in the queue: \(queue.text)")
      return
    }
    let arrays = try await submitArrays(missing)
    let finish = try await hand(
      name: ClusterQueue.finishName(plan.digest), log: "finish_%j", to: scripts.finishPath,
      after: queue.arrays + arrays, as: "finish",
      arguments: ["\(stalledRounds)", "\(lacking.reduce(0, +))"])
    guard !isDryRun else { return }
    print(
      "Submitted: \(missing.count) of \(options.tasks) tasks as \(Self.words("array", arrays)), "
        + "and job \(finish), which finishes\n"
        + "To look: \(ShellText.command(["mneme", "status", folder.path]))\n"
        + "To cancel: \(ShellText.command(["scancel"] + arrays + [finish]))")
  }

  private static func words(_ kind: String, _ ids: [String]) -> String {
    ids.isEmpty
      ? "no \(kind)" : "\(kind)\(ids.count > 1 ? "s" : "") \(ids.joined(separator: ", "))"
  }

  /// Arrays over the missing shards, each with indices that Slurm takes.
  private func submitArrays(_ missing: [Int]) async throws -> [String] {
    let most = try await mostIndex()
    var ids: [String] = []
    for offset in stride(from: 0, to: options.tasks, by: most) {
      let indices = missing.filter { (offset + 1...offset + most).contains($0) }.map { $0 - offset }
      guard !indices.isEmpty else { continue }
      do {
        ids.append(
          try await hand(
            name: ClusterQueue.arrayName(plan.digest, count: options.tasks, offset: offset),
            log: "%A_%a", to: scripts.shardPath, as: "array\(ids.count + 1)",
            more: ["--array=\(Self.list(indices))"], arguments: ["\(offset)"]))
      } catch let error as SlurmError where !ids.isEmpty {
        // A limit on jobs in the queue, say: the job that finishes submits the rest.
        Console.error("note: \(error)")
        break
      }
    }
    return ids
  }

  private func mostIndex() async throws -> Int {
    do { return max(1, try await Slurm.mostIndex()) } catch let error as SlurmError {
      guard isDryRun else { throw error }
      return Slurm.usualMostIndex
    }
  }

  /// `1,3-5`.
  static func list(_ numbers: [Int]) -> String {
    RangeSet(numbers.map { $0..<$0 + 1 }).ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound - 1)"
    }.joined(separator: ",")
  }

  /// Gives one script to `sbatch`; a dry run prints a line for a shell instead, which puts the number
  /// into the variable `variable`.
  private func hand(
    name: String, log: String, to script: String, after ids: [String] = [], as variable: String,
    more: [String] = [], arguments: [String]
  ) async throws -> String {
    let logs = scripts.logs.split(separator: "%", omittingEmptySubsequences: false)
      .joined(separator: "%%")
    var words = options.batchWords + ["--job-name=\(name)", "--output=\(logs)/\(log).log"] + more
    guard !isDryRun else {
      let wait = ids.isEmpty ? "" : " --dependency=afterany:\(ids.joined(separator: ":"))"
      let command =
        "sbatch \(ShellText.command(words))\(wait) "
        + ShellText.command([script] + arguments)
      print("\(variable)=$(\(command))")
      return "$\(variable)"
    }
    // Behind failed tasks too: the job looks itself at what there is.
    if !ids.isEmpty { words.append("--dependency=afterany:\(ids.joined(separator: ":"))") }
    let id = try await Slurm.submit(words + [script] + arguments)
    try note("\(id) \(name) \(more.joined(separator: " "))")
    return id
  }

  /// For people: what was submitted when. Nothing reads it.
  private func note(_ line: String) throws {
    let path = "\(folder.clusterPath)/submitted.log"
    let before = try AtomicFile.read(path) ?? []
    let time = Date.now.formatted(.iso8601)
    try AtomicFile.write(before + Array("\(time) \(line)\n".utf8), to: path)
  }

  // MARK: Behind the tasks

  /// What the job behind the tasks does: submits again what is missing, or becomes the process that
  /// writes the report.
  ///
  /// - Parameter lacked: trials of the grid that were missing when it was submitted.
  /// - Throws: `CommandError.incompleteCluster` if the last rounds have brought nothing.
  func finish(stalledRounds: Int, lacked: Int) async throws {
    let lacking = try await lackingTrials()
    let left = lacking.reduce(0, +)
    guard left == 0 else {
      let stalled = left < lacked ? 0 : stalledRounds + 1
      guard stalled < Self.mostStalledRounds else {
        throw CommandError.incompleteCluster(
          shards: Self.list(lacking.indices.filter { lacking[$0] > 0 }.map { $0 + 1 }),
          tasks: options.tasks, rounds: stalled, logs: scripts.logs)
      }
      Console.error("\(left) trials are missing")
      return try await submit(lacking: lacking, stalledRounds: stalled)
    }
    let words =
      [scripts.program, "report", folder.specPath, "--output", output]
      + ClusterScripts.engine(options)
    // Not a child, so that signals reach it.
    execv(scripts.program, words.map { strdup($0) } + [nil])
    throw DiskError.current("can't start", scripts.program)
  }
}

extension RunFolder {
  /// What `mneme submit` writes. Only people read it.
  var clusterPath: String { "\(path)/cluster" }
}
