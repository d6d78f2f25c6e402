/// Reads the label syntax: plain text, and between dollar signs a small part of TeX.
///
/// In mathematics letters are variables, everything else is upright; `_x`, `^{...}`, `\hat{...}`,
/// `\bar{...}`, `\tilde{...}`, `\mathrm{...}`, Greek letters and the symbols of `symbols`.
package struct LabelParser {
  private let label: String
  private let characters: [Character]
  private var position = 0

  /// - Throws: `LabelError` for an unknown command or unbalanced signs.
  package static func parse(_ label: String) throws(LabelError) -> [LabelNode] {
    var nodes: [LabelNode] = []
    for (index, part) in label.split(separator: "$", omittingEmptySubsequences: false).enumerated()
    {
      if index % 2 == 0 {
        if !part.isEmpty { nodes.append(.upright(String(part).replacingMinus)) }
      } else {
        var parser = LabelParser(label: label, characters: Array(part))
        nodes += try parser.row(until: nil)
      }
    }
    guard label.count(where: { $0 == "$" }) % 2 == 0 else { throw .unbalanced(label: label) }
    return nodes
  }

  private init(label: String, characters: [Character]) {
    self.label = label
    self.characters = characters
  }

  private var isAtEnd: Bool { position >= characters.count }

  private mutating func row(until close: Character?) throws(LabelError) -> [LabelNode] {
    var nodes: [LabelNode] = []
    while !isAtEnd {
      let character = characters[position]
      if character == close {
        position += 1
        return nodes
      }
      switch character {
      case "}": throw .unbalanced(label: label)
      case "_", "^": try attachScript(to: &nodes)
      default: nodes += try atom()
      }
    }
    guard close == nil else { throw .unbalanced(label: label) }
    return nodes
  }

  /// Hangs a script on the last node, which becomes (or already is) a base with scripts.
  private mutating func attachScript(to nodes: inout [LabelNode]) throws(LabelError) {
    let isBelow = characters[position] == "_"
    position += 1
    let script = try argument(isBelow ? "_" : "^")
    guard let last = nodes.popLast() else { throw .missingArgument("_ or ^", label: label) }
    if case .scripts(let base, let below, let above) = last {
      nodes.append(
        .scripts(base: base, below: isBelow ? script : below, above: isBelow ? above : script))
    } else {
      nodes.append(
        .scripts(base: [last], below: isBelow ? script : [], above: isBelow ? [] : script))
    }
  }

  private mutating func argument(_ what: String) throws(LabelError) -> [LabelNode] {
    while !isAtEnd, characters[position] == " " { position += 1 }
    guard !isAtEnd else { throw .missingArgument(what, label: label) }
    if characters[position] == "{" {
      position += 1
      return try row(until: "}")
    }
    return try atom()
  }

  private mutating func atom() throws(LabelError) -> [LabelNode] {
    let character = characters[position]
    position += 1
    switch character {
    case "{": return try row(until: "}")
    case "\\": return try command()
    case " ": return []
    case _ where character.isLetter: return [.variable(String(character))]
    case _ where character.isNumber || character == ".": return [.upright(String(character))]
    default: return [.upright(Self.spaced(character))]
    }
  }

  private mutating func command() throws(LabelError) -> [LabelNode] {
    guard !isAtEnd else { throw .unbalanced(label: label) }
    var name = ""
    while !isAtEnd, characters[position].isLetter {
      name.append(characters[position])
      position += 1
    }
    if name.isEmpty {
      name = String(characters[position])
      position += 1
    }
    if let accent = LabelAccent(rawValue: name) {
      return [.accent(accent, try argument("\\\(name)"))]
    }
    if name == "mathrm" || name == "text" { return [.upright(try words())] }
    if let letter = LabelSymbols.variables[name] { return [.variable(letter)] }
    if let symbol = LabelSymbols.upright[name] { return [.upright(symbol)] }
    throw .unknownCommand(name, label: label)
  }

  /// The braced text after `\mathrm`, spaces kept.
  private mutating func words() throws(LabelError) -> String {
    guard !isAtEnd, characters[position] == "{",
      let end = characters[position...].firstIndex(of: "}")
    else { throw .missingArgument("\\mathrm", label: label) }
    defer { position = end + 1 }
    return String(characters[position + 1..<end])
  }

  /// Relations stand in thin spaces, the hyphen becomes a minus sign.
  private static func spaced(_ character: Character) -> String {
    switch character {
    case "=", "<", ">", "+": "\u{2009}\(character)\u{2009}"
    case "-": "\u{2212}"
    case ",": ",\u{2009}"
    default: String(character)
    }
  }
}

extension String {
  /// A hyphen before a digit is a minus sign.
  fileprivate var replacingMinus: String {
    var result = ""
    let characters = Array(self)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let previous = index > 0 ? characters[index - 1] : " "
      let isSign = character == "-" && next.isNumber && !(previous.isLetter || previous.isNumber)
      result.append(isSign ? "\u{2212}" : character)
    }
    return result
  }
}
