import Foundation
import Glibc
import Testing

/// A throw-away Slurm of two nodes, by `Tests/Slurm/cluster.sh`.
final class SlurmCluster: @unchecked Sendable {
  static let programs = ["slurmctld", "slurmd", "sbatch", "munged"]
  static let places = [
    "/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin",
  ]

  static var isInstalled: Bool {
    programs.allSatisfy { program in
      places.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }
  }

  /// Where changes are taken, nothing is left out for want of a program.
  static var mustRun: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

  /// Short, for the names of sockets.
  let folder = "/tmp/mneme-slurm-\(getpid())"
  private let supervisor = Process()
  private let life = Pipe()
  private let words = Pipe()

  static var script: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Slurm/cluster.sh").path
  }

  struct NotStarted: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts it. It ends with `stop`, or with this process.
  init() throws {
    supervisor.executableURL = URL(filePath: Self.script)
    supervisor.arguments = ["run", folder]
    supervisor.standardInput = life
    supervisor.standardOutput = words
    try Self.start(supervisor)
    let answer = String(decoding: words.fileHandleForReading.availableData, as: UTF8.self)
    guard answer == "ready\n" else {
      supervisor.waitUntilExit()
      throw NotStarted(description: "no cluster: \(answer)")
    }
  }

  /// Threads of a test block signals, which daemons would inherit: they could not be told to stop.
  private static func start(_ process: Process) throws {
    var (none, before) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
  }

  func stop() throws {
    try life.fileHandleForWriting.close()
    supervisor.waitUntilExit()
  }

  var environment: [String: String] { ["SLURM_CONF": "\(folder)/slurm.conf"] }

  /// A process of the cluster: `slurmctld`, `slurmd.n1`.
  func process(_ name: String) throws -> Int32 {
    let text = try String(contentsOfFile: "\(folder)/\(name).process", encoding: .utf8)
    return try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  /// What a command of Slurm prints.
  func ask(_ words: String...) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["SLURM_CONF=\(folder)/slurm.conf"] + words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  func restartController() throws {
    let process = Process()
    process.executableURL = URL(filePath: Self.script)
    process.arguments = ["controller", folder]
    try Self.start(process)
    process.waitUntilExit()
  }

  /// Whether the queue is empty; a controller that doesn't answer has not emptied it.
  func isQuiet() throws -> Bool {
    try ask("sh", "-c", "squeue --noheader && echo end") == "end\n"
  }

  /// Up to two minutes.
  func waitUntil(_ condition: () throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < end {
      if try condition() { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }
}

/// A process that computes a shard, as a job of the cluster.
struct ShardProcess {
  let id: Int32
  let shard: String
  let node: String

  /// Those at work in an output folder now.
  static func all(in output: String) throws -> [ShardProcess] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { name in
      guard let id = Int32(name), let words = words("/proc/\(name)/cmdline"),
        words.contains(output), let place = words.firstIndex(of: "--shard"),
        words.indices.contains(place + 1), words.contains("run"),
        let node = setting("SLURMD_NODENAME=", of: name)
      else { return nil }
      return ShardProcess(id: id, shard: words[place + 1], node: node)
    }
  }

  private static func setting(_ prefix: String, of process: String) -> String? {
    words("/proc/\(process)/environ")?.first { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count)) }
  }

  /// Of a process that may be gone by now.
  private static func words(_ path: String) -> [String]? {
    FileManager.default.contents(atPath: path).map { bytes in
      bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
  }
}

/// One cluster for all tests of a suite, one after the other.
struct SlurmTrait: SuiteTrait, TestScoping {
  @TaskLocal static var cluster: SlurmCluster?

  @concurrent
  func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    let cluster = try SlurmCluster()
    defer {
      do { try cluster.stop() } catch { Issue.record("the cluster did not stop: \(error)") }
    }
    try await Self.$cluster.withValue(cluster) { try await function() }
  }
}
