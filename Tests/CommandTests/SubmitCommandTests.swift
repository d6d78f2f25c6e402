import Foundation
import MnemeTables
import Testing

/// What `mneme submit` hands to Slurm, by programs that stand in for Slurm's and write down what they
/// are asked. `SlurmTests` has a real Slurm.
@Suite struct SubmitCommandTests {
  /// `sbatch`, `squeue` and `scontrol` in a folder of their own.
  struct StandIn {
    let folder: String

    /// - Parameters:
    ///   - queue: lines of `squeue`: name|id|job|index|state.
    ///   - accepted: calls of `sbatch` after which it refuses.
    init(_ folder: String, queue: [String] = [], accepted: Int = .max) throws {
      self.folder = "\(folder)/bin"
      try AtomicFile.makeFolder(self.folder)
      try Data().write(to: URL(filePath: "\(self.folder)/calls"))
      try write(
        "sbatch",
        """
        here=$(dirname "$0"); number=$(($(wc -l <"$here/calls") + 1))
        [ $number -le \(accepted) ] || { echo "sbatch: error: QOSMaxSubmitJobPerUserLimit" >&2; exit 1; }
        printf '%s\\t' "$@" >>"$here/calls"; echo >>"$here/calls"; echo "$((number + 100))"
        """)
      try write("squeue", "cat <<'LINES'\n\(queue.joined(separator: "\n"))\nLINES")
      try write("scontrol", "echo 'MaxArraySize            = 1001'")
    }

    private func write(_ name: String, _ script: String) throws {
      let path = "\(folder)/\(name)"
      try "#!/bin/bash\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
      chmod(path, 0o755)
    }

    /// The words of each call of `sbatch`.
    func calls() throws -> [[String]] {
      try String(contentsOfFile: "\(folder)/calls", encoding: .utf8).split(separator: "\n").map {
        $0.split(separator: "\t").map(String.init)
      }
    }

    func submit(
      _ study: [String], _ tasks: Int, _ output: String, _ more: [String] = []
    ) async throws -> MnemeProcess.Outcome {
      try await MnemeProcess.run(
        ["submit"] + study.dropFirst() + ["--tasks", "\(tasks)", "--output", output] + more,
        environment: ["PATH": "\(folder):/usr/bin:/bin"])
    }
  }

