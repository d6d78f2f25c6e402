/// Markdown with formulas and placeholders to HTML.
enum MarkdownPage {
  /// - Parameter template: names the source in errors.
  static func html(
    of markdown: String, placeholders: Placeholders, template: String
  ) throws(ReportError) -> String {
    let lifted = try liftingMath(in: markdown, to: placeholders)
    return try placeholders.resolve(MarkdownParser.html(of: lifted), template: template)
  }

  /// One paragraph from elsewhere, without its tags.
  static func inlineHTML(of markdown: String) throws(ReportError) -> String {
    let placeholders = Placeholders()
    let lifted = try liftingMath(in: Escaping.line(markdown), to: placeholders)
    return try placeholders.resolve(MarkdownParser.inlineHTML(of: lifted), template: "a caption")
  }

  private static func liftingMath(
    in markdown: String, to placeholders: Placeholders
  ) throws(ReportError) -> String {
    var lifted = ""
    for piece in MathLifter.pieces(of: markdown) {
      switch piece {
      case .prose(let text), .code(let text): lifted += text
      case .math(let tex, let isDisplayed):
        lifted += placeholders.inline(try MathML.element(of: tex, isDisplayed: isDisplayed))
      }
    }
    return lifted
  }
}
