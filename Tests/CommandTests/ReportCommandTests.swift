import Foundation
import MnemeTables
import Testing

@Suite struct ReportCommandTests {
  /// A finished report in a folder of its own: `out` in `folder`.
  static func report(_ folder: String) async throws -> String {
    let finished = try await FinishedReport.made.value
    try FileManager.default.copyItem(atPath: "\(finished)/out", toPath: "\(folder)/out")
    return try StatusCommandTests.run(of: "\(folder)/out")
  }

  /// Makes a report from start to end; the last line printed is its path.
  static func made(_ folder: String, _ more: [String] = []) async throws -> String {
    let outcome = try await MnemeProcess.run(
      ["report", "linear-transition", "--output", "\(folder)/out"] + RunCommandTests.small + more,
      folder: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    let page = try #require(lines.last)
    #expect(page.hasSuffix("/report.html"))
    return URL(filePath: page).deletingLastPathComponent().path
  }

  @Test func aReportIsComplete() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await Self.report(folder)
      let files = try RunCommandTests.files(run)
      for name in ["memorization-transition", "kl-divergence", "alignment-of-scales"] {
        for ending in [".pdf", ".svg", ".png", "-dark.svg"] {
          #expect((files["figures/\(name)\(ending)"]?.count ?? 0) > 1000, "\(name)\(ending)")
        }
      }
      let manifest = try RunFolder(path: run).readManifest()
      for record in manifest.tables {
        #expect(record.sha256 == Digest.sha256(Array(try #require(files["tables/\(record.name)"]))))
      }
      for record in manifest.figures {
        #expect(
          record.sha256 == Digest.sha256(Array(try #require(files["figures/\(record.name)"]))))
      }
      let page = String(decoding: try #require(files["report.html"]), as: UTF8.self)
      for words in [manifest.digest, manifest.command, "20241126", "2411.17807", "MnemeVersion"]
        .map({ $0 == "MnemeVersion" ? MnemeVersion.text : $0 })
      {
        #expect(page.contains(words), "\(words)")
      }
      #expect(!page.contains("http://") && !page.contains("src=\"http"))
      let leftovers = files.keys.filter { $0.hasSuffix(".tmp") }
      #expect(leftovers.isEmpty)
    }
  }

  /// Each stage alone gives the bytes that the whole gave, also in another place and language.
  @Test func stagesCanBeRunAgainAlone() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await Self.report(folder)
      let before = try RunCommandTests.files(run)
      for arguments in [["plot", run], ["report", run]] {
        let again = try await MnemeProcess.run(
          arguments, environment: ["TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8", "HOME": "/nowhere"],
          folder: "/")
        #expect(again.status == 0, "\(again.errors)")
        #expect(try RunCommandTests.files(run) == before)
      }
      // A figure that was lost is drawn again as it was.
      try FileManager.default.removeItem(atPath: "\(run)/figures/kl-divergence.svg")
      _ = try await MnemeProcess.run(["plot", run])
      #expect(try RunCommandTests.files(run) == before)
    }
  }

  /// What the `paper` preset does: several reference counts, and a figure of their effect.
  @Test func aScanOfReferenceCountsIsReported() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await Self.made(folder, ["--set", "reference_count=300,200"])
      let files = try RunCommandTests.files(run)
      #expect((files["figures/reference-scan.pdf"]?.count ?? 0) > 1000)
      let page = String(decoding: try #require(files["report.html"]), as: UTF8.self)
      #expect(page.contains("id=\"figure-reference-scan\""))
      let lint = try await MnemeProcess.run(["plot", run, "--lint", "--venue", "icml"])
      #expect(lint.status == 0 && lint.output.isEmpty, "\(lint.output)\(lint.errors)")
    }
  }

  @Test func theVenueSetsTheWidth() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await Self.made(folder, ["--venue", "icml"])
      let svg = try String(
        contentsOf: URL(filePath: "\(run)/figures/kl-divergence.svg"), encoding: .utf8)
      #expect(svg.contains("width=\"234pt\""))
    }
  }

  @Test func wrongTemplatesStopBeforeAnythingIsComputed() async throws {
    try await MnemeProcess.withFolder { folder in
      let outcome = try await MnemeProcess.run(
        ["report", "linear-transition", "--templates", "\(folder)/none", "--output", "\(folder)/o"]
          + RunCommandTests.small)
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("\(folder)/none"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test(arguments: ["plot", "report"])
  func aFolderWithoutARunIsRefused(command: String) async throws {
    try await MnemeProcess.withFolder { folder in
      let outcome = try await MnemeProcess.run([command, folder])
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("is not a run folder"))
    }
  }

  @Test func aBrokenTableNamesFileLineAndColumn() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await Self.report(folder)
      let path = "\(run)/tables/linear_transition.csv"
      let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
      try text.replacingOccurrences(of: "\n5,", with: "\nfive,")
        .write(toFile: path, atomically: true, encoding: .utf8)
      let outcome = try await MnemeProcess.run(["plot", run])
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("line 2, column 'dimension': 'five'"), "\(outcome.errors)")
    }
  }
}
