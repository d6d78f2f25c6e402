/// A work to cite: one entry gives the words in the prose, the list of references and BibTeX.
package struct Citation: Sendable, Equatable {
  package struct Person: Sendable, Equatable {
    let family: String
    /// Empty for a group.
    let given: String

    init(_ family: String, _ given: String = "") {
      self.family = family
      self.given = given
    }
  }

  struct Field: Sendable, Equatable {
    let name: String
    let value: String
  }

  /// `halder2024memorization`; letters and digits.
  package let key: String
  /// Of BibTeX: `article`, `misc`.
  let kind: String
  let authors: [Person]
  /// Empty where there is none.
  let year: String
  let title: String
  /// Further fields of BibTeX, in order: `journal`, `eprint`, `doi`.
  var fields: [Field] = []

  func value(_ field: String) -> String? { fields.first { $0.name == field }?.value }

  // MARK: In prose

  /// `Bai and Silverstein`; `Bonnaire et al.` from four authors on.
  var names: String {
    switch authors.count {
    case 0...1: authors.first?.family ?? title
    case 2...3:
      authors.dropLast().map(\.family).joined(separator: ", ") + " and "
        + (authors.last?.family ?? "")
    default: authors[0].family + " et al."
    }
  }

  /// What links to the entry: `Halder (2024)`, `(Ho, Jain and Abbeel 2020)`.
  func words(_ style: CitationStyle) -> String {
    switch style {
    case .textual: year.isEmpty ? names : "\(names) (\(year))"
    case .parenthetical: year.isEmpty ? "(\(names))" : "(\(names) \(year))"
    }
  }

  /// Of its entry in the list of references.
  var identifier: String { Self.prefix + key }

  static let prefix = "reference-"

  func link(_ style: CitationStyle) -> Inline {
    .link([.text(words(style))], to: .part(identifier))
  }

  // MARK: In the list of references

  /// The whole entry: `Halder, I. (2024). Title. arXiv:2411.17807.`
  var entry: [Inline] {
    let people = authors.map { $0.given.isEmpty ? $0.family : "\($0.family), \($0.given)" }
    var parts: [Inline] = [
      .text(people.joined(separator: "; ") + (year.isEmpty ? "" : " (\(year))") + ". \(title).")
    ]
    if let place { parts.append(.text(" \(place).")) }
    if let note = value("note") { parts.append(.text(" \(note).")) }
    if let eprint = value("eprint") {
      parts.append(.text(" "))
      parts.append(
        .link([.text("arXiv:\(eprint)")], to: .web("https://arxiv.org/abs/\(eprint)")))
      parts.append(.text("."))
    }
    if let doi = value("doi") {
      parts.append(.text(" "))
      parts.append(.link([.text("doi:\(doi)")], to: .web("https://doi.org/\(doi)")))
      parts.append(.text("."))
    }
    return parts
  }

  private var place: String? {
    guard let place = value("journal") ?? value("booktitle") ?? value("publisher") else {
      return nil
    }
    let volume = value("volume").map { " \($0)" } ?? ""
    let number = value("number").map { "(\($0))" } ?? ""
    let pages = value("pages").map { ", \($0)" } ?? ""
    return place + volume + number + pages
  }

  // MARK: BibTeX

  package var bibTeX: String {
    var all: [Field] = []
    if !authors.isEmpty { all.append(Field(name: "author", value: Self.list(authors))) }
    all.append(Field(name: "title", value: "{\(LaTeXText.escaped(title))}"))
    if !year.isEmpty { all.append(Field(name: "year", value: year)) }
    all += fields.map { Field(name: $0.name, value: Self.bibTeX($0)) }
    // Old styles know no eprints.
    if kind == "misc", let eprint = value("eprint") {
      all.append(Field(name: "howpublished", value: "arXiv:\(eprint)"))
    }
    let lines = all.map { "  \($0.name) = {\($0.value)}" }
    return "@\(kind){\(key),\n\(lines.joined(separator: ",\n"))\n}"
  }

  var listing: Listing { Listing(language: "bibtex", text: bibTeX) }

  /// A group in braces, so that it is not taken for a person.
  private static func list(_ people: [Person]) -> String {
    people.map { person in
      let family = bibTeXName(person.family)
      return person.given.isEmpty ? "{\(family)}" : "\(family), \(bibTeXName(person.given))"
    }.joined(separator: " and ")
  }

  /// An accented letter in braces of its own, as BibTeX counts it as one letter.
  private static func bibTeXName(_ name: String) -> String {
    name.map { character in
      let latex = LaTeXText.escaped(String(character))
      return latex.hasPrefix("\\") ? "{\(latex)}" : latex
    }.joined()
  }

  /// Addresses and numbers as they are, words escaped.
  private static func bibTeX(_ field: Field) -> String {
    switch field.name {
    case "doi", "eprint", "url": field.value
    case "pages": field.value.replacingAll("–", with: "--")
    default: LaTeXText.escaped(field.value)
    }
  }
}

/// How a citation stands in its sentence.
package enum CitationStyle: Sendable, Equatable, CaseIterable {
  /// `Halder (2024) finds`; the hole `cite_<key>`.
  case textual
  /// `as is known (Halder 2024)`; the hole `citep_<key>`.
  case parenthetical

  var holePrefix: String {
    switch self {
    case .textual: "cite_"
    case .parenthetical: "citep_"
    }
  }
}
