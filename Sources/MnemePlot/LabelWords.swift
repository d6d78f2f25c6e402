/// A label as plain text, for readers who hear it: `n_mem/d`, `P(Δ > 0)`, `10⁻³`.
package enum LabelWords {
  /// - Throws: `LabelError` for a label that can't be read.
  package static func text(of label: String) throws(LabelError) -> String {
    var words = ""
    for word in text(try LabelParser.parse(label)).split(separator: " ") {
      words += (words.isEmpty ? "" : " ") + word
    }
    return words
  }

  /// The symbol alone of a label that has words, a comma and then a symbol: `n/d` of
  /// "training samples per dimension, $n/d$". Of a label with a condition after a comma,
  /// "$KL/d$ (nats), $d \to \infty$", what stands before. Any other label whole.
  ///
  /// - Throws: `LabelError` for a label that can't be read.
  static func quantity(of label: String) throws(LabelError) -> String {
    let parts = label.split(separator: "$", omittingEmptySubsequences: false)
    // Even parts are words, odd ones formulas.
    guard let comma = parts.indices.first(where: { $0 % 2 == 0 && parts[$0].hasSuffix(", ") }),
      comma + 1 < parts.count
    else { return try text(of: label) }
    let isNamed = comma == 0
    let shown = isNamed ? parts[1...] : parts[...comma]
    let joined = (isNamed ? "$" : "") + shown.joined(separator: "$")
    return try text(of: isNamed ? joined : String(joined.dropLast(2)))
  }

  /// Digits and signs as superscripts.
  static func raised(_ text: String) -> String {
    let digits: [Character: Character] = [
      "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
      "9": "⁹", "-": "⁻", "\u{2212}": "⁻", "+": "⁺",
    ]
    return String(text.map { digits[$0] ?? $0 })
  }

  private static func text(_ nodes: [LabelNode]) -> String {
    let roles = LabelSpacing.roles(nodes)
    var text = ""
    for (index, node) in nodes.enumerated() {
      if index > 0,
        LabelSpacing.space(between: roles[index - 1], and: roles[index], isScript: false) > 0
      {
        text += " "
      }
      text += self.text(node)
    }
    return text
  }

  private static func text(_ node: LabelNode) -> String {
    switch node {
    case .upright(let words), .variable(let words): words
    case .sign(let sign): sign.text
    case .row(let nodes): text(nodes)
    case .scripts(let base, let below, let above):
      text(base) + (below.isEmpty ? "" : "_" + grouped(below)) + raised(above)
    case .accent(let accent, let nodes): text(nodes) + accent.combining
    case .root(let nodes): "√" + grouped(nodes)
    case .space(let width): width > 0.2 ? " " : ""
    }
  }

  private static func raised(_ nodes: [LabelNode]) -> String {
    let text = text(nodes)
    if text.allSatisfy({ $0.isNumber || "-\u{2212}+".contains($0) }) { return raised(text) }
    return text.allSatisfy { $0 == "′" } ? text : "^" + grouped(nodes)
  }

  /// In brackets unless it is one word.
  private static func grouped(_ nodes: [LabelNode]) -> String {
    let text = text(nodes)
    let isWord = text.count == 1 || text.allSatisfy { $0.isLetter || $0.isNumber }
    return isWord ? text : "(\(text))"
  }
}

extension LabelAccent {
  fileprivate var combining: String {
    switch self {
    case .hat: "\u{302}"
    case .bar: "\u{304}"
    case .tilde: "\u{303}"
    }
  }
}
