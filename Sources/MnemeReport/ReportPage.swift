import FoundationEssentials
import MnemeTables

/// The page around the prose: one file that loads nothing and runs nothing.
struct ReportPage {
  let title: String
  /// What search results and shared links show.
  let description: String
  let manifest: Manifest
  let version: String
  let templates: ReportTemplates

  /// - Parameter prose: HTML made from the experiment's Markdown.
  func html(prose: String) throws(ReportError) -> String {
    let outline = PageOutline(html: prose)
    let style = "\n" + templates.style
    var holes = Holes()
    holes.set("title", source: Escaping.html(title))
    holes.set("description", source: Escaping.html(description))
    holes.set("content_security_policy", source: Self.policy(style: style))
    holes.set("style", source: style)
    holes.set("contents", source: outline.contents)
    holes.set("body", source: outline.body)
    holes.set("experiment", source: Escaping.html(manifest.experiment))
    holes.set("digest", source: Escaping.html(manifest.digest))
    holes.set("mneme_version", source: Escaping.html(version))
    let page = try templates.render(
      ReportTemplates.pageName, holes, writer: MarkdownReportWriter()
    ).text
    try PageReferences.check(page)
    return page
  }

  /// Nothing may be loaded but pictures that stand in the page, and its one style sheet, which is
  /// known by its hash.
  static func policy(style: String) -> String {
    let hash = Data(bytes(ofHex: Digest.sha256(style))).base64EncodedString()
    return "default-src 'none'; img-src data:; style-src 'sha256-\(hash)'; base-uri 'none'; "
      + "form-action 'none'"
  }

  private static func bytes(ofHex text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] * 16 + digits[$0 + 1])
    }
  }
}
