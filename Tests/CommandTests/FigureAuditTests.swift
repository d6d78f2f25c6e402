import Foundation
import Subprocess
import SystemPackage
import Testing

/// The figures of a report, as programs that know nothing of Mneme read them.
@Suite struct FigureAuditTests {
  /// What a program prints; a missing program fails the test.
  static func read(_ program: String, _ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .name(program), arguments: .init(arguments), output: .string(limit: 1 << 22),
      error: .string(limit: 1 << 20))
    #expect(
      result.terminationStatus == .exited(0), "\(program) \(arguments): \(result.standardError)")
    return result.standardOutput
  }

  static func rows(_ table: String) -> [Substring] {
    let lines = table.split(separator: "\n")
    guard let rule = lines.firstIndex(where: { $0.hasPrefix("---") }) else { return [] }
    return Array(lines[(rule + 1)...])
  }

  @Test func everyPDFHasOutlinesTextAndNoImage() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let words = [
        "memorization-transition": ["n/d", "P(Δ > 0)"], "kl-divergence": ["n/d", "KL"],
        "alignment-of-scales": ["n/d", "P(Δ > 0)", "KL"],
      ]
      for (name, words) in words.sorted(by: { $0.key < $1.key }) {
        let path = "\(run)/figures/\(name).pdf"
        let fonts = Self.rows(try await Self.read("pdffonts", [path]))
        #expect(!fonts.isEmpty)
        for font in fonts {
          #expect(font.contains(#/ (?:Type 1C|CID Type 0C) .* yes yes yes /#), "\(name): \(font)")
        }
        // Nothing fell back to pixels.
        #expect(Self.rows(try await Self.read("pdfimages", ["-list", path])).isEmpty)
        let text = try await Self.read("pdftotext", ["-layout", path, "-"])
          .replacing("\u{2009}", with: " ")
        for word in words { #expect(text.contains(word), "\(word) in \(name)") }
        _ = try await Self.read("qpdf", ["--check", path])
      }
    }
  }

  /// All figures of a page together, in both themes.
  @Test func everyIdOfTheSVGsIsUnique() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(run)/figures")
        .filter { $0.hasSuffix(".svg") }.sorted()
      #expect(names.count >= 6)
      var ids: [String] = []
      for name in names {
        let path = "\(run)/figures/\(name)"
        _ = try await Self.read("xmllint", ["--nonet", "--noout", path])
        let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        ids += text.components(separatedBy: " id=\"").dropFirst().map { part in
          String(part.prefix { $0 != "\"" })
        }
      }
      #expect(ids.count > 100)
      #expect(Set(ids).count == ids.count)
    }
  }
}
