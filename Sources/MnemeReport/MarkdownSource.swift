/// Markdown that came from elsewhere, made safe to stand in ours.
enum MarkdownSource {
  /// One line of the same Markdown in which tags are shown, not obeyed: outside of formulas and
  /// code spans, `<` is escaped. Markdown in this form can't leave its paragraph either.
  static func showingTags(of markdown: String) -> String {
    MathLifter.pieces(of: Escaping.line(markdown)).map { piece in
      switch piece {
      case .prose(let text): escapingTags(in: text)
      case .code(let text): text
      case .math(let tex, let isDisplayed): isDisplayed ? "$$\(tex)$$" : "$\(tex)$"
      }
    }.joined()
  }

  private static func escapingTags(in prose: String) -> String {
    var isEscaped = false
    return prose.replacingScalars { scalar in
      defer { isEscaped = scalar == "\\" && !isEscaped }
      return scalar == "<" && !isEscaped ? "\\<" : nil
    }
  }
}
