/// Reads the label syntax: plain text, and between dollar signs a small part of TeX.
///
/// In mathematics letters are variables, digits are upright, spaces mean nothing. `_x`, `^{...}`
/// (two levels), `x'`, `\hat{...}`, `\bar{...}`, `\tilde{...}`, `\sqrt{...}`, `\mathrm{words}`,
/// and the letters and signs of `LabelSymbols`, as commands or typed.
package struct LabelParser {
  private let label: String
  private let characters: [Character]
  private let end: Int
  private var position: Int
  /// Scripts within scripts around the current place.
  private var depth = 0

  /// - Throws: `LabelError` for an unknown command, unbalanced signs, a missing argument.
  package static func parse(_ label: String) throws(LabelError) -> [LabelNode] {
    let characters = Array(label)
    let dollars = characters.indices.filter { characters[$0] == "$" }
    guard dollars.count % 2 == 0 else {
      throw .unbalanced(label: label, place: dollars[dollars.count - 1] + 1)
    }
    var nodes: [LabelNode] = []
    for (index, (start, end)) in zip([-1] + dollars, dollars + [characters.count]).enumerated() {
      if index % 2 == 0 {
        let text = String(characters[(start + 1)..<end])
        if !text.isEmpty { nodes.append(.upright(text.replacingMinus)) }
      } else {
        var parser = LabelParser(label, characters, (start + 1)..<end)
        let row = try parser.row(until: nil)
        guard !row.isEmpty else { throw .emptyMathematics(label: label, place: end + 1) }
        nodes.append(.row(row))
      }
    }
    return nodes
  }

  private init(_ label: String, _ characters: [Character], _ range: Range<Int>) {
    self.label = label
    self.characters = characters
    position = range.lowerBound
    end = range.upperBound
  }

  private var isAtEnd: Bool { position >= end }
  /// Of the next character, from 1; of the last one at the end.
  private var place: Int { min(position, end - 1) + 1 }

  private mutating func row(until close: Character?) throws(LabelError) -> [LabelNode] {
    let opened = position
    var nodes: [LabelNode] = []
    while !isAtEnd {
      let character = characters[position]
      if character == close {
        position += 1
        return nodes
      }
      switch character {
      case "}": throw .unbalanced(label: label, place: place)
      case "_", "^", "'": try attachScript(to: &nodes)
      case _: if let node = try atom() { nodes.append(node) }
      }
    }
    guard close == nil else { throw .unbalanced(label: label, place: opened) }
    return nodes
  }

  /// Hangs a script on the last node, which becomes (or already is) a base with scripts.
  private mutating func attachScript(to nodes: inout [LabelNode]) throws(LabelError) {
    let (sign, start) = (characters[position], place)
    let isBelow = sign == "_"
    position += 1
    guard let last = nodes.popLast() else {
      throw .missingArgument(String(sign), label: label, place: start)
    }
    depth += 1
    guard depth <= 2 else { throw .scriptsTooDeep(label: label, place: start) }
    let script = sign == "'" ? primes() : try argument(String(sign))
    depth -= 1
    var (base, below, above): ([LabelNode], [LabelNode], [LabelNode]) = ([last], [], [])
    if case .scripts(let inner, let low, let high) = last {
      (base, below, above) = (inner, low, high)
    }
    guard isBelow ? below.isEmpty : above.isEmpty else {
      throw .secondScript(label: label, place: start)
    }
    nodes.append(
      .scripts(base: base, below: isBelow ? script : below, above: isBelow ? above : script))
  }

  /// The first prime is read already.
  private mutating func primes() -> [LabelNode] {
    var count = 1
    while !isAtEnd, characters[position] == "'" {
      position += 1
      count += 1
    }
    return [.sign(LabelSign(String(repeating: "′", count: count), .ordinary))]
  }

  private mutating func argument(_ what: String) throws(LabelError) -> [LabelNode] {
    let start = place
    while !isAtEnd, characters[position] == " " { position += 1 }
    guard !isAtEnd, !"}_^'".contains(characters[position]) else {
      throw .missingArgument(what, label: label, place: start)
    }
    if characters[position] == "{" {
      position += 1
      let nodes = try row(until: "}")
      guard !nodes.isEmpty else { throw .missingArgument(what, label: label, place: start) }
      return nodes
    }
    return try atom().map { [$0] } ?? []
  }

  private mutating func atom() throws(LabelError) -> LabelNode? {
    let character = characters[position]
    position += 1
    if let sign = LabelSymbols.typed[character] { return .sign(sign) }
    if let (accent, base) = LabelAccent.split(character) {
      return .accent(accent, [.variable(String(base))])
    }
    switch character {
    case "{": return .row(try row(until: "}"))
    case "\\": return try command()
    case " ": return nil
    case _ where character.isLetter: return .variable(String(character))
    case _: return .upright(String(character))
    }
  }

  private mutating func command() throws(LabelError) -> LabelNode {
    let start = position
    guard !isAtEnd else { throw .missingArgument("\\", label: label, place: start) }
    var name = ""
    while !isAtEnd, characters[position].isASCII, characters[position].isLetter {
      name.append(characters[position])
      position += 1
    }
    if name.isEmpty {
      name = String(characters[position])
      position += 1
    }
    if let accent = LabelAccent(rawValue: name) {
      return .accent(accent, try argument("\\\(name)"))
    }
    if name == "sqrt" { return .root(try argument("\\sqrt")) }
    if name == "mathrm" || name == "text" { return .upright(try words(after: name, start)) }
    if let letter = LabelSymbols.variables[name] { return .variable(letter) }
    if let symbol = LabelSymbols.upright[name] { return .upright(symbol) }
    if let sign = LabelSymbols.signs[name] { return .sign(sign) }
    if let width = LabelSymbols.spaces[name] { return .space(width) }
    throw .unknownCommand(name, label: label, place: start)
  }

  /// The braced text after `\mathrm`, spaces kept.
  private mutating func words(after command: String, _ start: Int) throws(LabelError) -> String {
    guard !isAtEnd, characters[position] == "{",
      let close = characters[position..<end].firstIndex(of: "}"), close > position + 1
    else { throw .missingArgument("\\\(command)", label: label, place: start) }
    defer { position = close + 1 }
    return String(characters[position + 1..<close])
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
