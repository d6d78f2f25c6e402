/// Cuts the chapters of a report's Markdown apart.
enum MarkdownSections {
  /// The text below the heading `## title`, up to the next heading of its level.
  static func section(_ title: String, of markdown: String) -> String? {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "## \(title)") else { return nil }
    let rest = lines[(start + 1)...]
    let end = rest.firstIndex { $0.hasPrefix("## ") } ?? rest.endIndex
    return trimmed(rest[..<end])
  }

  /// The text before the first heading in it.
  static func beforePart(of section: String) -> String {
    let lines = section.split(separator: "\n", omittingEmptySubsequences: false)
    return trimmed(lines.prefix { !$0.hasPrefix("### ") })
  }

  /// Links to parts of the chapter's own page lead to that page, but for the names that are kept.
  static func leading(
    out section: String, to page: String, except isKept: (Substring) -> Bool
  ) -> String {
    var text = ""
    var rest = section[...]
    while let link = rest.range(ofFirst: "](#") {
      text += rest[..<link.lowerBound]
      rest = rest[link.upperBound...]
      let name = rest.prefix { $0 != ")" }
      text += isKept(name) ? "](#" : "](\(LinkTarget.file(page).reference)#"
    }
    return text + rest
  }

  private static func trimmed(_ lines: some Collection<Substring>) -> String {
    var lines = Array(lines)
    while lines.first?.allSatisfy(\.isWhitespace) ?? false { lines.removeFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) ?? false { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
