import Foundation
import MnemeTables
import Testing

/// `mneme bundle` from a finished report.
@Suite struct BundleCommandTests {
  /// Bundles the run and reads what came out.
  private func bundle(
    _ arguments: [String], to path: String, environment: [String: String] = [:]
  ) async throws -> [String: [UInt8]] {
    let outcome = try await MnemeProcess.run(["bundle"] + arguments, environment: environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "\(path)\n")
    return Dictionary(uniqueKeysWithValues: try ZipArchive.read(path).map { ($0.name, $0.bytes) })
  }

  @Test func aRunIsPackedAndLeftAsItWas() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let before = try RunCommandTests.files(run)
      let path = "\(run)/bundle.zip"
      let files = try await bundle([run, "--venue", "icml"], to: path)
      var after = try RunCommandTests.files(run)
      after["bundle.zip"] = nil
      #expect(after == before)
      // The run folder is in it, but for the log of when and where.
      for (name, data) in before where name != "run.log.json" {
        #expect(files["run/\(name)"] == Array(data), "\(name)")
      }
      let figure = try #require(files["figures/kl-divergence.pdf"])
      #expect(figure.starts(with: Array("%PDF".utf8)))
      #expect(figure != files["run/figures/kl-divergence.pdf"])
      #expect(String(decoding: figure, as: UTF8.self).contains("/MediaBox [ 0 0 234 "))
      for name in ["README", "macros.tex", "captions.tex", "example.tex", "references.bib"] {
        #expect(files[name]?.isEmpty == false, "\(name)")
      }
    }
  }

  @Test func theSumsAreRight() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let files = try await bundle([run], to: "\(run)/bundle.zip")
      let sums = String(decoding: try #require(files["CHECKSUMS.sha256"]), as: UTF8.self)
      let lines = sums.split(separator: "\n")
      #expect(lines.count == files.count - 1)
      for line in lines {
        let name = String(line.dropFirst(66))
        #expect(line.prefix(64) == Digest.sha256(try #require(files[name])), "\(name)")
      }
    }
  }

  /// Two processes, at other places, in other languages and time zones.
  @Test func theSameRunMakesTheSameBytes() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      _ = try await bundle([run], to: "\(run)/bundle.zip")
      _ = try await bundle(
        [run, "--output", "\(folder)/other.zip"], to: "\(folder)/other.zip",
        environment: ["TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8", "HOME": "/nowhere"])
      let first = try #require(try AtomicFile.read("\(run)/bundle.zip"))
      #expect(first == (try AtomicFile.read("\(folder)/other.zip")))
    }
  }

  @Test func aDateIsTakenFromTheEnvironmentOnly() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let path = "\(run)/bundle.zip"
      for (epoch, day) in [(nil, "2000-01-01"), ("1732579200", "2024-11-26")] {
        let files = try await bundle(
          [run], to: path, environment: epoch.map { ["SOURCE_DATE_EPOCH": $0] } ?? [:])
        let crate = String(
          decoding: try #require(files["ro-crate-metadata.json"]), as: UTF8.self)
        #expect(crate.contains("\"datePublished\" : \"\(day)\""))
      }
      let wrong = try await MnemeProcess.run(
        ["bundle", run], environment: ["SOURCE_DATE_EPOCH": "today"])
      #expect(wrong.status == 64 && wrong.errors.contains("SOURCE_DATE_EPOCH=today"))
    }
  }

  @Test func whatCannotBeBundledIsNamed() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let twice = try await MnemeProcess.run(["bundle", run, "\(run)/"])
      #expect(twice.status == 64 && twice.errors.contains("given twice"))
      let nothing = try await MnemeProcess.run(["bundle", folder])
      #expect(nothing.status == 64 && nothing.errors.contains("not a run folder"))
      let venue = try await MnemeProcess.run(["bundle", run, "--venue", "nowhere"])
      #expect(venue.status == 64)
      try AtomicFile.write("changed", to: "\(run)/figures/kl-divergence.svg")
      let changed = try await MnemeProcess.run(["bundle", run])
      #expect(changed.status == 65 && changed.errors.contains("figures/kl-divergence.svg"))
      #expect(try AtomicFile.read("\(run)/bundle.zip") == nil)
    }
  }

  /// A report that was lost is written again first.
  @Test func aMissingReportIsWritten() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let page = try #require(try AtomicFile.read("\(run)/report.html"))
      try FileManager.default.removeItem(atPath: "\(run)/report.html")
      let files = try await bundle([run], to: "\(run)/bundle.zip")
      #expect(files["run/report.html"] == page)
    }
  }
}
