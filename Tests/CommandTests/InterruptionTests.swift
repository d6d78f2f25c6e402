import Foundation
import Glibc
import MnemeTables
import Testing

/// Runs that are stopped, killed or refused go on to the bytes of an undisturbed run.
@Suite struct InterruptionTests {
  /// A study of many small chunks: most of its time goes into storing them.
  static let fragile = [
    "run", "linear-transition", "--preset", "quick", "--set", "dimensions=2,3,4,5,6", "--set",
    "trials=8", "--set", "reference_count=120", "--set", "generated_count=5",
  ]
  /// More work than any test waits for; its first trials are stored at once.
  static let slow = [
    "run", "linear-transition", "--preset", "quick", "--set", "dimensions=60", "--set",
    "trials=20000",
  ]

  /// What a finished run wrote, by path within the output folder; trials, locks and logs left out.
  static func results(_ output: String) throws -> [String: Data] {
    try RunCommandTests.files(output).filter {
      !$0.key.hasPrefix("trials/") && !$0.key.hasPrefix("locks/")
    }
  }

  static func undisturbed(_ arguments: [String], _ output: String) async throws -> [String: Data] {
    let outcome = try await MnemeProcess.run(arguments + ["--output", output])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let results = try results(output)
    #expect(results.keys.contains { $0.hasSuffix("manifest.json") })
    return results
  }

  static func chunkCount(_ output: String) throws -> Int {
    try RunCommandTests.files(output).keys.count { $0.hasSuffix(".trials") }
  }

