import Foundation
import MnemeTables

/// A page as the browser sees it: copies with a script that looks, in frames of given widths.
struct PageLook {
  /// One way to look.
  struct View: Sendable {
    var width: Int
    /// Whether axe-core runs, every figure is read out by keys, folded parts are opened, and the
    /// page's words are kept.
    var axe = false
    var walk = false
    var open = false
    var text = false
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// - Parameters:
  ///   - html: of the page; its policy is widened for the looking script alone.
  ///   - folder: where the page's own links lead from.
  /// - Returns: what each view found, and what the console heard.
  static func findings(
    of html: String, in folder: String, scheme: Browser.Scheme = .light, scale: Int = 1,
    _ views: [View]
  ) async throws -> (findings: [Findings], console: [String]) {
    let names = views.indices.map { "look-\(UUID().uuidString)-\($0).html" }
    defer { for name in names { remove("\(folder)/\(name)") } }
    for (name, view) in zip(names, views) {
      try Data(try looked(html, as: view, name: name).utf8)
        .write(to: URL(filePath: "\(folder)/\(name)"))
    }
    let outer = "\(folder)/look-\(UUID().uuidString).html"
    defer { remove(outer) }
    try Data(frames(names, views).utf8).write(to: URL(filePath: outer))
    let (document, console) = try await Browser.document(of: outer, scheme: scheme, scale: scale)
    let reports = try reports(in: document)
    return (
      try names.map { name in
        guard let report = reports[name] else {
          throw Browser.Failed(description: "the page \(name) said nothing")
        }
        guard let findings = report.findings else {
          throw Browser.Failed(description: report.failure ?? "nothing found")
        }
        return findings
      }, console
    )
  }

  private static func remove(_ path: String) {
    do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
  }

  /// The page with the looking script as the first thing in its head.
  private static func looked(_ html: String, as view: View, name: String) throws -> String {
    let axe = view.axe ? try text("axe/axe.min.js") : ""
    let asked =
      "{ name: \"\(name)\", axe: \(view.axe), walk: \(view.walk), open: \(view.open), "
      + "text: \(view.text) }"
    let checks = try text("Page/checks.js").replacing("/*ASKED*/ {}", with: asked)
    return adding(script: axe + "\n" + checks, to: html)
  }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// A script at the start of the head, allowed by its hash where there is a policy.
  static func adding(script: String, to html: String) -> String {
    html.replacing("script-src 'none'", with: "script-src 'sha256-\(hash(script))'")
      .replacing(
        "script-src 'sha256-", with: "script-src 'sha256-\(hash(script))' 'sha256-",
        maxReplacements: 1
      )
      .replacing("</title>", with: "</title>\n<script>\(script)</script>", maxReplacements: 1)
  }

  /// As a policy names a script or a style.
  static func hash(_ text: String) -> String {
    let digits = Digest.sha256(text).compactMap(\.hexDigitValue)
    return Data(
      stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    ).base64EncodedString()
  }

  /// A window of Chromium is at least 500 wide: frames are as narrow as one likes.
  private static func frames(_ names: [String], _ views: [View]) -> String {
    let frames = zip(names, views).map { name, view in
      "<iframe src=\"\(name)\" width=\"\(view.width)\" height=\"900\"></iframe>"
    }
    return """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Looking</title>
      <meta name="color-scheme" content="light dark">
      <style>iframe { border: 0; display: block }</style><script>
      addEventListener("message", (event) => {
        const report = document.createElement("script");
        report.type = "application/json";
        report.textContent = JSON.stringify(event.data).replaceAll("<", "\\\\u003c");
        document.body.append(report);
      });
      </script></head><body>\(frames.joined(separator: "\n"))</body></html>
      """
  }

  private struct Report: Decodable {
    let name: String
    let findings: Findings?
    let failure: String?
  }

  private static func reports(in document: String) throws -> [String: Report] {
    let parts = document.components(separatedBy: "<script type=\"application/json\">").dropFirst()
    var reports: [String: Report] = [:]
    for part in parts {
      let json = part.components(separatedBy: "</script>")[0]
      let report = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
      reports[report.name] = report
    }
    return reports
  }
}

/// What `checks.js` tells of a page.
struct Findings: Decodable, Sendable {
  struct Image: Decodable, Sendable {
    let alt: String
    let width: Int
    let height: Int
    let isShown: Bool
    let isDark: Bool
  }

  /// A figure read out by the arrow keys.
  struct Walk: Decodable, Sendable {
    let texts: [String]
    let problems: [String]
  }

  let width: Int
  let scrollWidth: Int
  let title: String
  let text: String
  let values: [String]
  let hasReadout: Bool
  let images: [Image]
  let brokenAnchors: [String]
  let repeatedIdentifiers: [String]
  let headings: [Int]
  let links: [String]
  let fetched: [String]
  let wide: [String]
  let locked: [String]
  let isDark: Bool
  let background: String
  let walks: [Walk]
  let accessibility: [String]
  let errors: [String]

  var shownImages: [Image] { images.filter(\.isShown) }

  /// All that is wrong with a page whatever its width and colours; empty for a good one.
  var problems: [String] {
    var problems = errors.map { "error: \($0)" }
    problems += fetched.map { "fetched: \($0)" }
    problems += images.filter { $0.width == 0 || $0.height == 0 }.map { "no size: '\($0.alt)'" }
    problems += images.filter { $0.alt.isEmpty }.map { _ in "no alternative text" }
    problems += brokenAnchors.map { "leads nowhere: \($0)" }
    problems += repeatedIdentifiers.map { "given twice: \($0)" }
    problems += headingProblems
    problems += wide.map { "sticks out at \(width): \($0)" }
    if scrollWidth > width { problems.append("scrolls sideways at \(width): \(scrollWidth)") }
    problems += locked.map { "out of the keyboard's reach: \($0)" }
    problems += accessibility.map { "axe: \($0)" }
    problems += walks.flatMap(\.problems).map { "readout: \($0)" }
    return problems
  }

  /// One first heading, and none that skips a level.
  private var headingProblems: [String] {
    let skips = zip(headings, headings.dropFirst()).filter { $1 > $0 + 1 }
      .map { "a heading of level \($1) after one of level \($0)" }
    return skips + (headings.first == 1 && headings.count { $0 == 1 } == 1 ? [] : ["not one h1"])
  }
}
