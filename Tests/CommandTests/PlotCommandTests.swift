import Foundation
import MnemeTables
import Testing

/// Drawing again: what is asked for and nothing else, without computing.
@Suite struct PlotCommandTests {
  @Test func aPartIsDrawnAndTheRestIsKept() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let before = try RunFolder(path: run).readManifest()
      let kept = try FileManager.default.attributesOfItem(
        atPath: "\(run)/figures/kl-divergence.pdf")
      let outcome = try await MnemeProcess.run([
        "plot", run, "--only", "alignment-of-scales", "--theme", "dark", "--format", "png,pdf",
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let printed = outcome.output.split(separator: "\n").map {
        $0.split(separator: "/").last ?? ""
      }
      #expect(printed.sorted() == ["alignment-of-scales-dark.pdf", "alignment-of-scales-dark.png"])
      let after = try RunFolder(path: run).readManifest()
      #expect(after.figures.prefix(before.figures.count) == before.figures[...])
      #expect(after.figures.count == before.figures.count + 2)
      let now = try FileManager.default.attributesOfItem(atPath: "\(run)/figures/kl-divergence.pdf")
      #expect(now[.modificationDate] as? Date == kept[.modificationDate] as? Date)
    }
  }

  @Test func aVenueIsForAllFiguresOfARun() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let part = try await MnemeProcess.run([
        "plot", run, "--venue", "icml", "--only", "kl-divergence",
      ])
      #expect(part.status == 64)
      #expect(part.errors.contains("icml") && part.errors.contains("arxiv"), "\(part.errors)")
      #expect(try RunFolder(path: run).readManifest().venue == "arxiv")
      let whole = try await MnemeProcess.run(["plot", run, "--venue", "icml"])
      #expect(whole.status == 0, "\(whole.errors)")
      #expect(try RunFolder(path: run).readManifest().venue == "icml")
    }
  }

  @Test func lintFindsNothingInGoodFiguresAndFailsOnBadOnes() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let before = try RunCommandTests.files(run)
      let good = try await MnemeProcess.run(["plot", run, "--lint", "--venue", "icml"])
      #expect(good.status == 0 && good.output.isEmpty, "\(good.output)\(good.errors)")
      #expect(try RunCommandTests.files(run) == before)
      // Seventy dimensions: more series than dashes and markers can tell apart.
      let table = "\(run)/tables/linear_transition.csv"
      let lines = try String(contentsOfFile: table, encoding: .utf8).split(separator: "\n")
      let crowded = lines.dropFirst().flatMap { line in
        (0..<70).map { index in "\(index + 10)," + line.drop { $0 != "," }.dropFirst() }
      }
      let text = ([String(lines[0])] + crowded).joined(separator: "\n") + "\n"
      try text.write(toFile: table, atomically: true, encoding: .utf8)
      let bad = try await MnemeProcess.run(["plot", run, "--lint"])
      #expect(bad.status == 70, "\(bad.errors)")
      #expect(bad.output.contains("memorization-transition, arxiv, light:"), "\(bad.output)")
    }
  }

  @Test(arguments: [
    (["--only", "kl-divergance"], "did you mean 'kl-divergence'?"), (["--format", "gif"], "png"),
    (["--theme", "blue"], "dark"), (["--venue", "nature"], "neurips"),
  ])
  func wrongNamesAreAnswered(arguments: [String], answer: String) async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let outcome = try await MnemeProcess.run(["plot", run] + arguments)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains(answer), "\(outcome.errors)")
    }
  }

  @Test func theGalleryIsTheSameEverywhere() async throws {
    try await MnemeProcess.withFolder { folder in
      for (name, zone) in [("a", "Asia/Tokyo"), ("b", "America/Lima")] {
        let outcome = try await MnemeProcess.run(
          ["gallery", "--output", "\(folder)/\(name)"], environment: ["TZ": zone])
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      let first = try RunCommandTests.files("\(folder)/a")
      #expect(first.count == 3 * (2 + 2 + 13))
      #expect(try RunCommandTests.files("\(folder)/b") == first)
    }
  }
}
