import Foundation
import MnemeTables
import Subprocess
import SystemPackage
import Testing

@testable import MnemeReport

/// The LaTeX of bundles, set by pdflatex as a scientist would.
@Suite(
  .serialized,
  .enabled(
    if: Typesetter.isInstalled || Typesetter.mustRun,
    "pdflatex is not installed: apt-get install texlive-latex-recommended"))
struct TypesettingTests {
  /// Every experiment in one paper: all formulas, tables and citations that the templates have.
  @Test func theWholeReportCompiles() async throws {
    let log = try await Typesetter.set(try BundleFixture.whole.get())
    #expect(log.complaints == [])
    #expect(log.pages > 40)
  }

  /// A venue with one column of the text, and titles, captions and values from a hostile hand.
  @Test func hostileTextsCompile() async throws {
    let texts = HostileText.all.map(\.text)
    let everything = texts.joined(separator: " ")
    let run = try BundleFixture.run(
      "two-models", ["two-models"],
      change: { manifest in
        manifest.title = everything
        manifest.caveats = texts
        manifest.command = everything
        manifest.settings = texts.map { .init(name: $0, value: $0, meaning: $0) }
      }, caption: texts.filter { !$0.contains("$") }.joined(separator: " "), altText: everything)
    let log = try await Typesetter.set(try BundleFixture.bundle([run]).entries())
    #expect(log.complaints == [])
  }

  /// The check itself: what a broken paper looks like.
  @Test func aBrokenPaperIsFound() async throws {
    var entries = try BundleFixture.bundle([
      try BundleFixture.run("two-models", ["two-models"])
    ]).entries()
    let index = try #require(entries.firstIndex { $0.name == "report.tex" })
    let prose = String(decoding: entries[index].bytes, as: UTF8.self)
    entries[index] = .init(name: "report.tex", text: prose + "\n\\ref{nowhere} \\cite{nobody}\n")
    let log = try await Typesetter.set(entries)
    #expect(log.complaints.contains { $0.contains("nowhere") })
    #expect(log.complaints.contains { $0.contains("nobody") })
    entries[index] = .init(name: "report.tex", text: prose + "\n\\nosuchcommand\n")
    await #expect(throws: Typesetter.Failed.self) { try await Typesetter.set(entries) }
  }
}

/// Runs pdflatex and bibtex on an unpacked bundle.
enum Typesetter {
  static let isInstalled = ["pdflatex", "bibtex"].allSatisfy { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  /// In CI a missing program is a failure, never a skip.
  static let mustRun = ProcessInfo.processInfo.environment["CI"] == "true"

  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  struct Log {
    let text: String

    /// References, citations and labels that are not right, and what LaTeX can't set.
    var complaints: [String] {
      text.split(separator: "\n").map(String.init).filter { line in
        ["undefined", "multiply", "Missing character", "LaTeX Error", "Float too large", "lost"]
          .contains { line.contains($0) }
      }
    }

    var pages: Int {
      text.firstMatch(of: /Output written on .*\((\d+) pages?/).flatMap { Int($0.output.1) } ?? 0
    }
  }

  /// The last log, after as many passes as references need.
  static func set(_ entries: [ZipArchive.Entry]) async throws -> Log {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "mneme-tex-\(UUID().uuidString)").path()
    defer {
      do { try FileManager.default.removeItem(atPath: folder) } catch {
        print("left behind: \(folder): \(error)")
      }
    }
    for entry in entries {
      let path = "\(folder)/\(entry.name)"
      try AtomicFile.makeFolder(URL(filePath: path).deletingLastPathComponent().path())
      try AtomicFile.write(entry.bytes, to: path)
    }
    let set = ["-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "example"]
    _ = try await run("pdflatex", set, in: folder)
    _ = try await run("bibtex", ["example"], in: folder)
    _ = try await run("pdflatex", set, in: folder)
    _ = try await run("pdflatex", set, in: folder)
    let log = try String(
      decoding: Data(contentsOf: URL(filePath: "\(folder)/example.log")), as: UTF8.self)
    return Log(text: log)
  }

  private static func run(
    _ program: String, _ arguments: [String], in folder: String
  ) async throws -> String {
    let result = try await Subprocess.run(
      .name(program), arguments: .init(arguments),
      environment: .inherit.updating(["max_print_line": "1000"]),
      workingDirectory: FilePath(folder), output: .string(limit: 1 << 22),
      error: .string(limit: 1 << 20))
    guard result.terminationStatus.isSuccess || program == "bibtex" else {
      throw Failed(description: "\(program): \(result.standardOutput.suffix(2000))")
    }
    return result.standardOutput
  }
}
