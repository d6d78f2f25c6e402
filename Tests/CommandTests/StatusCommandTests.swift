import Foundation
import Glibc
import MnemeTables
import Testing

@Suite struct StatusCommandTests {
  static func run(of output: String) throws -> String {
    let runs = "\(output)/linear-transition"
    return "\(runs)/"
      + (try #require(try FileManager.default.contentsOfDirectory(atPath: runs).first))
  }

  static func status(_ run: String) async throws -> [String: Any] {
    let outcome = try await MnemeProcess.run(["status", run, "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  /// Half-done, at work, killed, finished, damaged: what status says, and that it changes nothing.
  @Test func aRunIsFollowedFromItsFolder() async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/out"
      let started = try StartedMneme(InterruptionTests.slow + ["--output", output])
      #expect(try await StartedMneme.waitUntil { try InterruptionTests.chunkCount(output) > 0 })
      let run = try Self.run(of: output)
      let atWork = try await MnemeProcess.run(["status", run])
      #expect(atWork.output.contains(": running\n"), "\(atWork.output)")
      #expect(atWork.output.contains("at work: process \(started.id) on "))
      started.send(SIGKILL)
      _ = try await started.wait()
      let before = try RunCommandTests.files(output)
      let killed = try await MnemeProcess.run(["status", run])
      #expect(killed.output.contains(": not finished\n") && killed.output.contains("to go on: "))
      #expect(killed.output.contains("tables: not yet"))
      #expect(try RunCommandTests.files(output) == before)
    }
  }

  @Test func whatIsDoneAndSetAsideIsCounted() async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/out"
      let part = try await ShardTests.shard("1/2", output)
      #expect(part.status == 0)
      let run = try Self.run(of: output)
      func grid(_ status: [String: Any]) throws -> (found: Int, missing: Int) {
        let stage = try #require((status["stages"] as? [[String: Any]])?.first)
        return (
          try #require(stage["found"] as? Int), try #require(stage["missing"] as? Int)
        )
      }
      let half = try grid(try await Self.status(run))
      #expect(half.found == half.missing)
      _ = try await InterruptionTests.undisturbed(ShardTests.study, output)
      let done = try await MnemeProcess.run(["status", run])
      #expect(done.output.contains(": finished\n") && done.output.contains("refinement 1: "))
      #expect(!done.output.contains("set aside"))

      let name = try #require(try ShardTests.trials(output).min())
      try Data().write(to: URL(filePath: "\(output)/\(name)"))
      let damaged = try await Self.status(run)
      #expect(try grid(damaged).missing > 0 && damaged["isComputed"] as? Bool == false)
      _ = try await InterruptionTests.undisturbed(ShardTests.study, output)
      let mended = try await MnemeProcess.run(["status", run])
      #expect(mended.output.contains("set aside (damaged): "), "\(mended.output)")
      #expect(mended.output.contains("\(name).damaged"))
    }
  }

  @Test func aFolderWithoutAStudyIsRefused() async throws {
    try await MnemeProcess.withFolder { folder in
      for path in [folder, "\(folder)/none"] {
        let outcome = try await MnemeProcess.run(["status", path])
        #expect(outcome.status == 64)
      }
    }
  }

  /// Each line of `--log-format json` is one JSON object, errors included.
  @Test func theLogCanBeJSON() async throws {
    try await MnemeProcess.withFolder { folder in
      let outcome = try await MnemeProcess.run(
        InterruptionTests.slow + [
          "--output", "\(folder)/out", "--log-format", "json", "--budget", "0.2s",
        ])
      #expect(outcome.status == 75)
      let events = try outcome.errors.split(separator: "\n").map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
      #expect(events.first?["event"] as? String == "progress")
      #expect(events.first?["trials_total"] as? Int ?? 0 > 0)
      #expect(events.last?["event"] as? String == "resume")
    }
  }
}
