import MnemeTables

/// `CITATION.cff` (Citation File Format 1.2.0): the program, the runs, and the works that the reports
/// cite.
struct CitationFile {
  let runs: [BundledRun]
  let works: [Citation]

  var text: String {
    let program = Bibliography.mneme(version: MnemeVersion.text, digest: "")
    var lines = [
      "cff-version: 1.2.0",
      "type: software",
      "message: \(Self.quoted("These results were made by Mneme. If you use them, please cite it."))",
      "title: \(Self.quoted(program.title))",
      "version: \(Self.quoted(MnemeVersion.text))",
      "authors:",
    ]
    lines += Self.people(program.authors, indent: "  ")
    lines.append("identifiers:")
    for run in runs {
      lines += [
        "  - type: other",
        "    value: \(Self.quoted("\(run.manifest.experiment)/\(run.manifest.digest)"))",
        "    description: \(Self.quoted("Run of Mneme: \(run.manifest.title)"))",
      ]
    }
    lines.append("references:")
    for work in works { lines += Self.reference(work) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func reference(_ work: Citation) -> [String] {
    var lines = [
      "  - type: \(type(of: work))",
      "    title: \(quoted(work.title))",
      "    authors:",
    ]
    lines += people(work.authors, indent: "      ")
    if let year = Int(work.year) { lines.append("    year: \(year)") }
    if let journal = work.value("journal") { lines.append("    journal: \(quoted(journal))") }
    if let doi = work.value("doi") { lines.append("    doi: \(quoted(doi))") }
    if let eprint = work.value("eprint") {
      lines += [
        "    url: \(quoted("https://arxiv.org/abs/\(eprint)"))",
        "    identifiers:",
        "      - type: other",
        "        value: \(quoted("arXiv:\(eprint)"))",
      ]
    }
    return lines
  }

  private static func type(of work: Citation) -> String {
    switch work.kind {
    case "article": "article"
    case "inproceedings": "conference-paper"
    case _: work.value("eprint") == nil ? "generic" : "article"
    }
  }

  private static func people(_ people: [Citation.Person], indent: String) -> [String] {
    people.flatMap { person in
      person.given.isEmpty
        ? ["\(indent)- name: \(quoted(person.family))"]
        : [
          "\(indent)- family-names: \(quoted(person.family))",
          "\(indent)  given-names: \(quoted(person.given))",
        ]
    }
  }

  /// A string of YAML in double quotation marks, on one line.
  static func quoted(_ text: String) -> String {
    let escaped = Escaping.line(text).replacingScalars { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      default: nil
      }
    }
    return "\"\(escaped)\""
  }
}
