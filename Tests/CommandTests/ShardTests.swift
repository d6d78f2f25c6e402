import Foundation
import MnemeTables
import Testing

/// Shards in one folder or in several make the bytes of one run.
@Suite struct ShardTests {
  static let study = InterruptionTests.fragile

  static func shard(
    _ choice: String, _ output: String, environment: [String: String] = [:]
  ) async throws -> MnemeProcess.Outcome {
    try await MnemeProcess.run(
      study + ["--output", output, "--shard", choice], environment: environment)
  }

  static func trials(_ output: String) throws -> Set<String> {
    Set(try RunCommandTests.files(output).keys.filter { $0.hasSuffix(".trials") })
  }

  @Test(arguments: [2, 3, 11])
  func foldersOfShardsMergeIntoOneRun(count: Int) async throws {
    try await MnemeProcess.withFolder { folder in
      let expected = try await InterruptionTests.undisturbed(Self.study, "\(folder)/whole")
      var folders: [String] = []
      for number in 1...count {
        folders.append("\(folder)/part\(number)")
        let outcome = try await Self.shard("\(number)/\(count)", folders[number - 1])
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      let merged = try await MnemeProcess.run(["merge"] + folders + ["--output", "\(folder)/all"])
      #expect(merged.status == 0, "\(merged.errors)")
      #expect(merged.output.contains(", 0 were there already"), "shards are disjoint")
      #expect(merged.output.contains("To finish: mneme run \(folder)/all/linear-transition/"))
      let last = try await MnemeProcess.run(Self.study + ["--output", "\(folder)/all"])
      #expect(last.status == 0, "\(last.errors)")
      #expect(try InterruptionTests.results("\(folder)/all") == expected)
      let log = try InterruptionTests.log("\(folder)/all")
      #expect(log.sessions.dropLast().flatMap(\.mergedFrom) == folders)
      // The grid was whole: the last run computed only what the results decide.
      let grid = try #require(log.sessions.last?.stages.first)
      #expect(grid.computed == 0 && grid.found > 0)
      // Once more, and with the whole run: nothing new, nothing lost.
      let again = try await MnemeProcess.run(
        ["merge", "\(folder)/whole", folders[0], "--output", "\(folder)/all"])
      #expect(again.output.hasPrefix("0 trials of "), "\(again.output)")
      #expect(try InterruptionTests.results("\(folder)/all") == expected)
    }
  }

  @Test func shardsMayShareAFolderAtOneTime() async throws {
    try await MnemeProcess.withFolder { folder in
      let expected = try await InterruptionTests.undisturbed(Self.study, "\(folder)/whole")
      let output = "\(folder)/shared"
      // Two processes on one of the shards, too.
      let runs = try ["1/3", "2/3", "3/3", "3/3"].map {
        try StartedMneme(Self.study + ["--output", output, "--shard", $0])
      }
      for run in runs {
        let status = try await run.wait()
        #expect(status == 0)
      }
      let last = try await MnemeProcess.run(Self.study + ["--output", output])
      #expect(last.status == 0, "\(last.errors)")
      #expect(try InterruptionTests.results(output) == expected)
      let log = try InterruptionTests.log(output)
      #expect(
        log.sessions.map(\.work).sorted() == [
          "run", "shard 1/3", "shard 2/3", "shard 3/3", "shard 3/3",
        ])
      #expect(log.sessions.last?.stages.first?.computed == 0)
      #expect(log.sessions.allSatisfy { $0.setAside.isEmpty })
    }
  }

  @Test(arguments: [
    ["SLURM_PROCID": "1", "SLURM_NTASKS": "3"],
    ["OMPI_COMM_WORLD_RANK": "1", "OMPI_COMM_WORLD_SIZE": "3"],
    // mpirun within an allocation.
    [
      "OMPI_COMM_WORLD_RANK": "1", "OMPI_COMM_WORLD_SIZE": "3", "SLURM_PROCID": "0",
      "SLURM_NTASKS": "1",
    ],
  ])
  func rankAndSizeComeFromTheLauncher(environment: [String: String]) async throws {
    try await MnemeProcess.withFolder { folder in
      let automatic = try await Self.shard("auto", "\(folder)/a", environment: environment)
      #expect(automatic.status == 0, "\(automatic.errors)")
      _ = try await Self.shard("2/3", "\(folder)/b")
      _ = try await Self.shard("1/3", "\(folder)/c")
      #expect(try InterruptionTests.log("\(folder)/a").sessions[0].work == "shard 2/3")
      func computed(_ name: String) throws -> [Int] {
        try InterruptionTests.log("\(folder)/\(name)").sessions[0].stages.map(\.computed)
      }
      #expect(try computed("a") == computed("b"))
      let same = try await MnemeProcess.run(["merge", "\(folder)/a", "--output", "\(folder)/b"])
      #expect(same.output.hasPrefix("0 trials of "))
      let other = try await MnemeProcess.run(["merge", "\(folder)/a", "--output", "\(folder)/c"])
      #expect(other.output.contains(", 0 were there already"))
    }
  }

  @Test(arguments: ["0/3", "4/3", "1/0", "1", "one/two", "-1/3", "auto"])
  func wrongShardsAreRefused(choice: String) async throws {
    try await MnemeProcess.withFolder { folder in
      let outcome = try await Self.shard(choice, "\(folder)/out")
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("--shard"))
    }
  }

  /// Trials that differ are never united, and nothing else is taken either.
  @Test func conflictsAreRefused() async throws {
    try await MnemeProcess.withFolder { folder in
      _ = try await Self.shard("1/2", "\(folder)/a")
      try FileManager.default.copyItem(atPath: "\(folder)/a", toPath: "\(folder)/b")
      let name = try #require(try Self.trials("\(folder)/b").min())
      let path = "\(folder)/b/\(name)"
      var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)).dropLast(64))
      bytes[bytes.count - 1] ^= 1
      try AtomicFile.write(bytes + Array(Digest.sha256(bytes).utf8), to: path)
      try FileManager.default.removeItem(
        atPath: "\(folder)/a/" + (try #require(try Self.trials("\(folder)/a").max())))
      let before = try Self.trials("\(folder)/a")
      let outcome = try await MnemeProcess.run(["merge", "\(folder)/b", "--output", "\(folder)/a"])
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains(path), "\(outcome.errors)")
      #expect(try Self.trials("\(folder)/a") == before)
    }
  }

  @Test func studiesAreCheckedByTheirDigest() async throws {
    try await MnemeProcess.withFolder { folder in
      _ = try await Self.shard("1/2", "\(folder)/a")
      let runs = "\(folder)/a/linear-transition"
      let run = try #require(try FileManager.default.contentsOfDirectory(atPath: runs).first)
      let spec = URL(filePath: "\(runs)/\(run)/spec.yaml")
      let text = try String(contentsOf: spec, encoding: .utf8)
      try text.replacingOccurrences(of: "trials: 8", with: "trials: 9")
        .write(to: spec, atomically: true, encoding: .utf8)
      let outcome = try await MnemeProcess.run(["merge", "\(folder)/a", "--output", "\(folder)/b"])
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("spec.yaml"), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/b/trials"))
      let none = try await MnemeProcess.run(["merge", folder, "--output", "\(folder)/b"])
      #expect(none.status == 64)
    }
  }
}
