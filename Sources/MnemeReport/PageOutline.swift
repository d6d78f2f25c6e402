/// Headings become identifiers, sections and a table of contents.
struct PageOutline {
  /// The page's content with identifiers on its headings, and a section around each chapter.
  private(set) var body = ""
  /// Chapters and their parts as nested lists of links.
  private(set) var contents = ""

  /// - Parameter html: made by the Markdown parser, which escapes every `<` of the text; so each
  ///   `<h2>` in it is a heading.
  init(html: String) {
    var headings: [Heading] = []
    var isInSection = false
    var rest = html[...]
    while let next = Self.nextHeading(in: rest) {
      body += rest[..<next.start]
      var heading = Heading(level: next.level, html: String(next.content))
      heading.identifier = Self.unused(heading.identifier, in: headings.map(\.identifier))
      if heading.level == 2 {
        body += (isInSection ? "</section>\n" : "")
        body += "<section aria-labelledby=\"\(heading.identifier)\">\n"
        isInSection = true
      }
      body += heading.element
      headings.append(heading)
      rest = rest[next.end...]
    }
    body += rest + (isInSection ? "</section>\n" : "")
    contents = Self.list(headings)
  }

  private struct Heading {
    let level: Int
    let html: String
    var identifier: String

    init(level: Int, html: String) {
      self.level = level
      self.html = html
      let slug = Escaping.html(Slug.of(PageOutline.words(of: html)))
      identifier = slug.isEmpty ? "section" : slug
    }

    var element: String { "<h\(level) id=\"\(identifier)\">\(html)</h\(level)>" }
    var entry: String { "<a href=\"#\(identifier)\">\(html)</a>" }
  }

  private static func nextHeading(
    in html: Substring
  ) -> (level: Int, content: Substring, start: String.Index, end: String.Index)? {
    let found = (1...4).compactMap { level in
      html.range(ofFirst: "<h\(level)>").map { (level, $0) }
    }
    guard let (level, opening) = found.min(by: { $0.1.lowerBound < $1.1.lowerBound }),
      let closing = html[opening.upperBound...].range(ofFirst: "</h\(level)>")
    else { return nil }
    return (
      level, html[opening.upperBound..<closing.lowerBound], opening.lowerBound, closing.upperBound
    )
  }

  /// Text without tags, with the escapes of `Escaping.html` undone.
  private static func words(of html: String) -> String {
    var words = ""
    var rest = html[...]
    while let tag = rest.range(ofFirst: "<") {
      words += rest[..<tag.lowerBound]
      let end = rest[tag.upperBound...].range(ofFirst: ">")?.upperBound ?? rest.endIndex
      rest = rest[end...]
    }
    words += rest
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      words = words.replacingAll(entity, with: character)
    }
    return words
  }

  /// As GitHub does it: the second `limits` is `limits-1`.
  private static func unused(_ identifier: String, in taken: [String]) -> String {
    guard taken.contains(identifier) else { return identifier }
    let number = (1...).first { !taken.contains("\(identifier)-\($0)") } ?? 0
    return "\(identifier)-\(number)"
  }

  private static func list(_ headings: [Heading]) -> String {
    var html = "<ol>\n"
    var isOpen = false
    var hasParts = false
    for heading in headings where heading.level == 2 || heading.level == 3 && isOpen {
      if heading.level == 2 {
        html += hasParts ? "\n</ol>\n" : ""
        html += (isOpen ? "</li>\n" : "") + "<li>\(heading.entry)"
        (isOpen, hasParts) = (true, false)
      } else {
        html += (hasParts ? "\n" : "\n<ol>\n") + "<li>\(heading.entry)</li>"
        hasParts = true
      }
    }
    return html + (hasParts ? "\n</ol>\n" : "") + (isOpen ? "</li>\n" : "") + "</ol>"
  }
}
