/// Sentences' parts as plain words, for names that are read aloud and for identifiers.
enum InlineText {
  static func plain(_ parts: [Inline]) -> String { parts.map(plain).joined() }

  private static func plain(_ part: Inline) -> String {
    switch part {
    case .text(let text), .literal(let text), .code(let text), .math(let text), .markdown(let text):
      text
    case .number(let number): number.text
    case .citation(let citation, let style): citation.words(style)
    case .strong(let parts), .link(let parts, _): plain(parts)
    case .missing(let reason): "not available (\(reason))"
    case .notes(let marks): " (\(marks))"
    }
  }
}
