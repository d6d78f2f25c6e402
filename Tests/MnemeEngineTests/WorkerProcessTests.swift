import MnemeEngine
import Testing

/// Workers that do well, complain, die and hang. The shell plays them all.
@Suite struct WorkerProcessTests {
  @discardableResult static func run(
    _ script: String, _ input: [UInt8] = [], silence: Duration = .seconds(60),
    shouldStop: () -> Bool = { false }, hear: (String) -> Void = { _ in }
  ) throws(WorkerError) -> WorkerProcess.Ending {
    let shell = WorkerProcess(executable: "/bin/sh", silence: silence)
    return try shell.run(
      arguments: ["-c", script], input: input, shouldStop: shouldStop, hear: hear)
  }

  @Test func linesComeAsTheyAreSaid() throws {
    var lines: [String] = []
    let ending = try Self.run(
      "cat; echo; echo end; exit 3", Array("a\nb".utf8), hear: { lines.append($0) })
    #expect(lines == ["a", "b", "end"])
    #expect(ending.cause == .exited(code: 3))
    #expect(ending.complaint == "")
  }

  /// More than pipes hold, both ways at once.
  @Test func muchIsSaidAndHeard() throws {
    let line = String(repeating: "x", count: 999) + "\n"
    let input = [[UInt8]](repeating: Array(line.utf8), count: 2000).flatMap { $0 }
    var bytes = 0
    let ending = try Self.run(
      "yes no | head -c 2000001 >&2; cat", input, hear: { bytes += $0.utf8.count + 1 })
    #expect(bytes == input.count)
    #expect(ending.cause == .exited(code: 0))
    #expect(ending.complaint.utf8.count <= 2000 && ending.complaint.hasSuffix("no\nno"))
  }

  @Test func aWorkerThatDoesNotListenIsNoDeath() throws {
    let input = [UInt8](repeating: 32, count: 1 << 20)
    #expect(try Self.run("exec <&-; echo done", input).cause == .exited(code: 0))
  }

  @Test func aDeathIsToldWithItsLastWords() throws {
    let ending = try Self.run("echo 'out of luck' >&2; kill -9 $$")
    #expect(ending.cause == .killed(signal: 9))
    #expect(ending.complaint == "out of luck")
  }

  @Test func aHangIsEnded() throws {
    let start = ContinuousClock.now
    #expect {
      try Self.run("echo one; exec sleep 600", silence: .milliseconds(700))
    } throws: { error in
      guard case WorkerError.silent = error else { return false }
      return true
    }
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  /// SIGTERM reaches it though the threads of Swift's pool block signals.
  @Test func aWorkerCanBeToldToStop() throws {
    let script = "trap 'echo stopping; exit 75' TERM; echo ready; while :; do sleep 0.1; done"
    var lines: [String] = []
    let ending = try Self.run(script, shouldStop: { !lines.isEmpty }, hear: { lines.append($0) })
    #expect(lines == ["ready", "stopping"])
    #expect(ending.cause == .exited(code: 75))
  }

  @Test func aProgramThatIsNotThereIsMissing() {
    let worker = WorkerProcess(executable: "/nowhere/worker", silence: .seconds(1))
    #expect(throws: WorkerError.missing(path: "/nowhere/worker")) {
      try worker.run(input: []) { _ in }
    }
  }
}
