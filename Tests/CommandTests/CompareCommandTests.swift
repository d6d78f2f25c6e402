import Foundation
import MnemeTables
import Testing

@Suite struct CompareCommandTests {
  /// Enough trials for intervals to mean something.
  private static let small = ["--preset", "quick", "--set", "dimensions=10"]

  /// The run folder of a small study.
  static func run(_ folder: String, _ more: [String]) async throws -> String {
    let outcome = try await MnemeProcess.run(
      ["run", "linear-transition", "--output", "\(folder)/out"] + small + more)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  static func compared(
    _ folder: String, _ first: String, _ second: String
  ) async throws -> RunFolder {
    let outcome = try await MnemeProcess.run(
      ["report", "--compare", first, second, "--output", "\(folder)/out"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let page = try #require(outcome.output.split(separator: "\n").last)
    #expect(page.hasSuffix("/report.html"))
    return RunFolder(path: String(page.dropLast("/report.html".count)))
  }

  static func all(_ run: RunFolder) throws -> ComparisonCountRow {
    try #require(try run.read(ComparisonCountRow.self).first { $0.table == "all" })
  }

  /// Another seed changes nothing but by chance; the folder is one that `plot`, `report` and `verify`
  /// take.
  @Test func anotherSeedIsWithinTheIntervals() async throws {
    try await MnemeProcess.withFolder { folder in
      let first = try await Self.run(folder, ["--seed", "1"])
      let second = try await Self.run(folder, ["--seed", "2"])
      let run = try await Self.compared(folder, first, second)
      let all = try Self.all(run)
      // What is the same are fractions of 0 or 1, mostly.
      #expect(all.compared > 150 && all.within > all.compared / 4, "\(all)")
      #expect(all.beyond == 0, "\(all)")
      // Alarms come in groups, as the quantities of a cell are of the same draws.
      #expect(Double(all.beyondAlone) <= 2 * all.expectedByChance + 5, "\(all)")
      let manifest = try run.readManifest()
      #expect(manifest.settings.map(\.name) == ["seed"])
      #expect(manifest.settings[0].value == "1 → 2")
      let page = try String(contentsOfFile: run.reportPagePath, encoding: .utf8)
      #expect(page.contains("side by side") && page.contains("1 → 2"))
      for venue in ["arxiv", "icml", "slides"] {
        let lint = try await MnemeProcess.run(["plot", run.path, "--lint", "--venue", venue])
        #expect(lint.status == 0 && lint.output.isEmpty, "\(venue): \(lint.output)\(lint.errors)")
      }
      let verdict = try await VerifyCommandTests.verify(run.path)
      #expect(verdict.status == 0, "\(verdict.lines)")
      let before = try RunCommandTests.files(run.path)
      _ = try await Self.compared(folder, first, second)
      #expect(try RunCommandTests.files(run.path) == before)
    }
  }

  /// Another model; and a number of one table that was raised by hand.
  @Test func aChangeIsBeyond() async throws {
    try await MnemeProcess.withFolder { folder in
      let first = try await Self.run(folder, [])
      let other = try await Self.run(folder, ["--set", "time=0.5"])
      let models = try Self.all(try await Self.compared(folder, first, other))
      #expect(models.beyond >= 10, "\(models)")

      let second = TamperedRun(path: try await Self.run(folder, ["--seed", "2"]))
      var rows = try second.folder.read(LinearTransitionRow.self)
      let index = try #require(rows.lastIndex { $0.klNats.standardError != nil })
      let mean = try #require(rows[index].klNats.mean)
      let error = try #require(rows[index].klNats.standardError)
      rows[index].klNats.mean = mean + 40 * error
      try second.folder.write(rows)
      let run = try await Self.compared(folder, first, second.path)
      let changed = try run.read(ComparisonRow.self).filter {
        $0.verdict == .beyond && $0.quantity == "kl_nats_mean"
      }
      #expect(changed.count == 1, "\(changed)")
      #expect(changed.first?.cell.contains("training_count = \(rows[index].trainingCount)") == true)
    }
  }

  @Test func whatCannotBeComparedIsSaid() async throws {
    try await MnemeProcess.withFolder { folder in
      let first = try await Self.run(folder, [])
      let other = try await MnemeProcess.run(
        ["run", "kl-phase-diagram", "--preset", "quick", "--output", "\(folder)/out"])
      let path = other.output.trimmingCharacters(in: .whitespacesAndNewlines)
      for (arguments, says) in [
        ([first, path], "runs of 'linear-transition' and 'kl-phase-diagram'"),
        ([first, first], "both are the run"), ([first, folder], "is not a run folder"),
        ([first], "two run folders"),
      ] {
        let outcome = try await MnemeProcess.run(
          ["report", "--output", "\(folder)/out", "--compare"] + arguments)
        #expect(outcome.status == 64 && outcome.errors.contains(says), "\(outcome.errors)")
      }
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/out/compare"))
    }
  }
}
