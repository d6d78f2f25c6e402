import Foundation
import MnemeTables
import Testing

@Suite struct VerifyCommandTests {
  struct Verdict {
    let status: Int32
    let lines: [String]
    let failures: [String]
    let unchecked: [String]
    let errors: String
  }

  static func verify(_ path: String, _ more: [String] = []) async throws -> Verdict {
    let outcome = try await MnemeProcess.run(["verify", path] + more)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    return Verdict(
      status: outcome.status, lines: lines, failures: lines.filter { $0.hasPrefix("  ✗ ") },
      unchecked: lines.filter { $0.hasPrefix("  – ") }, errors: outcome.errors)
  }

  /// A finished run of its own, tampered with, is verified.
  static func verdict(
    _ more: [String] = [], tamper: (TamperedRun) throws -> Void
  ) async throws -> Verdict {
    var verdict: Verdict?
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      try tamper(TamperedRun(path: run))
      verdict = try await verify(run, more)
    }
    return try #require(verdict)
  }

  @Test func anIntactRunHolds() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let before = try RunCommandTests.files("\(folder)/out")
      let verdict = try await Self.verify(run, ["--recompute"])
      #expect(verdict.status == 0, "\(verdict.lines) \(verdict.errors)")
      #expect(verdict.failures == [] && verdict.unchecked == [])
      #expect(verdict.lines.count == 11)
      for words in [
        "digest", "tables: 6 files", "figures: 15 files", "report: 2 files", "no others",
        "trials: 6 tables come out again from the stored trials, byte for byte",
        "come out again bit for bit", "byte for byte, from the tables",
        "byte for byte, from tables and figures",
      ] { #expect(verdict.lines.contains { $0.contains(words) }, "\(words): \(verdict.lines)") }
      #expect(try RunCommandTests.files("\(folder)/out") == before)
    }
  }

  struct Tampering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// In a line with a cross.
    let isNamed: String
    let tamper: @Sendable (TamperedRun) throws -> Void

    init(
      _ description: String, _ isNamed: String,
      tamper: @escaping @Sendable (TamperedRun) throws -> Void
    ) {
      testDescription = description
      self.isNamed = isNamed
      self.tamper = tamper
    }
  }

  static let tamperings = [
    Tampering("one bit of a table", "tables: tables/headlines.csv has the SHA-256") { run in
      var bytes = try run.bytes("tables/headlines.csv")
      bytes[bytes.count - 2] ^= 1
      try run.write(bytes, to: "tables/headlines.csv")
    },
    Tampering("one bit of a figure", "figures: figures/kl-divergence.pdf has the SHA-256") { run in
      var bytes = try run.bytes("figures/kl-divergence.pdf")
      bytes[bytes.count / 2] ^= 1
      try run.write(bytes, to: "figures/kl-divergence.pdf")
    },
    Tampering(
      "a figure with a corrected checksum",
      "figures: figures/kl-divergence.svg is not what the stored tables give: first at byte"
    ) { run in
      try run.replace("<path", with: "<path ", in: "figures/kl-divergence.svg")
      try run.vouch(for: "figures/kl-divergence.svg")
    },
    Tampering("a report", "report: report.html has the SHA-256") { run in
      try run.replace("</body>", with: "<p>All is well.</p></body>", in: "report.html")
    },
    Tampering(
      "a report with a corrected checksum",
      "report: report.md is not what tables, figures and templates give: line 1 has"
    ) { run in
      try run.replace("# ", with: "# Not ", in: "report.md")
      try run.vouch(for: "report.md")
    },
    Tampering("a missing table", "tables/headlines.csv is missing") { run in
      try run.remove("tables/headlines.csv")
    },
    Tampering("a missing figure", "figures/kl-divergence.png is missing") { run in
      try run.remove("figures/kl-divergence.png")
    },
    Tampering("a missing report", "report: report.md is missing") { run in
      try run.remove("report.md")
    },
    Tampering("a missing study", "study: ") { run in try run.remove("spec.yaml") },
    Tampering("an extra table", "files: tables/more.csv is not in the manifest") { run in
      try run.write([], to: "tables/more.csv")
    },
    Tampering("an extra file", "files: notes.txt is not in the manifest") { run in
      try run.write([], to: "notes.txt")
    },
    Tampering("a changed study", "study: spec.yaml has the digest") { run in
      try run.replace("trials: 6", with: "trials: 7", in: "spec.yaml")
    },
    Tampering("a changed setting in the manifest", "manifest: 'settings' is not") { run in
      var manifest = try run.folder.readManifest()
      manifest.settings[0].value += "0"
      try run.folder.write(manifest)
    },
    Tampering("a lost caveat", "the manifest's caveats are not those of the stored trials") {
      run in
      var manifest = try run.folder.readManifest()
      try #require(!manifest.caveats.isEmpty)
      manifest.caveats.removeFirst()
      try run.folder.write(manifest)
    },
    Tampering("a broken manifest", "manifest: ") { run in
      try run.write(Array("{}".utf8), to: "manifest.json")
    },
    Tampering("a stored trial", "recomputed: the stored trial ") { run in try run.changeTrial() },
  ]

  @Test(arguments: tamperings)
  func whatWasChangedIsNamed(tampering: Tampering) async throws {
    let verdict = try await Self.verdict(["--recompute-trials", "1000"], tamper: tampering.tamper)
    #expect(verdict.status == 65, "\(verdict.lines) \(verdict.errors)")
    #expect(
      verdict.failures.contains { $0.contains(tampering.isNamed) },
      "\(verdict.lines) \(verdict.errors)")
  }

  /// With its checksum corrected and no trials to compare with, what is drawn and written still tells.
  @Test func aChangedNumberWithItsChecksumIsFoundByDrawingAgain() async throws {
    let verdict = try await Self.verdict { run in
      try run.raise("kl_nats_median", of: "linear_transition")
      try run.remove("../../trials")
    }
    #expect(verdict.status == 65)
    for name in ["figures: figures/kl-divergence.svg", "report: report.html"] {
      #expect(verdict.failures.contains { $0.contains(name) }, "\(name): \(verdict.lines)")
    }
    #expect(verdict.unchecked.contains { $0.contains("none are stored beside the run") })
  }

  /// Without stored trials, the study is computed again, and its tables are compared.
  @Test func withoutTrialsTheStudyIsComputedAgain() async throws {
    let intact = try await Self.verdict(["--recompute"]) { try $0.remove("../../trials") }
    #expect(intact.status == 0, "\(intact.lines) \(intact.errors)")
    #expect(
      intact.lines.contains {
        $0.contains("6 tables come out again from trials computed again, byte for byte")
      }, "\(intact.lines)")
    let changed = try await Self.verdict(["--recompute"]) { run in
      try run.remove("../../trials")
      try run.raise("tau_mean", of: "linear_transition")
    }
    #expect(changed.status == 65)
    #expect(
      changed.failures.contains {
        $0.contains("linear_transition.csv is not what trials computed again give")
      }, "\(changed.lines)")
    // No time at all: said, and not taken for agreement.
    let hurried = try await Self.verdict(["--recompute", "--budget", "0.000001"]) {
      try $0.remove("../../trials")
    }
    #expect(hurried.unchecked.contains { $0.contains("takes more than") }, "\(hurried.lines)")
    #expect(!hurried.lines.contains { $0.contains("computed again, byte for byte") })
  }

  @Test func aChangedPictureIsShown() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = TamperedRun(path: try await ReportCommandTests.report(folder))
      let name = "figures/memorization-transition.png"
      let dark = try await MnemeProcess.run(
        ["plot", run.path, "--theme", "dark", "--format", "png"])
      #expect(dark.status == 0, "\(dark.errors)")
      // Rightly drawn, if not needed by the report.
      let intact = try await Self.verify(run.path)
      #expect(intact.failures.allSatisfy { $0.contains("report") }, "\(intact.lines)")
      try run.write(try run.bytes("figures/memorization-transition-dark.png"), to: name)
      try run.vouch(for: name)
      let verdict = try await Self.verify(run.path, ["--differences", "\(folder)/seen"])
      let picture = "\(folder)/seen/memorization-transition-difference.png"
      #expect(
        verdict.failures.contains {
          $0.contains("\(name) is not") && $0.contains("see \(picture)")
        },
        "\(verdict.lines)")
      #expect(try Data(contentsOf: URL(filePath: picture)).count > 1000)
    }
  }

  /// Other libraries than the recorded ones: numbers instead of bytes, and the list says so.
  @Test func otherVersionsAreComparedByNumbers() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = TamperedRun(path: try await ReportCommandTests.report(folder))
      try run.claimVersion("1.18.4", of: "cairo")
      try run.claimVersion("OpenBLAS 0.3.29", of: "OpenBLAS")
      // The report names the versions.
      let report = try await MnemeProcess.run(["report", run.path])
      #expect(report.status == 0, "\(report.errors)")
      let verdict = try await Self.verify(run.path)
      #expect(verdict.status == 0, "\(verdict.lines)")
      #expect(verdict.lines.contains { $0.contains("3 drawings agree to 0.01 pt") })
      #expect(verdict.lines.contains { $0.contains("cairo 1.18.4, here") })
      #expect(verdict.lines.contains { $0.contains("to 1e-9, as versions differ") })
      #expect(verdict.unchecked.contains { $0.contains("PDF and SVG have only their checksums") })
    }
  }

  @Test func aMovedLabelIsFoundInWhateverVersion() async throws {
    let drawing = "figures/kl-divergence.drawing.txt"
    for (distance, isFound) in [(1, false), (2, true)] {
      let verdict = try await Self.verdict { run in
        var lines = String(decoding: try run.bytes(drawing), as: UTF8.self)
          .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let index = try #require(lines.firstIndex { $0.hasPrefix("label ") })
        var words = lines[index].split(separator: " ").map(String.init)
        let hundredths = Int((try #require(Double(words[1])) * 100).rounded()) + distance
        let rest = hundredths % 100
        words[1] = "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
        lines[index] = words.joined(separator: " ")
        try run.write(Array(lines.joined(separator: "\n").utf8), to: drawing)
        try run.vouch(for: drawing)
        try run.claimVersion("1.18.4", of: "cairo")
      }
      let found = verdict.failures.contains {
        $0.contains("\(drawing) differs by more than 0.01 pt")
      }
      #expect(found == isFound, "\(verdict.lines)")
      #expect(
        !verdict.lines.contains { $0.contains("come out again, byte for byte, from the tables") })
    }
  }

  @Test(arguments: [
    (["verify"], 64, "Missing expected argument"),
    (["verify", "/"], 64, "is not a run folder"),
    (["verify", "nowhere"], 64, "is not a run folder"),
    (["verify", "/", "--recompute-trials", "0"], 64, "must be at least 1"),
  ])
  func wrongArgumentsAreOneClearError(arguments: [String], status: Int32, says: String)
    async throws
  {
    let outcome = try await MnemeProcess.run(arguments)
    #expect(outcome.status == status && outcome.errors.contains(says), "\(outcome.errors)")
  }
}
