import Foundation
import Testing

/// A parser that stops at the first error of HTML, written by others.
@Suite struct StrictParserTests {
  private static func parse(_ path: String) async throws {
    let program =
      "import html5lib, sys; "
      + "html5lib.HTMLParser(strict=True).parse(open(sys.argv[1], encoding='utf-8').read())"
    // The system's own Python: that is where Debian puts html5lib.
    _ = try await Browser.read("/usr/bin/python3", ["-I", "-c", program, path])
  }

  @Test(arguments: QuickReports.pages)
  func findsNoError(experiment: String) async throws {
    try await Self.parse("\(try await QuickReports.run(of: experiment))/report.html")
  }

  @Test(arguments: [
    ("</main>", "</section></main>"), ("<h1>", "<h1><div>"), ("&amp;", "&amp"),
    ("lang=\"en\"", "a a"),
  ])
  func findsPlantedErrors(good: String, bad: String) async throws {
    try await Scratch.withFolder { folder in
      let page = FaultTests.page("<p>a &amp; b</p>")
      let path = "\(folder)/page.html"
      try Data(page.utf8).write(to: URL(filePath: path))
      try await Self.parse(path)
      let broken = page.replacing(good, with: bad)
      #expect(broken != page)
      try Data(broken.utf8).write(to: URL(filePath: path))
      await #expect(throws: Browser.Failed.self) { try await Self.parse(path) }
    }
  }
}
