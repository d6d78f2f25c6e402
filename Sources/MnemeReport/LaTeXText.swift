/// Plain words as LaTeX that pdflatex sets with the fonts it has: what they can't print is named by its
/// code point, so that every text compiles and none is lost.
enum LaTeXText {
  /// Running text; works in captions, headings, table cells and bodies of macros.
  static func escaped(_ text: String) -> String { prose(Escaping.line(text)) }

  /// Running text that may hold the places of finished pieces (`Placeholders`), which stay.
  static func prose(_ text: String) -> String {
    var writer = Writer(scalars: Array(text.unicodeScalars))
    return writer.text()
  }

  /// The same in typewriter letters, which may break after the signs that join names and numbers.
  static func code(_ text: String) -> String {
    var pieces: [String] = []
    var length = 0
    var piece = ""
    for character in Escaping.line(text) {
      piece.append(character)
      length += 1
      if "/_-,=.:".contains(character) && length > 8 || length >= 16 {
        pieces.append(piece)
        (piece, length) = ("", 0)
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return "\\texttt{\(pieces.map(typewritten).joined(separator: "\\allowbreak{}"))}"
  }

  /// Typewriter fonts have all signs of ASCII in their places.
  private static func typewritten(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      let isOwn = ascii[scalar] != nil || joining.contains(scalar)
      return isOwn ? "\\char\(scalar.value){}" : prose(String(scalar))
    }.joined()
  }

  /// For `alt={…}`, which is never typeset: signs of TeX are escaped, all others stay as they are.
  static func alternative(_ text: String) -> String {
    Escaping.line(text).replacingScalars { scalar in
      if let command = ascii[scalar], !"<>|\"'`^~".unicodeScalars.contains(scalar) {
        return command
      }
      // A brace would end the key, a tilde is a space, a caret a superscript.
      return switch scalar {
      case "^": "\\string^"
      case "~": "\\string~"
      default: nil
      }
    }
  }

  /// About how many letters wide it is: code points take ten.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      sum + (!scalar.isASCII && sign(scalar).hasPrefix("\\texttt") ? 10 : 1)
    }
  }

  // MARK: Signs

  /// What TeX would obey, or its old fonts set as another sign.
  fileprivate static let ascii: [UnicodeScalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "<": "\\ensuremath{<}", ">": "\\ensuremath{>}", "|": "\\ensuremath{|}",
    "\"": "\\char34{}", "`": "\\char96{}",
  ]

  /// Two of these in a row would join to another sign.
  fileprivate static let joining: Set<UnicodeScalar> = ["-", ",", "'", "<", ">"]

  fileprivate static let signs: [UnicodeScalar: String] = [
    "\u{A0}": "~", "\u{2009}": "\\,", "\u{200A}": "\\,", "\u{202F}": "\\,",
    "\u{2002}": "\\enspace{}",
    "\u{2003}": "\\quad{}", "\u{AD}": "\\-", "\u{200B}": "", "\u{200C}": "", "\u{200D}": "",
    "\u{2060}": "", "\u{FEFF}": "", "\u{FE0E}": "", "\u{FE0F}": "",
    "‘": "`", "’": "'", "“": "``", "”": "''", "–": "--", "—": "---", "…": "\\ldots{}",
    "\u{2010}": "-", "\u{2011}": "-", "•": "\\textbullet{}", "·": "\\ensuremath{\\cdot}",
    "§": "\\S{}", "¶": "\\P{}", "©": "\\copyright{}", "ß": "\\ss{}", "æ": "\\ae{}", "Æ": "\\AE{}",
    "œ": "\\oe{}", "Œ": "\\OE{}", "ø": "\\o{}", "Ø": "\\O{}", "ł": "\\l{}", "Ł": "\\L{}",
    "ı": "\\i{}",
    "¡": "!`", "¿": "?`", "°": "\\ensuremath{^{\\circ}}", "−": "\\ensuremath{-}",
    "½": "\\ensuremath{\\frac{1}{2}}", "¼": "\\ensuremath{\\frac{1}{4}}",
    "¾": "\\ensuremath{\\frac{3}{4}}", "µ": "\\ensuremath{\\mu}", "√": "\\ensuremath{\\surd}",
    "‖": "\\ensuremath{\\|}", "𝔼": "\\ensuremath{\\mathbb{E}}", "ℝ": "\\ensuremath{\\mathbb{R}}",
    "\u{FFFD}": "\\texttt{[?]}",
  ]

  /// Accents of LaTeX by the combining characters that Unicode has for them.
  fileprivate static let accents: [UnicodeScalar: String] = [
    "\u{300}": "`", "\u{301}": "'", "\u{302}": "^", "\u{303}": "~", "\u{304}": "=", "\u{306}": "u",
    "\u{307}": ".", "\u{308}": "\"", "\u{30A}": "r", "\u{30B}": "H", "\u{30C}": "v", "\u{327}": "c",
  ]

  /// Strings are equal if Unicode says so: `é` finds what `e` and an acute accent made.
  fileprivate static let accentedLetters: [String: String] = {
    var letters: [String: String] = [:]
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" {
      let base = "ij".contains(letter) ? "\\\(letter){}" : String(letter)
      for (accent, command) in accents { letters["\(letter)\(accent)"] = "\\\(command){\(base)}" }
    }
    return letters
  }()

  fileprivate static let raised: [UnicodeScalar: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-", "⁺": "+",
  ]

  fileprivate static let lowered: [UnicodeScalar: Character] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9",
  ]

  /// The sign, or its code point: `[U+1F600]`.
  fileprivate static func sign(_ scalar: UnicodeScalar) -> String {
    if let known = signs[scalar] { return known }
    if let formula = LaTeXMath.sign(String(scalar)) { return "\\ensuremath{\(formula)}" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
    return "\\texttt{[U+\(zeros)\(digits)]}"
  }
}

