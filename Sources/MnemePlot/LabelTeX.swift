/// A label of the figures as text with standard TeX between its dollar signs, for pages and papers.
package enum LabelTeX {
  /// Commands of the label syntax that TeX doesn't have.
  private static let standard: [(own: String, tex: String)] = [
    ("\\Prob", "\\mathrm{P}"), ("\\KL", "\\mathrm{KL}"), ("\\half", "\\frac{1}{2}"),
    ("\\tr", "\\mathrm{tr}"), ("\\E", "\\mathrm{E}"),
  ]

  package static func text(of label: String) -> String {
    label.split(separator: "$", omittingEmptySubsequences: false).enumerated().map { index, part in
      index % 2 == 0 ? String(part) : math(String(part))
    }.joined(separator: "$")
  }

  private static func math(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let backslash = rest.firstIndex(of: "\\") {
      result += rest[..<backslash]
      let tail = rest[backslash...]
      let name = tail.dropFirst().prefix { $0.isLetter }
      let command = "\\" + name
      if let match = standard.first(where: { $0.own == command }) {
        result += match.tex
        rest = tail.dropFirst(command.count)
      } else {
        result += tail.prefix(max(2, command.count))
        rest = tail.dropFirst(max(2, command.count))
      }
    }
    return result + rest
  }
}
