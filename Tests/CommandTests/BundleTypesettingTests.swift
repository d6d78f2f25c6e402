import Foundation
import MnemeTables
import Subprocess
import SystemPackage
import Testing

/// A bundle with its real figures, set by pdflatex.
@Suite(
  .enabled(
    if: PDFLaTeX.isInstalled
      || ProcessInfo.processInfo.environment["CI"] == "true",
    "pdflatex is not installed: apt-get install texlive-latex-recommended"))
struct BundleTypesettingTests {
  @Test func theExampleCompiles() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let outcome = try await MnemeProcess.run(["bundle", run, "--venue", "neurips"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let place = "\(folder)/paper"
      for entry in try ZipArchive.read("\(run)/bundle.zip") {
        let path = "\(place)/\(entry.name)"
        try AtomicFile.makeFolder(URL(filePath: path).deletingLastPathComponent().path())
        try AtomicFile.write(entry.bytes, to: path)
      }
      for command in [["pdflatex"], ["bibtex", "example"], ["pdflatex"], ["pdflatex"]] {
        let options = ["-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "example"]
        let result = try await Subprocess.run(
          .name(command[0]),
          arguments: .init(command.count > 1 ? Array(command.dropFirst()) : options),
          environment: .inherit.updating(["max_print_line": "1000"]),
          workingDirectory: FilePath(place), output: .string(limit: 1 << 22),
          error: .string(limit: 1 << 20))
        #expect(result.terminationStatus.isSuccess, "\(result.standardOutput)")
      }
      let log = String(
        decoding: try #require(try AtomicFile.read("\(place)/example.log")), as: UTF8.self)
      for trouble in ["undefined", "multiply", "Missing character", "too large", "Overfull"] {
        #expect(!log.contains(trouble), "\(trouble)")
      }
      // The three figures are there at their own size: 5.5 inches.
      #expect(log.matches(of: /<\.?\/?figures\/[a-z-]+\.pdf>/).count >= 3)
      let page = try #require(try AtomicFile.read("\(place)/example.pdf"))
      #expect(page.count > 50_000)
    }
  }
}

enum PDFLaTeX {
  static let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/pdflatex") }
}
