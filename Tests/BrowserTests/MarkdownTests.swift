import Foundation
import Testing

/// The report in Markdown as GitHub's parser makes a page of it.
@Suite struct MarkdownTests {
  /// The page with identifiers on its headings, as GitHub gives them.
  static func page(of markdown: String) async throws -> String {
    let body = try await Browser.read(
      "cmark-gfm", ["--unsafe", "--validate-utf8", "-e", "table", "-e", "strikethrough", markdown])
    return wrapped(identified(body))
  }

  private static func identified(_ html: String) -> String {
    var taken: [String] = []
    return html.replacing(#/<h([1-6])>(.*?)<\/h[1-6]>/#) { heading in
      let words = heading.output.2.replacing(#/<[^>]*>/#, with: "").lowercased()
      let slug = words.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
        .replacing(" ", with: "-")
      let count = taken.count { $0 == slug }
      taken.append(slug)
      return "<h\(heading.output.1) id=\"\(slug)\(count > 0 ? "-\(count)" : "")\">"
        + "\(heading.output.2)</h\(heading.output.1)>"
    }
  }

  private static func wrapped(_ body: String) -> String {
    "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\" /><title>Report</title>"
      + "</head><body><main>\(body)</main></body></html>"
  }

  /// Links, pictures and headings pass the checks of the page. (Formulas are GitHub's to draw.)
  @Test(arguments: QuickReports.pages)
  func isSound(experiment: String) async throws {
    let folder = try await QuickReports.run(of: experiment)
    let html = try await Self.page(of: "\(folder)/report.md")
    let (found, console) = try await PageLook.findings(
      of: html, in: folder, [PageLook.View(width: 1280, open: true)])
    let page = try await QuickReports.page(of: experiment).html
    #expect(console.isEmpty)
    let problems = found[0].problems.filter {
      // Its own pictures are files beside it, and a wide table scrolls the window.
      !$0.hasPrefix("fetched: file:") && !$0.hasPrefix("sticks out")
        && !$0.hasPrefix("scrolls sideways")
    }
    #expect(problems == [])
    #expect(found[0].images.count == page.components(separatedBy: "<figure").count - 1)
    try PageTests.expectFiles(of: found[0].links, in: folder)
  }

  @Test func aBrokenLinkAndAMissingPictureAreFound() async throws {
    try await Scratch.withFolder { folder in
      let markdown = "# Title\n\n[there](#nowhere) [file](none.csv)\n\n![A curve](none.svg)\n"
      try Data(markdown.utf8).write(to: URL(filePath: "\(folder)/report.md"))
      let html = try await Self.page(of: "\(folder)/report.md")
      let found = try await PageLook.findings(of: html, in: folder, [PageLook.View(width: 1280)])
        .findings[0]
      #expect(found.problems.contains("leads nowhere: #nowhere"), "\(found.problems)")
      #expect(found.problems.contains("no size: 'A curve'"), "\(found.problems)")
      #expect(found.links.contains("none.csv"))
    }
  }
}
