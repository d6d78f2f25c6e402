extension MathLifter {
  /// Markdown with each formula replaced by a placeholder of what a format makes of it.
  ///
  /// - Parameter displays: whether `$$…$$` stands on its own; in a caption it can't.
  static func lifting(
    _ markdown: String, to placeholders: Placeholders, displays: Bool,
    inline: (String) throws(ReportError) -> String,
    displayed: (String) throws(ReportError) -> String
  ) throws(ReportError) -> String {
    var lifted = ""
    for piece in pieces(of: markdown) {
      switch piece {
      case .prose(let text), .code(let text): lifted += text
      case .math(let tex, let isDisplayed) where isDisplayed && displays:
        lifted += placeholders.block(try displayed(tex), hole: "$$\(tex)$$")
      case .math(let tex, _): lifted += placeholders.inline(try inline(tex))
      }
    }
    return lifted
  }
}
