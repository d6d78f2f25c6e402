import ArgumentParser
import FoundationEssentials
import Glibc
import MnemeEngine
import MnemeExperiments
import MnemeTables

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tells what is done of a run, what is left, what was set aside.",
    discussion: """
      Looks at the trials on disk and changes nothing, also while others compute them. Rounds that \
      the results so far don't decide yet can't be counted. Of a study that `mneme submit` gave to a \
      cluster, its jobs in the queue are shown; Slurm is asked once.

      Examples:
        mneme status output/linear-transition/0a1b2c3d4e5f6071
        mneme status output/linear-transition/0a1b2c3d4e5f6071 --format json
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "A run folder: output/<experiment>/<digest>.")
  var run: String

  @Option(help: "Form of the output.")
  var format = Format.text

  func run() async throws {
    let status = try await RunStatus(of: run)
    switch format {
    case .text: print(status.text, terminator: "")
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(status), as: UTF8.self))
    }
  }
}

/// What is known of a run from its folder alone.
struct RunStatus: Encodable {
  let run: String
  /// Whether every trial is on disk.
  let isComputed: Bool
  let hasTables: Bool
  let stages: [RunLog.Stage]
  let setAside: [RunLog.SetAside]
  /// Who is at work on it, but for shards, which don't say so.
  let heldBy: String?
  /// Jobs of `mneme submit` that have not ended; nil where there were none, or Slurm doesn't answer.
  let queue: [Slurm.Task]?
  /// Why the queue could not be asked.
  let queueProblem: String?
  let goOn: String

  /// - Throws: `CommandError.notARun` unless the folder holds a study.
  init(of path: String) async throws {
    guard let resolved = realpath(path, nil) else { throw CommandError.notARun(path: path) }
    defer { free(resolved) }
    let folder = RunFolder(path: String(cString: resolved))
    guard let study = try folder.readSpec() else { throw CommandError.notARun(path: path) }
    let output = folder.path.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(2).joined(separator: "/")
    let engine = TrialEngine(store: TrialStore(output: output), jobs: 1, mode: .inspect)
    var isComputed = true
    do {
      _ = try await StudyPlan(study).experiment.run(on: engine)
    } catch EngineError.incomplete {
      isComputed = false
    }
    let record = engine.record
    run = folder.path
    self.isComputed = isComputed
    hasTables = try AtomicFile.read(folder.manifestPath) != nil
    stages = record.stages.map(RunLog.Stage.init)
    var seen: Set<String> = []
    setAside = (record.setAsideBefore + record.setAside)
      .filter { seen.insert($0.path).inserted }
      .map { RunLog.SetAside(path: $0.path, flaw: $0.flaw) }
    heldBy = try RunLock.holderNow(Locks(output).run(folder))
    (queue, queueProblem) = try await Self.queue(of: folder)
    goOn = ShellText.command(["mneme", "run", folder.specPath, "--output", output])
  }

  private static func queue(of folder: RunFolder) async throws -> ([Slurm.Task]?, String?) {
    guard AtomicFile.isFolder(folder.clusterPath) else { return (nil, nil) }
    do { return (try await ClusterQueue(digest: String(folder.name)).tasks, nil) } catch let error
      as SlurmError
    {
      return (nil, "\(error.program): \(error.reason)")
    }
  }

  private var state: String {
    if isComputed && hasTables { return "finished" }
    if heldBy != nil || queue?.contains(where: { $0.state == "RUNNING" }) == true {
      return "running"
    }
    return queue?.isEmpty == false ? "waiting in the queue" : "not finished"
  }

  var text: String {
    let state = state
    var lines = ["\(run): \(state)"]
    for stage in stages {
      let total = stage.found + stage.missing
      lines.append("  \(stage.name): \(stage.found) of \(total) trials of \(stage.cells) cells")
    }
    if !isComputed { lines.append("  then: what the results decide") }
    lines.append("  tables: \(hasTables ? "written" : "not yet")")
    for file in setAside { lines.append("  set aside (\(file.flaw)): \(file.path)") }
    if let queue {
      let text = ClusterQueue(tasks: queue).text
      lines.append("  in the queue: \(text.isEmpty ? "nothing" : text)")
    }
    if let queueProblem { lines.append("  in the queue: not known (\(queueProblem))") }
    if let heldBy { lines.append("  at work: \(heldBy)") }
    if state == "not finished" { lines.append("  to go on: \(goOn)") }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension RunLog.Stage {
  init(_ progress: EngineProgress) {
    self.init(
      name: progress.stage, cells: progress.cells, found: progress.foundTrials,
      computed: progress.computedTrials, missing: progress.ownTrials - progress.doneTrials)
  }
}