  static func digest(_ output: String) throws -> String {
    try #require(
      try FileManager.default.contentsOfDirectory(atPath: "\(output)/linear-transition").first)
  }

  static func value(_ option: String, _ call: [String]) -> String? {
    call.first { $0.hasPrefix("--\(option)=") }.map { String($0.dropFirst(option.count + 3)) }
  }

  /// Indices end at 1000, as arrays of most clusters do.
  @Test func thousandsOfTasksAreSeveralArrays() async throws {
    try await MnemeProcess.withFolder { folder in
      let slurm = try StandIn(folder)
      let outcome = try await slurm.submit(
        InterruptionTests.slow, 2500, "\(folder)/out",
        ["--time", "90m", "--partition", "short", "--cores", "2", "--memory", "4G"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let calls = try slurm.calls()
      try #require(calls.count == 4)
      #expect(calls.map { Self.value("array", $0) } == ["1-1000", "1-1000", "1-500", nil])
      #expect(calls.prefix(3).map(\.last) == ["0", "1000", "2000"])
      #expect(Self.value("dependency", calls[3]) == "afterany:101:102:103")
      for call in calls {
        for words in [
          "--requeue", "--open-mode=append", "--time=90", "--partition=short",
          "--cpus-per-task=2", "--mem=3815M",
        ] {
          #expect(call.contains(words), "\(words) in \(call)")
        }
      }
      #expect(outcome.output.contains("scancel 101 102 103 104"), "\(outcome.output)")
    }
  }

  /// What is on disk or in the queue is not submitted again.
  @Test func onlyWhatIsMissingIsSubmitted() async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/out"
      let part = try await ShardTests.shard("2/4", output)
      #expect(part.status == 0)
      let name = "mneme-\(try Self.digest(output))"
      let slurm = try StandIn(
        folder,
        queue: [
          "\(name)-shards-4-0|7_1|7|1|RUNNING", "mneme-0123456789abcdef-shards-4-0|8_3|8|3|RUNNING",
        ])
      let outcome = try await slurm.submit(ShardTests.study, 4, output)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let calls = try slurm.calls()
      try #require(calls.count == 2)
      #expect(Self.value("array", calls[0]) == "3-4")
      #expect(Self.value("job-name", calls[0]) == "\(name)-shards-4-0")
      #expect(Self.value("dependency", calls[1]) == "afterany:7:101")
      #expect(Self.value("job-name", calls[1]) == "\(name)-finish")

      // All of it waits: nothing happens.
      let whole = try StandIn(
        folder,
        queue: (1...4).map { "\(name)-shards-4-0|7_\($0)|7|\($0)|PENDING" }
          + ["\(name)-finish|9|9|N/A|PENDING"])
      let again = try await whole.submit(ShardTests.study, 4, output)
      #expect(again.status == 0 && again.output.hasPrefix("Nothing to submit"), "\(again.output)")
      let other = try await whole.submit(ShardTests.study, 5, output)
      #expect(other.status == 64 && other.errors.contains("scancel 7 9"), "\(other.errors)")
      #expect(try whole.calls().isEmpty)
    }
  }

  /// The job behind the tasks submits again as long as that brings anything.
  @Test func stalledRoundsEnd() async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/out"
      let part = try await ShardTests.shard("2/3", output)
      #expect(part.status == 0)
      let slurm = try StandIn(folder)
      func finish(_ stalled: Int, _ lacked: Int) async throws -> MnemeProcess.Outcome {
        try await slurm.submit(
          ShardTests.study, 3, output, ["--stalled-rounds", "\(stalled)", "--lacked", "\(lacked)"])
      }
      let first = try await finish(0, 1_000_000)
      #expect(first.status == 0, "\(first.errors)")
      let left = try #require(try slurm.calls().last?.last.flatMap { Int($0) })
      #expect(left > 0)
      // Progress counts anew; none counts on.
      for (stalled, lacked, next) in [(2, left + 1, "0"), (0, left, "1"), (1, left, "2")] {
        let outcome = try await finish(stalled, lacked)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let calls = try slurm.calls().suffix(2)
        #expect(calls.first.flatMap { Self.value("array", $0) } == "1,3")
        #expect(calls.last?.suffix(2) == [next, "\(left)"])
      }
      let calls = try slurm.calls().count
      let last = try await finish(2, left)
      #expect(last.status == 70)
      #expect(last.errors.contains("the shards 1,3 of 3 still lack some"), "\(last.errors)")
      #expect(try slurm.calls().count == calls)
    }
  }

  /// Of several arrays the first was taken: the job behind it is submitted, and does the rest.
  @Test func aRefusalIsToldAndMended() async throws {
    try await MnemeProcess.withFolder { folder in
      let none = try StandIn(folder, accepted: 0)
      let refused = try await none.submit(InterruptionTests.slow, 1500, "\(folder)/out")
      #expect(refused.status == 69)
      #expect(refused.errors.contains("QOSMaxSubmitJobPerUserLimit"), "\(refused.errors)")
      let nowhere = try await MnemeProcess.run(
        ["submit", "linear-transition", "--tasks", "3", "--output", "\(folder)/out"],
        environment: ["PATH": "/nowhere"])
      #expect(nowhere.status == 69 && nowhere.errors.contains("squeue"), "\(nowhere.errors)")
    }
  }

  /// Without any Slurm: scripts that bash takes, commands that a shell takes, nothing handed over.
  @Test func aDryRunOnlyWrites() async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/it's 50% of $HOME"
      let outcome = try await MnemeProcess.run(
        ["submit"] + ShardTests.study.dropFirst() + [
          "--tasks", "3", "--output", output, "--dry-run", "--time", "2h",
        ], environment: ["PATH": "/nowhere"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.split(separator: "\n").count == 2)
      let cluster = "\(output)/linear-transition/\(try Self.digest(output))/cluster"
      // Arguments come through as they are, whatever is in the path.
      let slurm = try StandIn(folder)
      try outcome.output.write(
        toFile: "\(folder)/commands.sh", atomically: true, encoding: .utf8)
      for words in [
        ["-n", "\(cluster)/shard.sh"], ["-n", "\(cluster)/finish.sh"], ["\(folder)/commands.sh"],
      ] {
        let status = try FailingDiskTests.shell(
          "\"$@\"", words, program: "bash",
          wrapper: ["env", "PATH=\(slurm.folder):/usr/bin:/bin"])
        #expect(status == 0, "\(words)")
      }
      let calls = try slurm.calls()
      try #require(calls.count == 2)
      #expect(calls[0].suffix(2) == ["\(cluster)/shard.sh", "0"])
      #expect(Self.value("dependency", calls[1]) == "afterany:101")
      let script = try String(contentsOfFile: "\(cluster)/shard.sh", encoding: .utf8)
      #expect(script.contains("--budget 6480s --shard "))
    }
  }

  @Test(arguments: [
    (["--tasks", "0"], "--tasks"), (["--tasks", "3", "--time", "10s"], "at least a minute"),
    (["--tasks", "3", "--cores", "0"], "--cores"), (["--tasks", "3", "--memory", "much"], "4G"),
    ([], "--tasks"),
  ])
  func wrongNumbersAreRefused(arguments: [String], says: String) async throws {
    let outcome = try await MnemeProcess.run(["submit", "linear-transition"] + arguments)
    #expect(outcome.status == 64 && outcome.errors.contains(says), "\(outcome.errors)")
  }
}
