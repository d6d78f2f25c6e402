/// A label of the figures as text with standard TeX between its dollar signs, for pages and papers.
package enum LabelTeX {
  /// Commands of the label syntax that TeX doesn't have.
  private static let own: [String: String] = [
    "Prob": "\\mathrm{P}", "KL": "\\mathrm{KL}", "E": "\\mathrm{E}", "half": "\\frac{1}{2}",
    "tr": "\\operatorname{tr}",
  ]

  /// Typed signs and letters that TeX knows by their commands only.
  private static let typed: [String: String] = {
    let named =
      LabelSymbols.variables.map { ($0.value, $0.key) }
      + LabelSymbols.upright.filter { own[$0.key] == nil }.map { ($0.value, $0.key) }
      + LabelSymbols.signs.filter { $0.value.role != .function }.map { ($0.value.text, $0.key) }
    var commands = ["\u{2212}": "-", "·": "\\cdot ", "½": "\\frac{1}{2}"]
    // Of two names for one sign the shorter one comes last and stays.
    for (sign, name) in named.sorted(by: { ($0.1.count, $0.1) > ($1.1.count, $1.1) })
    where !sign.allSatisfy(\.isASCII) {
      commands[sign] = "\\\(name)" + (name.allSatisfy(\.isLetter) ? " " : "")
    }
    return commands
  }()

  package static func text(of label: String) -> String {
    label.split(separator: "$", omittingEmptySubsequences: false).enumerated().map { index, part in
      index % 2 == 0 ? String(part) : math(part)
    }.joined(separator: "$")
  }

  private static func math(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      guard character == "\\" else {
        result += sign(character)
        continue
      }
      var name = String(rest.prefix { $0.isASCII && $0.isLetter })
      if name.isEmpty { name = String(rest.prefix(1)) }
      rest = rest.dropFirst(name.count)
      result += own[name] ?? "\\\(name)"
      // Words may have any letters, and stay as they are.
      if name == "mathrm" || name == "text", let end = rest.firstIndex(of: "}") {
        result += rest[...end]
        rest = rest[rest.index(after: end)...]
      }
    }
    return result
  }

  private static func sign(_ character: Character) -> String {
    if let command = typed[String(character)] { return command }
    if let (accent, base) = LabelAccent.split(character) {
      return "\\\(accent.rawValue){\(sign(base))}"
    }
    return String(character)
  }
}