  /// `kill -9` at 200 moments, drawn from the whole length of the run.
  @Test func killedAnywhereItGoesOn() async throws {
    try await MnemeProcess.withFolder { folder in
      let expected = try await Self.undisturbed(Self.fragile, "\(folder)/whole")
      let output = "\(folder)/killed"
      var (kills, finished, killsWhileStoring) = (0, 0, 0)
      while kills < 200 || finished == 0 {
        let run = try StartedMneme(Self.fragile + ["--output", output])
        try await Task.sleep(for: .milliseconds(Int.random(in: 5...250)))
        run.send(SIGKILL)
        let status = try await run.wait()
        if status == -SIGKILL {
          kills += 1
          let files = try RunCommandTests.files(output)
          if files.keys.contains(where: { $0.hasSuffix(".tmp") }) { killsWhileStoring += 1 }
          continue
        }
        #expect(status == 0)
        #expect(try Self.results(output) == expected, "after \(kills) kills")
        // Nothing half-written was ever taken for whole, and nothing of it is left.
        let names = try RunCommandTests.files(output).keys
        #expect(!names.contains { $0.hasSuffix(".damaged") || $0.hasSuffix(".tmp") })
        finished += 1
        try FileManager.default.removeItem(atPath: output)
      }
      #expect(kills >= 200 && killsWhileStoring >= 5, "\(killsWhileStoring) hit a write")
    }
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func signalsStopPolitely(signal: Int32, code: Int32) async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/out"
      let run = try StartedMneme(
        Self.slow + ["--output", output], errors: "\(folder)/errors")
      #expect(try await StartedMneme.waitUntil { try Self.chunkCount(output) >= 20 })
      let asked = ContinuousClock.now
      run.send(signal)
      let runStatus = try await run.wait()
      #expect(runStatus == code)
      // A trial takes milliseconds, and a signal is heard while all cores are busy.
      #expect(ContinuousClock.now - asked < .seconds(10))
      let said = try run.said()
      #expect(said.contains("Stopped: ") && said.contains("Finished trials are kept"), "\(said)")
      let command = "run linear-transition --preset quick --set dimensions=60"
      #expect(said.contains("The same command goes on: ") && said.contains(command), "\(said)")
      let names = try RunCommandTests.files(output).keys
      #expect(!names.contains { $0.hasSuffix(".tmp") })
      let log = try Self.log(output)
      #expect(log.sessions.count == 1 && log.sessions[0].ending != "finished")
      let computed = log.sessions[0].stages[0].computed
      #expect(computed > 0)
      // What was computed is found again.
      let next = try await MnemeProcess.run(
        Self.slow + ["--output", output, "--budget", "0.01s"])
      #expect(next.status == 75)
      #expect(try Self.log(output).sessions[1].stages[0].found == computed)
    }
  }

  static func log(_ output: String) throws -> RunLog {
    let runs = "\(output)/linear-transition"
    let run = try #require(try FileManager.default.contentsOfDirectory(atPath: runs).first)
    return try RunFolder(path: "\(runs)/\(run)").readLog()
  }

  /// A budget ends the run in time, again and again, and the bytes are the same.
  @Test func budgetsAddUp() async throws {
    try await MnemeProcess.withFolder { folder in
      let study = [
        "run", "linear-transition", "--preset", "quick", "--set", "dimensions=10", "--set",
        "trials=60",
      ]
      let expected = try await Self.undisturbed(study, "\(folder)/whole")
      var stops = 0
      while true {
        let outcome = try await MnemeProcess.run(
          study + ["--output", "\(folder)/parts", "--budget", "0.3s"])
        if outcome.status == 0 { break }
        #expect(outcome.status == 75)
        #expect(outcome.errors.contains("the time of --budget is spent"), "\(outcome.errors)")
        stops += 1
        try #require(stops < 100)
      }
      #expect(stops >= 1)
      #expect(try Self.results("\(folder)/parts") == expected)
      #expect(try Self.log("\(folder)/parts").sessions.count == stops + 1)
    }
  }

  /// The second process says who holds the run; when that one is killed, its lock is no more.
  @Test func twoProcessesDoNotMeet() async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/out"
      let first = try StartedMneme(Self.slow + ["--output", output])
      #expect(try await StartedMneme.waitUntil { try Self.chunkCount(output) > 0 })
      let second = try await MnemeProcess.run(Self.slow + ["--output", output])
      #expect(second.status == 75)
      #expect(second.errors.contains("process \(first.id) on "), "\(second.errors)")
      first.send(SIGKILL)
      let firstStatus = try await first.wait()
      #expect(firstStatus == -SIGKILL)
      let third = try await MnemeProcess.run(Self.slow + ["--output", output, "--budget", "0.1s"])
      #expect(third.errors.contains("the time of --budget is spent"), "\(third.errors)")
    }
  }

  /// A flawed chunk is no part of the tables, but of the run log.
  @Test func flawedChunksAreReportedInTheLog() async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/out"
      let expected = try await Self.undisturbed(Self.fragile, output)
      let names = try RunCommandTests.files(output).keys.filter { $0.hasSuffix(".trials") }.sorted()
      let (cut, flipped) = (names[0], names[1])
      // Of another cell.
      let foreign = try #require(names.first { $0.prefix(70) != cut.prefix(70) && $0 != flipped })
      var bytes = try Data(contentsOf: URL(filePath: "\(output)/\(cut)"))
      try bytes.dropLast(20).write(to: URL(filePath: "\(output)/\(cut)"))
      try bytes.write(to: URL(filePath: "\(output)/\(foreign)"))
      bytes = try Data(contentsOf: URL(filePath: "\(output)/\(flipped)"))
      bytes[bytes.count - 100] ^= 4
      try bytes.write(to: URL(filePath: "\(output)/\(flipped)"))
      let again = try await MnemeProcess.run(Self.fragile + ["--output", output])
      #expect(again.status == 0)
      #expect(try Self.results(output) == expected)
      let session = try #require(try Self.log(output).sessions.last)
      #expect(
        Set(session.setAside.map { $0.path }) == [
          "\(output)/\(cut).damaged", "\(output)/\(flipped).damaged",
          "\(output)/\(foreign).foreign",
        ])
      for file in session.setAside { #expect(again.errors.contains(file.path)) }
      let computed = session.stages.reduce(0) { $0 + $1.computed }
      #expect((3...100).contains(computed))
    }
  }
}
