import Foundation
import Glibc
import MnemeTables
import Testing

/// Studies on a real Slurm of two nodes, with accidents: each ends in the bytes of a local run.
@Suite(
  .serialized,
  .enabled(
    if: SlurmCluster.isInstalled || SlurmCluster.mustRun,
    "Slurm is not installed: apt-get install slurmctld slurmd slurm-client munge"),
  SlurmTrait())
struct SlurmTests {
  static let study = [
    "linear-transition", "--preset", "quick", "--set", "dimensions=20", "--set", "trials=60",
  ]
  static let tasks = 7

  /// The report of this machine alone, made once.
  static let local = Task {
    var results: [String: Data] = [:]
    try await MnemeProcess.withFolder { folder in
      let outcome = try await MnemeProcess.run(["report"] + study + ["--output", folder])
      #expect(outcome.status == 0, "\(outcome.errors)")
      results = try InterruptionTests.results(folder)
    }
    return results
  }

  let cluster: SlurmCluster

  init() throws { cluster = try #require(SlurmTrait.cluster) }

  func mneme(_ arguments: [String], _ output: String) async throws -> MnemeProcess.Outcome {
    try await MnemeProcess.run(
      arguments + Self.study + ["--output", output, "--tasks", "\(Self.tasks)"],
      environment: cluster.environment)
  }

  func submit(_ output: String) async throws {
    let outcome = try await mneme(["submit"], output)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Submitted: 7 of 7 tasks as arrays "), "\(outcome.output)")
  }

  static func clusterFolder(_ output: String) throws -> String {
    "\(output)/linear-transition/\(try SubmitCommandTests.digest(output))/cluster"
  }

  /// What all jobs have said.
  static func logs(_ output: String) throws -> String {
    try RunCommandTests.files(try clusterFolder(output) + "/logs").sorted { $0.key < $1.key }
      .map { "── \($0.key)\n" + String(decoding: $0.value, as: UTF8.self) }.joined()
  }

  func expectQuiet() async throws {
    let isQuiet = try await cluster.waitUntil(cluster.isQuiet)
    let queue = try cluster.ask("squeue")
    try #require(isQuiet, "\(queue)")
  }

  /// The queue runs empty and leaves what a local run leaves.
  func expectLocalBytes(_ output: String) async throws {
    try await expectQuiet()
    let logs = try Self.logs(output)
    let results = try InterruptionTests.results(output).filter { !$0.key.contains("/cluster/") }
    let expected = try await Self.local.value
    #expect(expected.keys.contains { $0.hasSuffix("report.html") })
    #expect(results == expected, "\(logs)")
    let names = try RunCommandTests.files(output).keys
    #expect(!names.contains { $0.hasSuffix(".damaged") })
  }

  /// A process that computes a shard, halted as soon as it is seen.
  func haltedWorker(_ output: String) async throws -> ShardProcess {
    var found: ShardProcess?
    let isFound = try await cluster.waitUntil {
      found = try ShardProcess.all(in: output).first { kill($0.id, SIGSTOP) == 0 }
      return found != nil
    }
    let queue = try cluster.ask("squeue")
    #expect(isFound, "no shard at work: \(queue)")
    return try #require(found)
  }

  func withOutput(_ body: (String) async throws -> Void) async throws {
    try await MnemeProcess.withFolder { folder in
      // As the jobs name it, links resolved.
      guard let path = realpath(folder, nil) else { return }
      defer { free(path) }
      try await body("\(String(cString: path))/out")
    }
  }

  // MARK: Without accidents

  @Test func arraysAndReportMakeTheBytesOfALocalRun() async throws {
    try await withOutput { output in
      try await submit(output)
      let folder = try Self.clusterFolder(output).dropLast("/cluster".count)
      let status = try await MnemeProcess.run(
        ["status", String(folder)], environment: cluster.environment)
      #expect(status.output.contains("in the queue: "), "\(status.output)")
      #expect(status.output.contains("PENDING (") || status.output.contains("RUNNING ("))
      let again = try await mneme(["submit"], output)
      #expect(again.output.hasPrefix("Nothing to submit"), "\(again.output)")
      try await expectLocalBytes(output)
      let files = try RunCommandTests.files(output).keys
      #expect(!files.contains { $0.hasSuffix(".tmp") })
      let finished = try await mneme(["submit"], output)
      #expect(finished.output.hasPrefix("Finished, nothing to submit"), "\(finished.output)")
      let done = try await MnemeProcess.run(
        ["status", String(folder)], environment: cluster.environment)
      #expect(done.output.contains(": finished\n") && done.output.contains("queue: nothing"))
    }
  }

  /// The commands of a dry run, typed into a shell; a path with everything in it; and a first task
  /// whose time is spent at once: it leaves with 75 and is queued again.
  @Test func aSpentTaskIsQueuedAgain() async throws {
    try await withOutput { path in
      let output = path + " isn't 50% full"
      let dry = try await mneme(["submit", "--dry-run"], output)
      #expect(dry.status == 0, "\(dry.errors)")
      #expect(try cluster.isQuiet())
      let script = try Self.clusterFolder(output) + "/shard.sh"
      let text = try String(contentsOfFile: script, encoding: .utf8)
      let spent = text.replacing(
        "--jobs 1",
        with: "--jobs 1 --budget \"$([ \"$SLURM_RESTART_COUNT\" ] && echo 9m || echo 0.001s)\"")
      #expect(spent != text)
      try spent.write(toFile: script, atomically: true, encoding: .utf8)
      let lines = dry.output.split(separator: "\n").map(String.init)
      // The first array has one task only: the job behind it sees to the rest.
      let commands = lines.map { $0.replacing("--array=1-4", with: "--array=2") }
      _ = try cluster.ask(
        "bash", "-c",
        ([commands[0], commands[2].replacing(":$array2", with: "")]).joined(separator: "\n"))
      try await expectLocalBytes(output)
      let logs = try Self.logs(output)
      #expect(logs.contains("time of --budget is spent") && logs.contains(", restart 1"), "\(logs)")
    }
  }

  // MARK: Accidents

  @Test func aKilledWorkerIsMadeUpFor() async throws {
    try await withOutput { output in
      try await submit(output)
      let worker = try await haltedWorker(output)
      kill(worker.id, SIGKILL)
      try await expectLocalBytes(output)
      let logs = try Self.logs(output)
      #expect(logs.contains("Killed") && logs.contains("trials are missing"), "\(logs)")
    }
  }

  @Test func aNodeIsTakenDown() async throws {
    try await withOutput { output in
      try await submit(output)
      let worker = try await haltedWorker(output)
      _ = try cluster.ask(
        "scontrol", "update", "nodename=\(worker.node)", "state=down", "reason=test")
      let isGone = try await cluster.waitUntil {
        try !ShardProcess.all(in: output).contains { $0.id == worker.id }
      }
      #expect(isGone)
      _ = try cluster.ask("scontrol", "update", "nodename=\(worker.node)", "state=resume")
      try await expectLocalBytes(output)
      #expect(try Self.logs(output).contains(", restart 1"))
    }
  }

  /// A node that doesn't answer: its task begins again elsewhere, while the first is still at work.
  @Test func aTaskRunsTwiceAtOneTime() async throws {
    try await withOutput { output in
      try await submit(output)
      let worker = try await haltedWorker(output)
      let daemon = try cluster.process("slurmd.\(worker.node)")
      kill(daemon, SIGSTOP)
      let isTwice = try await cluster.waitUntil {
        let twins = try ShardProcess.all(in: output).filter { $0.shard == worker.shard }
        return twins.count == 2 && Set(twins.map(\.node)).count == 2
      }
      let queue = try cluster.ask("squeue")
      #expect(isTwice, "\(queue)")
      kill(worker.id, SIGCONT)
      // Long enough for both to write.
      try await Task.sleep(for: .milliseconds(500))
      kill(daemon, SIGCONT)
      try await expectLocalBytes(output)
      #expect(try Self.logs(output).contains(", restart 1"))
    }
  }

  /// What a controller forgets that dies before it has saved its queue is submitted once more.
  @Test func aKilledControllerLosesNothing() async throws {
    try await withOutput { output in
      try await submit(output)
      kill(try cluster.process("slurmctld"), SIGKILL)
      let folder = try Self.clusterFolder(output).dropLast("/cluster".count)
      let status = try await MnemeProcess.run(
        ["status", String(folder)], environment: cluster.environment)
      #expect(status.status == 0 && status.output.contains("in the queue: not known (squeue: "))
      let refused = try await mneme(["submit"], output)
      #expect(refused.status == 69, "\(refused.output)\(refused.errors)")
      try cluster.restartController()
      var rounds = 0
      while true {
        try await expectQuiet()
        let outcome = try await mneme(["submit"], output)
        #expect(outcome.status == 0, "\(outcome.errors)")
        if outcome.output.hasPrefix("Finished") { break }
        rounds += 1
        let logs = try Self.logs(output)
        try #require(rounds < 4, "\(logs)")
      }
      try await expectLocalBytes(output)
    }
  }
}
