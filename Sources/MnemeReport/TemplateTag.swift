/// The tags of a Mustache template, read without rendering: what Mustache would forgive is found
/// here.
struct TemplateTag: Equatable {
  enum Kind: Equatable {
    case value, section, invertedSection, end, partial, comment
    /// What Mustache offers and our templates may not use, because a misspelt name would go
    /// unnoticed or a value unescaped.
    case forbidden
  }

  let kind: Kind
  let name: String
  let line: Int

  static func all(in template: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var rest = template[...]
    var line = 1
    while let opening = rest.range(ofFirst: "{{") {
      line += rest[..<opening.lowerBound].count(where: \.isNewline)
      let content = rest[opening.upperBound...]
      let end = content.range(ofFirst: "}}")
      let inside = content[..<(end?.lowerBound ?? content.endIndex)]
      tags.append(TemplateTag(inside: inside, line: line))
      line += inside.count(where: \.isNewline)
      rest = rest[(end?.upperBound ?? content.endIndex)...]
    }
    return tags
  }

  private init(inside: Substring, line: Int) {
    let (kind, rest): (Kind, Substring) =
      switch inside.first {
      case "#": (.section, inside.dropFirst())
      case "^": (.invertedSection, inside.dropFirst())
      case "/": (.end, inside.dropFirst())
      case ">": (.partial, inside.dropFirst())
      case "!": (.comment, inside.dropFirst())
      default: (.value, inside)
      }
    let name = String(rest.drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
    let isPlain =
      !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) }
    self.kind = kind == .comment || isPlain ? kind : .forbidden
    self.name = kind == .comment ? "" : isPlain ? name : String(inside)
    self.line = line
  }
}
