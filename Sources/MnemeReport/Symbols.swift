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
    "tau": "\\tau", "r": "r", "K": "K", "L2": "L^2", "x_T": "x_T",
  ]

  /// What is more than a word: formulas, and columns that are named in a reason. No formula has a
  /// bar, which would end a cell of a table in Markdown.
  private static let phrases: [(plain: String, shown: Inline)] = [
    ("r = inf", .math("r = \\infty")), ("K = inf", .math("K = \\infty")),
    ("n = inf", .math("n = \\infty")),
    ("lambda e^(2T)", .math("\\lambda e^{2T}")), ("H^2", .math("H^2")),
    ("E tr(M M^T)/d", .math("\\mathbb{E} \\operatorname{tr}(M M^\\top)/d")),
    ("tr(M M^T)/d", .math("\\operatorname{tr}(M M^\\top)/d")),
    ("E tr(M1 M2^T)/d", .math("\\mathbb{E} \\operatorname{tr}(M_1 M_2^\\top)/d")),
    ("ln det(M M^T)", .math("\\ln \\det M M^\\top")),
    ("E|mu_G - mu|^2/sigma^2", .math("\\mathbb{E} \\lvert \\mu_G - \\mu \\rvert^2/\\sigma^2")),
    ("|mu_G - mu|^2/sigma^2", .math("\\lvert \\mu_G - \\mu \\rvert^2/\\sigma^2")),
    ("ln|Delta|", .math("\\ln \\lvert \\Delta \\rvert")),
    ("ln |Delta|", .math("\\ln \\lvert \\Delta \\rvert")),
    ("-ln BC", .math("-\\ln \\mathrm{BC}")),
    ("(4 pi s^2)^(-d/2)", .math("(4 \\pi s^2)^{-d/2}")),
    ("1/(2 sqrt(pi) s_j)", .math("1/(2 \\sqrt{\\pi} s_j)")),
    ("1 - alpha-bar_t", .math("1 - \\bar{\\alpha}_t")), ("3^-d", .math("3^{-d}")),
    ("theta_1 theta_1^T", .math("\\theta_1 \\theta_1^\\top")),
    ("theta_1^T theta_1", .math("\\theta_1^\\top \\theta_1")),
    ("ln det Sigma_G", .math("\\ln \\det \\Sigma_G")),
    ("ln det(Sigma_G + epsilon^2 I)", .math("\\ln \\det (\\Sigma_G + \\varepsilon^2 I)")),
    ("e^(-25)", .math("e^{-25}")), ("d/(n-1)", .math("d/(n - 1)")),
    ("1-d kernel", .text("one-dimensional kernel")), ("kl_change:", .text("change of KL:")),
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
      if let (plain, shown) = Symbols.phrases.first(where: { isNext($0.plain) }) {
        endWords()
        found.append(shown)
        position += plain.unicodeScalars.count
        return
      }
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

    /// Whole words only: `3^-d` is not in `3^-days`.
    private func isNext(_ phrase: String) -> Bool {
      guard starts(with: phrase) else { return false }
      let end = position + phrase.unicodeScalars.count
      return end == scalars.count || !isWordPart(scalars[end - 1]) || !isWordPart(scalars[end])
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
