import Foundation
import MnemeTables
import Testing

/// Words that nobody chose well, wherever a report takes words from outside: no script runs, nothing
/// turns into markup, and every word that can be shown is.
@Suite struct HostilePageTests {
  private struct Sample: Decodable {
    let name: String
    let text: String
  }

  private static func samples() throws -> [Sample] {
    let path = PageLook.folder.deletingLastPathComponent()
      .appending(path: "Fixtures/hostile_texts.json")
    return try JSONDecoder().decode([Sample].self, from: try Data(contentsOf: path))
  }

  /// A run whose title, settings, caveats, versions, command and headline words are hostile.
  private static func withHostileRun(_ body: (String) async throws -> Void) async throws {
    let good = try await QuickReports.run(of: "two-models")
    let texts = try samples()
    try await Scratch.withFolder { folder in
      let path = "\(folder)/run"
      try FileManager.default.copyItem(atPath: good, toPath: path)
      let run = RunFolder(path: path)
      var manifest = try run.readManifest()
      manifest.title = texts[0].text
      manifest.command = texts.map(\.text).joined(separator: " ")
      manifest.caveats = texts.map(\.text)
      manifest.settings += texts.map { .init(name: $0.text, value: $0.text, meaning: $0.text) }
      manifest.versions += texts.map { .init(name: $0.text, version: $0.text) }
      try run.write(manifest)
      var headlines = try run.read(HeadlineRow.self)
      for (index, text) in texts.prefix(headlines.count).enumerated() {
        headlines[index].label = text.text
        headlines[index].unit = text.text
      }
      try run.write(headlines)
      try await QuickReports.mneme(["report", path])
      try await body(path)
    }
  }

  @Test func noneOfItRunsInThePage() async throws {
    try await Self.withHostileRun { folder in
      let html = try String(contentsOf: URL(filePath: "\(folder)/report.html"), encoding: .utf8)
      let (found, console) = try await PageLook.findings(
        of: html, in: folder,
        [PageLook.View(width: 1280, axe: true, text: true), PageLook.View(width: 320)])
      // The policy had nothing to stop, either.
      #expect(console.isEmpty, "\(console)")
      for findings in found {
        #expect(findings.problems == [])
        #expect(findings.title == (try Self.samples())[0].text)
      }
      for sample in try Self.samples() {
        let shown = Self.shown(sample.text)
        #expect(Self.holds(found[0].text, shown), "\(sample.name)")
      }
    }
  }

  /// Markdown is read where no policy guards it.
  @Test func noneOfItRunsInMarkdown() async throws {
    try await Self.withHostileRun { folder in
      let html = try await MarkdownTests.page(of: "\(folder)/report.md")
      let (found, console) = try await PageLook.findings(
        of: html, in: folder, [PageLook.View(width: 1280, text: true)])
      #expect(console.isEmpty, "\(console)")
      #expect(found[0].title == "Report")
      #expect(found[0].errors == [])
      #expect(found[0].images.count == 1)
      #expect(found[0].links.allSatisfy { !$0.hasPrefix("javascript") && $0 != "https://a.b" })
      for sample in try Self.samples() {
        let shown = Self.shown(sample.text)
        #expect(Self.holds(found[0].text, shown), "\(sample.name)")
      }
    }
  }

  /// Unescaped, the first text does run: the browser would tell.
  @Test func unescapedItRuns() async throws {
    try await Scratch.withFolder { folder in
      let text = try Self.samples()[0].text
      let page = FaultTests.page(text, policy: "")
      let found = try await PageLook.findings(of: page, in: folder, [PageLook.View(width: 1280)])
        .findings[0]
      #expect(found.title == "ran")
      // The page's policy would stop it, and say so.
      let guarded = try await PageLook.findings(
        of: FaultTests.page(text), in: folder, [PageLook.View(width: 1280)]
      ).findings[0]
      #expect(guarded.title == "Page" && guarded.errors.contains { $0.hasPrefix("policy") })
    }
  }

  /// One line, with signs that can't be seen replaced: what a reader may see of a text.
  private static func shown(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xE000...0xF8FF:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Wherever lines break; nothing is nowhere to be seen.
  private static func holds(_ page: String, _ text: String) -> Bool {
    spaced(text).isEmpty || spaced(page).contains(spaced(text))
  }

  private static func spaced(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
