/// A work to cite, as a BibTeX entry.
struct Citation: Sendable, Equatable {
  let key: String
  /// `software`, `misc`.
  let kind: String
  let fields: [(name: String, value: String)]

  static func == (left: Citation, right: Citation) -> Bool { left.bibTeX == right.bibTeX }

  var bibTeX: String {
    let lines = fields.map { "  \($0.name) = {\(Self.escaped($0.value))}" }
    return "@\(kind){\(key),\n\(lines.joined(separator: ",\n"))\n}"
  }

  var listing: Listing { Listing(language: "bibtex", text: bibTeX) }

  /// Signs that TeX would obey. Braces that balance are meant: they keep capitals.
  private static func escaped(_ value: String) -> String {
    value.replacingScalars { ["%", "#", "&", "$", "_"].contains($0) ? "\\\($0)" : nil }
  }

  static let paper = Citation(
    key: "halder2024memorization", kind: "misc",
    fields: [
      ("author", "Halder, I."),
      (
        "title",
        "From memorization to generalization: a theoretical framework for diffusion-based "
          + "generative models"
      ),
      ("year", "2024"), ("eprint", "2411.17807"), ("archiveprefix", "arXiv"),
      ("note", "Later versions: A solvable generative model with a linear, one-step denoiser"),
    ])

  static func mneme(version: String, digest: String) -> Citation {
    Citation(
      key: "mneme", kind: "software",
      fields: [
        ("author", "{Mneme contributors}"),
        (
          "title",
          "{Mneme}: measuring the transition from memorization to generalization in diffusion models"
        ),
        ("version", version), ("note", "Run \(digest)"),
      ])
  }
}
