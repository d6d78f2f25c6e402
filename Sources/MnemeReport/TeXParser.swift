/// Reads a formula in the subset of TeX that our prose uses.
struct TeXParser {
  private let tex: String
  private let characters: [Character]
  private var position = 0

  /// - Throws: `ReportError.wrongMath` for an unknown command, an open group, a missing argument.
  static func nodes(of tex: String) throws(ReportError) -> [MathNode] {
    var parser = TeXParser(tex)
    let nodes = try parser.nodes()
    if parser.position < parser.characters.count {
      throw parser.failure("'}' or '\\right' without its beginning")
    }
    guard !nodes.isEmpty else { throw parser.failure("it is empty") }
    return nodes
  }

  private init(_ tex: String) {
    self.tex = tex
    characters = Array(tex)
  }

  private func failure(_ detail: String) -> ReportError { .wrongMath(tex: tex, detail: detail) }

  /// Terms up to the end, a closing brace or `\right`.
  private mutating func nodes() throws(ReportError) -> [MathNode] {
    var nodes: [MathNode] = []
    while true {
      skipSpaces()
      guard let next = peek, next != "}", !isAtRight else { return nodes }
      nodes.append(try term())
    }
  }

  private var peek: Character? { position < characters.count ? characters[position] : nil }

  private var isAtRight: Bool {
    characters[position...].starts(with: Array("\\right"))
      && !(characters.dropFirst(position + 6).first?.isLetter ?? false)
  }

  private mutating func skipSpaces() {
    while let next = peek, next.isWhitespace { position += 1 }
  }

  /// An atom with its subscript, superscript and primes.
  private mutating func term() throws(ReportError) -> MathNode {
    let base = try atom()
    var below: MathNode?
    var above: MathNode?
    while true {
      skipSpaces()
      switch peek {
      case "_":
        guard below == nil else { throw failure("two subscripts on one term") }
        position += 1
        below = try argument(of: "_")
      case "^":
        guard above == nil else { throw failure("two superscripts on one term") }
        position += 1
        above = try argument(of: "^")
      case "'":
        guard above == nil else { throw failure("a prime after a superscript") }
        above = primes()
      default:
        return below == nil && above == nil ? base : .scripts(base, below: below, above: above)
      }
    }
  }

  private mutating func primes() -> MathNode {
    var count = 0
    while peek == "'" {
      position += 1
      count += 1
    }
    return .symbol(MathSymbol(String(repeating: "′", count: count), .ordinary))
  }

  /// The group or the single atom that a command or a script takes.
  private mutating func argument(of command: String) throws(ReportError) -> MathNode {
    skipSpaces()
    guard let next = peek, next != "}" else { throw failure("'\(command)' has no argument") }
    return try atom()
  }

  private mutating func atom() throws(ReportError) -> MathNode {
    guard let next = peek else { throw failure("it ends too early") }
    if next == "\\" { return try command() }
    if next == "{" { return try group() }
    if next.isASCII, next.isNumber { return .number(number()) }
    position += 1
    if let symbol = TeXCommands.characters[next] { return .symbol(symbol) }
    guard next.isLetter else { throw failure("unknown sign '\(next)'") }
    return .identifier(String(next), isUpright: false)
  }

  private mutating func group() throws(ReportError) -> MathNode {
    position += 1
    let content = try nodes()
    guard peek == "}" else { throw failure("'{' without '}'") }
    position += 1
    return content.count == 1 ? content[0] : .row(content)
  }

  /// Digits, with a point only between digits.
  /// Digits with a point, or with thin spaces between groups: `10 000` is one number.
  private mutating func number() -> String {
    var text = ""
    while let next = peek {
      let follows = characters.dropFirst(position + 1).first
      let isWithin =
        [".", "\u{2009}", "\u{202F}"].contains(next)
        && follows.map { $0.isASCII && $0.isNumber } ?? false
      guard next.isASCII && next.isNumber || isWithin else { break }
      text.append(next)
      position += 1
    }
    return text
  }

  private mutating func commandName() -> String {
    position += 1
    var name = ""
    while let next = peek, next.isASCII, next.isLetter {
      name.append(next)
      position += 1
    }
    if name.isEmpty, let sign = peek {
      name = String(sign)
      position += 1
    }
    return name
  }

  private mutating func command() throws(ReportError) -> MathNode {
    let name = commandName()
    if let letter = TeXCommands.letters[name] { return .identifier(letter, isUpright: false) }
    if let letter = TeXCommands.uprightLetters[name] { return .identifier(letter, isUpright: true) }
    if let symbol = TeXCommands.symbols[name] { return .symbol(symbol) }
    if let width = TeXCommands.spaces[name] { return .space(width) }
    if TeXCommands.functions.contains(name) { return .function(name) }
    if let accent = TeXCommands.accents[name] {
      return .accent(
        accent.character, over: try argument(of: "\\\(name)"), isStretched: accent.isStretched)
    }
    if let alphabet = MathAlphabet(rawValue: name) { return try letters(of: alphabet) }
    return try structure(name)
  }

  private mutating func structure(_ name: String) throws(ReportError) -> MathNode {
    switch name {
    case "frac", "tfrac", "dfrac":
      let numerator = try argument(of: "\\\(name)")
      return .fraction(numerator, try argument(of: "\\\(name)"))
    case "sqrt": return .root(try argument(of: "\\sqrt"))
    case "mathrm": return .identifier(try words(of: name), isUpright: true)
    case "operatorname": return .function(try words(of: name))
    case "text": return .text(try words(of: name))
    case "left": return try fenced()
    default: throw failure("unknown command '\\\(name)'")
    }
  }

  private mutating func letters(of alphabet: MathAlphabet) throws(ReportError) -> MathNode {
    let plain = try words(of: alphabet.rawValue)
    var text = ""
    for character in plain {
      guard let letter = alphabet.letter(character) else {
        throw failure("'\\\(alphabet.rawValue)' has no letter '\(character)'")
      }
      text += letter
    }
    return .identifier(text, isUpright: true)
  }

  /// The braces after a command, as they stand.
  private mutating func words(of command: String) throws(ReportError) -> String {
    skipSpaces()
    guard peek == "{", let end = characters[position...].firstIndex(of: "}") else {
      throw failure("'\\\(command)' needs braces")
    }
    let words = String(characters[(position + 1)..<end])
    guard !words.isEmpty, !words.contains(where: { "\\{$_^".contains($0) }) else {
      throw failure("'\\\(command)' takes plain words only")
    }
    position = end + 1
    return words
  }

  private mutating func fenced() throws(ReportError) -> MathNode {
    let opening = try fence(after: "\\left")
    let content = try nodes()
    guard position < characters.count, isAtRight else {
      throw failure("'\\left' without '\\right'")
    }
    position += 6
    return .fenced(opening, content, try fence(after: "\\right"))
  }

  private mutating func fence(after command: String) throws(ReportError) -> String {
    skipSpaces()
    guard let next = peek else { throw failure("'\(command)' has no fence") }
    if next == "\\" {
      let name = commandName()
      guard let symbol = TeXCommands.symbols[name] else {
        throw failure("unknown fence '\\\(name)'")
      }
      return symbol.character
    }
    position += 1
    guard "()[]|.".contains(next) else { throw failure("unknown fence '\(next)'") }
    return next == "." ? "" : String(next)
  }
}
