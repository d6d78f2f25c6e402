/// Plain words of the tables, which spell symbols out (`n_mem >= d`, `rho_G`), as parts that set
/// them as symbols. All other words stay text.
enum Symbols {
  static func parts(of text: String) -> [Inline] {
    var reader = Reader(scalars: Array(text.unicodeScalars))
    return reader.parts()
  }

  private static let formulas: [String: String] = [
    "q_c": "q_c", "q_s": "q_s",
    "n": "n", "d": "d", "q": "q", "D": "D", "U": "U", "T": "T", "P0": "P_0",
    "n_mem": "n_{\\mathrm{mem}}", "n_fall": "n_{\\mathrm{fall}}", "N_ref": "N_{\\mathrm{ref}}",
    "rho": "\\rho", "rho_G": "\\rho_G", "mu": "\\mu", "mu_G": "\\mu_G", "sigma": "\\sigma",
    "Delta": "\\Delta", "delta": "\\delta", "kappa": "\\kappa", "lambda": "\\lambda",
    "tau": "\\tau",
  ]

  private static let signs = [("<=", "≤"), (">=", "≥"), ("||", "∥"), ("->", "→")]

  private struct Reader {
    let scalars: [UnicodeScalar]
    var position = 0
    var words = ""
    var found: [Inline] = []

    init(scalars: [UnicodeScalar]) { self.scalars = scalars }

    mutating func parts() -> [Inline] {
      while position < scalars.count { step() }
      endWords()
      return found
    }

    private mutating func step() {
      let word = String(String.UnicodeScalarView(scalars[position...].prefix(while: isWordPart)))
      guard word.isEmpty else { return take(word) }
      for (sign, symbol) in Symbols.signs where starts(with: sign) {
        words += symbol
        position += sign.unicodeScalars.count
        return
      }
      words.unicodeScalars.append(scalars[position])
      position += 1
    }

    private mutating func take(_ word: String) {
      position += word.unicodeScalars.count
      // Before a hyphen and a capital it is part of a name, such as U-Net.
      guard let formula = Symbols.formulas[word], !startsName() else {
        words += word
        return
      }
      endWords()
      found.append(.math(formula + takePower()))
    }

    private func startsName() -> Bool {
      starts(with: "-") && position + 1 < scalars.count
        && scalars[position + 1].properties.isUppercase
    }

    /// `^2` behind a symbol belongs to it.
    private mutating func takePower() -> String {
      guard position + 1 < scalars.count, scalars[position] == "^",
        ("0"..."9").contains(scalars[position + 1])
      else { return "" }
      defer { position += 2 }
      return "^\(scalars[position + 1])"
    }

    private func isWordPart(_ scalar: UnicodeScalar) -> Bool {
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
    }

    private func starts(with sign: String) -> Bool {
      scalars[position...].starts(with: sign.unicodeScalars)
    }

    private mutating func endWords() {
      if !words.isEmpty { found.append(.text(words)) }
      words = ""
    }
  }
}
