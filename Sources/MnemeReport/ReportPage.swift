import FoundationEssentials
import MnemeTables

/// The page around the prose: one file that loads nothing, with one script, which reads values off
/// its figures.
struct ReportPage {
  let title: String
  /// What search results and shared links show.
  let description: String
  /// What it reports on: the experiment.
  let subject: String
  let digest: String
  let version: String
  let templates: ReportTemplates

  /// - Parameter prose: HTML made from the experiment's Markdown.
  func html(prose: String) throws(ReportError) -> String {
    let outline = PageOutline(html: prose)
    let style = "\n" + templates.style, script = "\n" + templates.script
    var holes = Holes()
    holes.set("title", source: Escaping.html(title))
    holes.set("description", source: Escaping.html(description))
    holes.set("content_security_policy", source: Self.policy(style: style, script: script))
    holes.set("style", source: style)
    holes.set("script", source: script)
    holes.set("contents", source: outline.contents)
    holes.set("body", source: outline.body)
    holes.set("experiment", source: Escaping.html(subject))
    holes.set("digest", source: Escaping.html(digest))
    holes.set("mneme_version", source: Escaping.html(version))
    let page = try templates.render(
      ReportTemplates.pageName, holes, writer: MarkdownReportWriter()
    ).text
    try PageReferences.check(page)
    return page
  }

  /// Nothing may be loaded but pictures that stand in the page; its one style sheet and its one
  /// script are known by their hashes, and no other one is obeyed.
  static func policy(style: String, script: String) -> String {
    "default-src 'none'; img-src data:; style-src '\(hash(style))'; script-src '\(hash(script))'; "
      + "base-uri 'none'; form-action 'none'"
  }

  private static func hash(_ text: String) -> String {
    "sha256-" + Data(bytes(ofHex: Digest.sha256(text))).base64EncodedString()
  }

  private static func bytes(ofHex text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] * 16 + digits[$0 + 1])
    }
  }
}