private struct Writer {
  let scalars: [UnicodeScalar]
  var position = 0
  var result = ""

  init(scalars: [UnicodeScalar]) { self.scalars = scalars }

  mutating func text() -> String {
    while position < scalars.count { step() }
    return result
  }

  private mutating func step() {
    let scalar = scalars[position]
    if let digits = take(LaTeXText.raised) {
      result += "\\ensuremath{^{\(digits)}}"
    } else if let digits = take(LaTeXText.lowered) {
      result += "\\ensuremath{_{\(digits)}}"
    } else if let accented = accented() {
      result += accented
    } else {
      position += 1
      result += word(scalar)
    }
  }

  private func word(_ scalar: UnicodeScalar) -> String {
    if let command = LaTeXText.ascii[scalar] { return command }
    guard scalar.isASCII || Self.isHeld(scalar) else { return LaTeXText.sign(scalar) }
    let isRepeated = position < scalars.count && scalars[position] == scalar
    return LaTeXText.joining.contains(scalar) && isRepeated ? "\(scalar){}" : String(scalar)
  }

  /// The places of finished LaTeX travel through as they are.
  private static func isHeld(_ scalar: UnicodeScalar) -> Bool {
    (0xE000...0xF8FF).contains(scalar.value)
  }

  private mutating func take(_ digits: [UnicodeScalar: Character]) -> String? {
    let run = scalars[position...].prefix { digits[$0] != nil }
    guard !run.isEmpty else { return nil }
    position += run.count
    return String(run.compactMap { digits[$0] })
  }

  /// A Latin letter with the accent that follows it, or that is part of it.
  private mutating func accented() -> String? {
    let next = position + 1 < scalars.count ? scalars[position + 1] : " "
    let isFollowed = LaTeXText.accents[next] != nil
    let end = position + (isFollowed ? 2 : 1)
    let source = String(String.UnicodeScalarView(scalars[position..<end]))
    guard let letter = LaTeXText.accentedLetters[source] else { return nil }
    position = end
    return letter
  }
}
