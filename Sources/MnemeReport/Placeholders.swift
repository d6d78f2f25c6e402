/// Finished pieces of HTML or LaTeX that travel through the Markdown parser as private-use
/// characters, which it passes on untouched.
final class Placeholders {
  private enum Fragment {
    case inline(String)
    /// Stands alone in its paragraph, which it replaces; `hole` names it in errors.
    case block(String, hole: String)
  }

  private var fragments: [Fragment] = []

  func inline(_ html: String) -> String { insert(.inline(html)) }

  func block(_ html: String, hole: String) -> String { insert(.block(html, hole: hole)) }

  private func insert(_ fragment: Fragment) -> String {
    fragments.append(fragment)
    return "\(Self.opening)\(fragments.count - 1)\(Self.closing)"
  }

  /// Puts every piece where its placeholder is now.
  ///
  /// - Parameter paragraph: what begins and ends one; a block takes the place of a whole paragraph.
  /// - Throws: `ReportError.misplacedBlock` if a block doesn't stand alone.
  func resolve(
    _ html: String, template: String,
    paragraph: (opening: String, closing: String) = ("<p>", "</p>")
  ) throws(ReportError) -> String {
    var resolved = ""
    var rest = html[...]
    while let start = rest.range(ofFirst: Self.opening),
      let end = rest[start.upperBound...].range(ofFirst: Self.closing),
      let index = Int(rest[start.upperBound..<end.lowerBound])
    {
      resolved += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
      switch fragments[index] {
      case .inline(let fragment): resolved += fragment
      case .block(let fragment, let hole):
        guard resolved.hasSuffix(paragraph.opening), rest.hasPrefix(paragraph.closing) else {
          throw .misplacedBlock(hole: hole, template: template)
        }
        resolved = String(resolved.dropLast(paragraph.opening.count)) + fragment
        rest = rest.dropFirst(paragraph.closing.count)
      }
    }
    return resolved + rest
  }

  private static let opening = "\u{E000}"
  private static let closing = "\u{E001}"
}
