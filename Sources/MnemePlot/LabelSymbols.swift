/// The commands of the label syntax that stand for one sign, and what typed signs mean.
package enum LabelSymbols {
  /// Small Greek letters are variables.
  package static let variables: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "ϕ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "ell": "ℓ", "partial": "∂",
  ]

  /// Capital Greek letters and our names are upright.
  package static let upright: [String: String] = [
    "Delta": "Δ", "Gamma": "Γ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "KL": "KL", "Prob": "P", "E": "E", "half": "½",
  ]

  package static let signs: [String: LabelSign] = [
    "ge": LabelSign("≥", .relation), "le": LabelSign("≤", .relation),
    "geq": LabelSign("≥", .relation), "leq": LabelSign("≤", .relation),
    "ne": LabelSign("≠", .relation), "ll": LabelSign("≪", .relation),
    "gg": LabelSign("≫", .relation), "to": LabelSign("→", .relation),
    "approx": LabelSign("≈", .relation), "sim": LabelSign("∼", .relation),
    "propto": LabelSign("∝", .relation), "in": LabelSign("∈", .relation),
    "times": LabelSign("×", .binary), "pm": LabelSign("±", .binary),
    "cdot": LabelSign("⋅", .binary), "|": LabelSign("‖", .ordinary),
    "langle": LabelSign("⟨", .opening), "rangle": LabelSign("⟩", .closing),
    "{": LabelSign("{", .opening), "}": LabelSign("}", .closing),
    "%": LabelSign("%", .ordinary), "ldots": LabelSign("…", .ordinary),
    "prime": LabelSign("′", .ordinary), "int": LabelSign("∫", .function),
    "sum": LabelSign("∑", .function), "prod": LabelSign("∏", .function),
    "ln": LabelSign("ln", .function), "log": LabelSign("log", .function),
    "exp": LabelSign("exp", .function), "det": LabelSign("det", .function),
    "max": LabelSign("max", .function), "min": LabelSign("min", .function),
    "tr": LabelSign("tr", .function),
  ]

  /// Widths in em.
  package static let spaces: [String: Double] = [
    ",": 0.1667, ":": 0.2222, ";": 0.2778, "!": -0.1667, " ": 0.3333, "quad": 1,
  ]

  /// Signs that are typed as they are, between dollar signs. The hyphen is a minus sign.
  package static let typed: [Character: LabelSign] = [
    "=": LabelSign("=", .relation), "<": LabelSign("<", .relation),
    ">": LabelSign(">", .relation), ":": LabelSign(":", .relation),
    "≤": LabelSign("≤", .relation), "≥": LabelSign("≥", .relation),
    "≠": LabelSign("≠", .relation), "≈": LabelSign("≈", .relation),
    "∼": LabelSign("∼", .relation), "∝": LabelSign("∝", .relation),
    "∈": LabelSign("∈", .relation), "→": LabelSign("→", .relation),
    "+": LabelSign("+", .binary), "-": LabelSign("\u{2212}", .binary),
    "\u{2212}": LabelSign("\u{2212}", .binary), "±": LabelSign("±", .binary),
    "×": LabelSign("×", .binary), "·": LabelSign("⋅", .binary), "⋅": LabelSign("⋅", .binary),
    "*": LabelSign("∗", .binary), "(": LabelSign("(", .opening), "[": LabelSign("[", .opening),
    ")": LabelSign(")", .closing), "]": LabelSign("]", .closing), "!": LabelSign("!", .closing),
    ",": LabelSign(",", .punctuation), ";": LabelSign(";", .punctuation),
    "/": LabelSign("/", .ordinary), "|": LabelSign("|", .ordinary),
    "‖": LabelSign("‖", .ordinary), "∞": LabelSign("∞", .ordinary),
    "½": LabelSign("½", .ordinary), "…": LabelSign("…", .ordinary),
  ]
}
