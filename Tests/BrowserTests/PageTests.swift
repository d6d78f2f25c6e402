import Foundation
import MnemeTables
import Testing

/// The report's page of every experiment, as Chromium sees it.
@Suite struct PageTests {
  /// From a wide window to a telephone's; 640 at twice the pixels is a window of 1280 at 200 %.
  private static let widths = [1280, 640, 320]

  @Test(arguments: QuickReports.pages)
  func isSoundInLight(experiment: String) async throws {
    let (html, folder) = try await QuickReports.page(of: experiment)
    let views = Self.widths.map {
      PageLook.View(width: $0, axe: $0 != 640, walk: $0 != 640, open: $0 == 320)
    }
    let (found, console) = try await PageLook.findings(of: html, in: folder, views)
    #expect(console.isEmpty, "\(console)")
    for (findings, width) in zip(found, Self.widths) {
      #expect(findings.width == width)
      #expect(findings.problems == [], "\(experiment) at \(width)")
      #expect(!findings.isDark && findings.shownImages.allSatisfy { !$0.isDark })
      #expect(findings.shownImages.count == html.components(separatedBy: "<figure").count - 1)
      #expect(findings.images.allSatisfy { (40...300).contains($0.alt.count) })
    }
    #expect(found[0].walks.count == html.components(separatedBy: "application/json").count - 1)
    #expect(found[0].walks.allSatisfy { !$0.texts.isEmpty })
    try Self.expectFiles(of: found[0].links, in: folder)
  }

  @Test(arguments: QuickReports.pages)
  func isSoundInTheDark(experiment: String) async throws {
    let (html, folder) = try await QuickReports.page(of: experiment)
    let views = [
      PageLook.View(width: 1280, axe: true, walk: true), PageLook.View(width: 320, axe: true),
    ]
    let (found, console) = try await PageLook.findings(
      of: html, in: folder, scheme: .dark, scale: 2, views)
    #expect(console.isEmpty, "\(console)")
    for findings in found {
      #expect(findings.problems == [], "\(experiment)")
      // The report on all has its figures in one form, on white.
      let isWhole = experiment == "report"
      #expect(findings.isDark && findings.shownImages.allSatisfy { $0.isDark != isWhole })
      #expect(findings.shownImages.count == findings.images.count / (isWhole ? 1 : 2))
      #expect(findings.background == "rgb(20, 23, 26)")
    }
  }

  /// Every link that is neither within the page nor to the web leads to a file of the reports, and to
  /// a part that the file has.
  static func expectFiles(of links: [String], in folder: String) throws {
    let files = links.filter { !$0.hasPrefix("#") && !$0.hasPrefix("https://") }
    #expect(!files.isEmpty)
    for file in files {
      let parts = file.components(separatedBy: "#")
      let path = try #require(parts[0].removingPercentEncoding)
      let url = URL(filePath: "\(folder)/\(path)").standardizedFileURL
      // A run lies two folders below the place of all of them.
      let output = URL(filePath: "\(folder)/../..").standardizedFileURL.path
      #expect(!path.hasPrefix("/") && url.path.hasPrefix(output), "\(path)")
      #expect(FileManager.default.fileExists(atPath: url.path), "\(path)")
      guard parts.count == 2 else { continue }
      let page = try String(contentsOf: url, encoding: .utf8)
      #expect(page.contains("id=\"\(parts[1])\""), "\(file)")
    }
    for ending in [".pdf", ".svg", ".png", ".csv"] {
      #expect(files.contains { $0.hasSuffix(ending) }, "no \(ending) to download")
    }
  }

  /// A page may be sent by mail.
  @Test(arguments: QuickReports.pages)
  func isSmall(experiment: String) async throws {
    let (html, _) = try await QuickReports.page(of: experiment)
    #expect(html.utf8.count < 3_000_000)
  }

  /// Nothing in the page's source could be fetched, whatever a browser makes of it.
  @Test(arguments: QuickReports.pages)
  func namesNoAddressToLoad(experiment: String) async throws {
    let (html, _) = try await QuickReports.page(of: experiment)
    #expect(Self.addresses(in: html) == [])
  }

  @Test func theSearchForAddressesFindsThem() {
    for source in [
      "<img src=\"http://a.b/c.png\">", "<img srcset='//a.b/c.png 2x'>", "<link href=\"x.css\">",
      "<style>@import \"a.css\"</style>", "p { background: url(//a.b) }",
      "<script src=\"a.js\">", "<object data=\"https://a.b\">",
    ] {
      #expect(!Self.addresses(in: source).isEmpty, "\(source)")
    }
  }

  private static func addresses(in html: String) -> [String] {
    let patterns = [
      #/(?:src|srcset|data|poster)\s*=\s*["']?(?!data:)[^\s"'>]+/#, #/<link\b[^>]*/#,
      #/@import[^;]*/#, #/url\(\s*["']?(?:https?:)?\/\/[^)]*/#,
    ]
    return patterns.flatMap { html.matches(of: $0).map { String($0.output.prefix(120)) } }
  }
}
