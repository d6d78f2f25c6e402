/// Markdown with formulas and placeholders to HTML.
enum MarkdownPage {
  /// - Parameter template: names the source in errors.
  static func html(
    of markdown: String, placeholders: Placeholders, template: String
  ) throws(ReportError) -> String {
    let lifted = try liftingMath(in: markdown, to: placeholders, displays: true)
    return try placeholders.resolve(MarkdownParser.html(of: lifted), template: template)
  }

  /// One paragraph from elsewhere, without its tags.
  static func inlineHTML(of markdown: String) throws(ReportError) -> String {
    let placeholders = Placeholders()
    let lifted = try liftingMath(in: Escaping.line(markdown), to: placeholders, displays: false)
    return try placeholders.resolve(MarkdownParser.inlineHTML(of: lifted), template: "a caption")
  }

  /// - Parameter displays: whether `$$…$$` stands on its own; in a caption it can't.
  private static func liftingMath(
    in markdown: String, to placeholders: Placeholders, displays: Bool
  ) throws(ReportError) -> String {
    try MathLifter.lifting(
      markdown, to: placeholders, displays: displays,
      inline: { tex throws(ReportError) in
        try MathML.element(of: tex)
      },
      displayed: { tex throws(ReportError) in
        try equation(tex)
      })
  }

  /// Can be scrolled sideways where the page is too narrow for it, by keyboard too.
  static func equation(
    _ tex: String, number: String? = nil, name: String = "Equation", identifier: String? = nil
  ) throws(ReportError) -> String {
    "<div class=\"equation\"\(identifier.map { " id=\"\(Escaping.html($0))\"" } ?? "") role=\"group\" "
      + "aria-label=\"\(Escaping.html(name))\" tabindex=\"0\">"
      + "\(try MathML.element(of: tex, isDisplayed: true))"
      + (number.map { "<span class=\"tag\">(\(Escaping.html($0)))</span>" } ?? "") + "</div>"
  }
}
