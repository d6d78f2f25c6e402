import Foundation
import MnemeTables
import Testing

/// `mneme verify bundle.zip`.
@Suite struct VerifyBundleTests {
  /// A bundle of its own, with some of its files changed.
  struct TamperedBundle {
    let path: String

    /// - Parameter vouched: whether the checksums are made to fit.
    func change(vouched: Bool = true, _ body: (inout [String: [UInt8]]) throws -> Void) throws {
      var files = Dictionary(
        uniqueKeysWithValues: try ZipArchive.read(path).map { ($0.name, $0.bytes) })
      try body(&files)
      let sums = "CHECKSUMS.sha256"
      if vouched {
        let lines = files.filter { $0.key != sums }.sorted { $0.key < $1.key }
          .map { "\(Digest.sha256($0.value))  \($0.key)\n" }
        files[sums] = Array(lines.joined().utf8)
      }
      try ZipArchive.write(files.map { ZipArchive.Entry(name: $0.key, bytes: $0.value) }, to: path)
    }

    var bytes: [UInt8] {
      get throws { Array(try Data(contentsOf: URL(filePath: path))) }
    }

    func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: path)) }
  }

  /// One bundle for all tests, at another width than its run.
  static let made = Task {
    let folder = try await FinishedReport.made.value
    let run = try StatusCommandTests.run(of: "\(folder)/out")
    let path = "\(folder)/whole.zip"
    let outcome = try await MnemeProcess.run(
      ["bundle", run, "--venue", "icml", "--output", path],
      environment: ["SOURCE_DATE_EPOCH": "1700000000"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return path
  }

  static func verdict(
    _ more: [String] = [], tamper: (TamperedBundle) throws -> Void = { _ in }
  ) async throws -> VerifyCommandTests.Verdict {
    var verdict: VerifyCommandTests.Verdict?
    let whole = try await made.value
    try await MnemeProcess.withFolder { folder in
      let path = "\(folder)/bundle.zip"
      try FileManager.default.copyItem(atPath: whole, toPath: path)
      try tamper(TamperedBundle(path: path))
      verdict = try await VerifyCommandTests.verify(path, more)
    }
    return try #require(verdict)
  }

  @Test func anIntactBundleHolds() async throws {
    let verdict = try await Self.verdict(["--recompute"])
    #expect(verdict.status == 0, "\(verdict.lines) \(verdict.errors)")
    #expect(verdict.failures == [])
    #expect(verdict.unchecked.count == 1, "\(verdict.unchecked)")
    for words in [
      "have the SHA-256 of CHECKSUMS.sha256", "run/ figures: 15 files come out again",
      "run/ report: comes out again", "run/ trials: 6 tables come out again from trials computed",
      "come out again, byte for byte, from its runs (icml)",
    ] { #expect(verdict.lines.contains { $0.contains(words) }, "\(words): \(verdict.lines)") }
  }

  @Test func aBundleCutShortOrChangedIsFound() async throws {
    let whole = TamperedBundle(path: try await Self.made.value)
    let count = try whole.bytes.count
    for length in [0, 100, count / 2, count - 1] {
      let verdict = try await Self.verdict {
        try $0.write(Array(try $0.bytes.prefix(length)))
      }
      #expect(verdict.status == 65 && !verdict.failures.isEmpty, "\(length): \(verdict.lines)")
    }
    for place in [20, count / 3, count / 2, count - 40] {
      let verdict = try await Self.verdict {
        var bytes = try $0.bytes
        bytes[place] ^= 1
        try $0.write(bytes)
      }
      #expect(verdict.status == 65 && !verdict.failures.isEmpty, "\(place): \(verdict.lines)")
    }
  }

  @Test(arguments: [
    ("macros.tex", false, "bundle: macros.tex does not have its SHA-256"),
    ("macros.tex", true, "bundle: macros.tex is not what its runs give"),
    ("figures/kl-divergence.pdf", true, "bundle: figures/kl-divergence.pdf is not what"),
    ("run/report.md", true, "run/ report: report.md has the SHA-256"),
    ("run/tables/headlines.csv", true, "run/ tables: tables/headlines.csv has the SHA-256"),
    ("run/spec.yaml", true, "run/ study: "),
  ])
  func aChangedFileIsNamed(name: String, vouched: Bool, says: String) async throws {
    let verdict = try await Self.verdict {
      try $0.change(vouched: vouched) { files in
        var bytes = try #require(files[name])
        bytes[bytes.count / 2] = bytes[bytes.count / 2] == 0x31 ? 0x32 : 0x31
        files[name] = bytes
      }
    }
    #expect(verdict.status == 65)
    #expect(verdict.failures.contains { $0.contains(says) }, "\(verdict.lines)")
  }

  @Test func missingAndExtraFilesAreNamed() async throws {
    for (vouched, missing, extra) in [
      (false, "bundle: macros.tex is missing", "bundle: more.txt is not in CHECKSUMS.sha256"),
      (true, "bundle: macros.tex is missing", "bundle: more.txt is no file of a bundle"),
    ] {
      let verdict = try await Self.verdict {
        try $0.change(vouched: vouched) { files in
          files["macros.tex"] = nil
          files["more.txt"] = [1]
        }
      }
      #expect(verdict.status == 65)
      for words in [missing, extra] {
        #expect(verdict.failures.contains { $0.contains(words) }, "\(words): \(verdict.lines)")
      }
    }
    let without = try await Self.verdict {
      try $0.change { files in
        files["run/tables/headlines.csv"] = nil
      }
    }
    #expect(without.failures.contains { $0.contains("tables/headlines.csv is missing") })
  }

  @Test func whatIsNoBundleIsSaid() async throws {
    try await MnemeProcess.withFolder { folder in
      let path = "\(folder)/other.zip"
      try ZipArchive.write([ZipArchive.Entry(name: "a", text: "b")], to: path)
      let verdict = try await VerifyCommandTests.verify(path)
      #expect(verdict.status == 65)
      #expect(verdict.failures.contains { $0.contains("it holds no run") }, "\(verdict.lines)")
      let nothing = try await VerifyCommandTests.verify("\(folder)/nothing.zip")
      #expect(nothing.status == 65 && nothing.failures.count == 1, "\(nothing.lines)")
    }
  }
}
