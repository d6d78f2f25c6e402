/// What each command of the subset stands for. A command that isn't here is an error.
enum TeXCommands {
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "ell": "ℓ", "partial": "∂",
  ]

  /// TeX sets capital Greek letters and these signs upright.
  static let uprightLetters: [String: String] = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "nabla": "∇",
    "emptyset": "∅",
  ]

  static let functions: Set<String> = [
    "ln", "log", "exp", "det", "max", "min", "sup", "inf", "lim", "arg", "Pr", "sin", "cos", "tanh",
  ]

  static let symbols: [String: MathSymbol] = [
    "le": .init("≤", .relation), "leq": .init("≤", .relation), "ge": .init("≥", .relation),
    "geq": .init("≥", .relation), "lt": .init("<", .relation), "gt": .init(">", .relation),
    "ll": .init("≪", .relation), "gg": .init("≫", .relation), "neq": .init("≠", .relation),
    "ne": .init("≠", .relation), "approx": .init("≈", .relation), "sim": .init("∼", .relation),
    "simeq": .init("≃", .relation), "equiv": .init("≡", .relation),
    "propto": .init("∝", .relation), "in": .init("∈", .relation), "notin": .init("∉", .relation),
    "subset": .init("⊂", .relation), "mid": .init("|", .relation),
    "parallel": .init("∥", .relation), "to": .init("→", .relation),
    "rightarrow": .init("→", .relation), "Rightarrow": .init("⇒", .relation),
    "mapsto": .init("↦", .relation), "pm": .init("±", .binary), "mp": .init("∓", .binary),
    "times": .init("×", .binary), "cdot": .init("⋅", .binary), "setminus": .init("∖", .binary),
    "cup": .init("∪", .binary), "cap": .init("∩", .binary), "ast": .init("∗", .binary),
    "otimes": .init("⊗", .binary), "|": .init("‖", .ordinary), "Vert": .init("‖", .ordinary),
    "vert": .init("|", .ordinary), "lVert": .init("‖", .opening), "rVert": .init("‖", .closing),
    "lvert": .init("|", .opening), "rvert": .init("|", .closing), "{": .init("{", .opening),
    "}": .init("}", .closing), "lbrace": .init("{", .opening), "rbrace": .init("}", .closing),
    "langle": .init("⟨", .opening), "rangle": .init("⟩", .closing),
    "ldots": .init("…", .ordinary), "dots": .init("…", .ordinary),
    "cdots": .init("⋯", .ordinary), "%": .init("%", .ordinary), "prime": .init("′", .ordinary),
    "top": .init("⊤", .ordinary), "sum": .init("∑", .sum), "prod": .init("∏", .sum),
    "int": .init("∫", .integral),
  ]

  /// Widths in em.
  static let spaces: [String: Double] = [
    ",": 0.1667, ":": 0.2222, ";": 0.2778, "!": -0.1667, " ": 0.3333, "thinspace": 0.1667,
    "quad": 1, "qquad": 2,
  ]

  static let accents: [String: (character: String, isStretched: Bool)] = [
    "hat": ("^", false), "tilde": ("~", false), "bar": ("¯", false), "overline": ("¯", true),
    "dot": ("˙", false), "vec": ("→", false),
  ]

  /// Signs that stand for themselves.
  static let characters: [Character: MathSymbol] = [
    "+": .init("+", .binary), "-": .init("\u{2212}", .binary), "*": .init("∗", .binary),
    "/": .init("/", .ordinary), "=": .init("=", .relation), "<": .init("<", .relation),
    ">": .init(">", .relation), ":": .init(":", .relation), ",": .init(",", .punctuation),
    ";": .init(";", .punctuation), "(": .init("(", .opening), "[": .init("[", .opening),
    ")": .init(")", .closing), "]": .init("]", .closing), "|": .init("|", .ordinary),
    "!": .init("!", .closing), ".": .init(".", .ordinary), "≤": .init("≤", .relation),
    "≥": .init("≥", .relation), "±": .init("±", .binary), "×": .init("×", .binary),
    "→": .init("→", .relation), "\u{2212}": .init("\u{2212}", .binary), "∞": .init("∞", .ordinary),
    "½": .init("½", .ordinary), "¾": .init("¾", .ordinary),
  ]
}
