/// Formulas of our subset of TeX as LaTeX (amsmath, amssymb), written from their tree: whatever the
/// source holds, only commands that the subset knows come out.
enum LaTeXMath {
  /// Between single dollar signs.
  ///
  /// - Throws: `ReportError.wrongMath`.
  static func inline(_ tex: String) throws(ReportError) -> String {
    "$\(row(try TeXParser.nodes(of: tex)))$"
  }

  /// On its own lines.
  ///
  /// - Parameters:
  ///   - number: its tag, without parentheses.
  ///   - label: by which references call it.
  static func displayed(
    _ tex: String, number: String? = nil, label: String? = nil
  ) throws(ReportError) -> String {
    let tag = number.map { " \\tag{\(LaTeXText.escaped($0))}" } ?? ""
    let name = label.map { "\\label{\($0)}" } ?? ""
    return "\\begin{equation*}\n\(row(try TeXParser.nodes(of: tex)))\(tag)\(name)\n\\end{equation*}"
  }

  /// The command of one sign, without dollar signs; `nil` if the subset has none.
  static func sign(_ character: String) -> String? {
    if let letter = letters[character] { return "\\\(letter)" }
    return symbols[character].map { $0.first == "\\" ? $0 + " " : $0 }
  }

  // MARK: Tree

  static func row(_ nodes: [MathNode]) -> String { nodes.map(element).joined() }

  private static func element(_ node: MathNode) -> String {
    switch node {
    case .identifier(let name, let isUpright): identifier(name, isUpright: isUpright)
    case .number(let text): LaTeXText.escaped(text)
    case .symbol(let symbol): self.symbol(symbol)
    case .function(let name):
      TeXCommands.functions.contains(name)
        ? "\\\(name) " : "\\operatorname{\(LaTeXText.escaped(name))}"
    case .text(let text): "\\text{\(LaTeXText.escaped(text))}"
    case .space(let width): space(width)
    case .row(let nodes): "{\(row(nodes))}"
    case .fraction(let above, let below): "\\frac{\(element(above))}{\(element(below))}"
    case .root(let radicand): "\\sqrt{\(element(radicand))}"
    case .scripts(let base, let below, let above): scripts(base, below, above)
    case .accent(let mark, let base, let isStretched):
      "\\\(accent(mark, isStretched: isStretched)){\(element(base))}"
    case .fenced(let opening, let nodes, let closing):
      "\\left\(fence(opening))\(row(nodes))\\right\(fence(closing))"
    }
  }

  private static func scripts(
    _ base: MathNode, _ below: MathNode?, _ above: MathNode?
  ) -> String {
    element(base) + (below.map { "_{\(element($0))}" } ?? "")
      + (above.map { "^{\(element($0))}" } ?? "")
  }

  private static func identifier(_ name: String, isUpright: Bool) -> String {
    if let letter = letters[name] { return "\\\(letter) " }
    if let styled = alphabets[name] { return styled }
    let letters = name.map { alphabets[String($0)] ?? LaTeXText.escaped(String($0)) }.joined()
    return isUpright && !letters.hasPrefix("\\math") ? "\\mathrm{\(letters)}" : letters
  }

  private static func symbol(_ symbol: MathSymbol) -> String {
    let known =
      symbols["\(symbol.character) \(symbol.role)"] ?? symbols[symbol.character]
      ?? LaTeXText.escaped(symbol.character)
    return known.hasPrefix("\\") && known.last?.isLetter == true ? known + " " : known
  }

  private static func space(_ width: Double) -> String {
    let names = TeXCommands.spaces.filter { $0.value == width }.keys.sorted()
    guard let name = names.first else { return "\\hspace{\(width)em}" }
    return name.first?.isLetter == true ? "\\\(name) " : "\\\(name)"
  }

  private static func accent(_ mark: String, isStretched: Bool) -> String {
    TeXCommands.accents.filter { $0.value == (mark, isStretched) }.keys.sorted().first ?? "hat"
  }

  private static func fence(_ sign: String) -> String {
    if sign.isEmpty { return "." }
    let known = symbols[sign] ?? sign
    return known.hasPrefix("\\") && known.last?.isLetter == true ? known + " " : known
  }

  // MARK: Signs, backwards

  private static let letters: [String: String] = reversed(
    TeXCommands.letters.merging(TeXCommands.uprightLetters) { old, _ in old })

  /// By the sign, and by sign and role where the role decides the command.
  private static let symbols: [String: String] = {
    var commands: [String: String] = [:]
    for (name, symbol) in TeXCommands.symbols.sorted(by: { $0.key < $1.key })
    where !unknownToLaTeX.contains(name) {
      let command = "\\\(name)"
      let keyed = "\(symbol.character) \(symbol.role)"
      for key in [keyed, symbol.character] where commands[key] == nil { commands[key] = command }
    }
    for (character, symbol) in TeXCommands.characters where character.isASCII {
      commands["\(symbol.character) \(symbol.role)"] = String(character)
      if symbol.character == String(character) || symbol.character == "\u{2212}" {
        commands[symbol.character] = String(character)
      }
    }
    commands["½"] = "\\frac{1}{2}"
    commands["¾"] = "\\frac{3}{4}"
    return commands
  }()

  /// Names that only MathJax knows.
  private static let unknownToLaTeX: Set<String> = ["lt", "gt"]

  private static let alphabets: [String: String] = {
    var commands: [String: String] = [:]
    for alphabet in [MathAlphabet.mathbb, .mathcal, .mathbf] {
      for character in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" {
        guard let letter = alphabet.letter(character) else { continue }
        commands[letter] = "\\\(alphabet.rawValue){\(character)}"
      }
    }
    // The fonts of amssymb have no digit of this alphabet.
    if let one = MathAlphabet.mathbb.letter("1") { commands[one] = "\\mathbf{1}" }
    return commands
  }()

  private static func reversed(_ names: [String: String]) -> [String: String] {
    var result: [String: String] = [:]
    for (name, sign) in names.sorted(by: { $0.key < $1.key }) where result[sign] == nil {
      result[sign] = name
    }
    return result
  }
}
