/// The commands of the label syntax that stand for one sign.
package enum LabelSymbols {
  /// Small Greek letters are variables.
  package static let variables: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "ell": "ℓ",
  ]

  /// Capitals, operators and signs are upright; relations carry their own thin spaces.
  package static let upright: [String: String] = [
    "Delta": "Δ", "Gamma": "Γ", "Theta": "Θ", "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "ge": "\u{2009}≥\u{2009}", "le": "\u{2009}≤\u{2009}",
    "times": "\u{2009}×\u{2009}", "pm": "\u{2009}±\u{2009}", "to": "\u{2009}→\u{2009}",
    "approx": "\u{2009}≈\u{2009}", "in": "\u{2009}∈\u{2009}", "cdot": "\u{2009}·\u{2009}",
    "ln": "ln\u{2009}", "det": "det\u{2009}", "tr": "tr\u{2009}", "KL": "KL", "Prob": "P", "E": "E",
    "|": "‖", ",": "\u{2009}", " ": " ", "%": "%", "{": "{", "}": "}", "half": "½", "sqrt": "√",
    "ldots": "…", "int": "∫", "sum": "∑", "partial": "∂",
  ]
}
