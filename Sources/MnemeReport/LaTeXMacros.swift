/// Numbers of the prose as commands of LaTeX, so that a paper quotes them without copying: one for
/// each number, and one for each phrase of several.
final class LaTeXMacros {
  struct Entry: Equatable {
    /// With the backslash: `\LinearTransitionHeadlineNMem`.
    let command: String
    /// What it prints.
    let body: String
    /// Exact values and the cells they come from, or why there is none.
    let sources: [String]
  }

  /// In the order of their first use.
  private(set) var entries: [Entry] = []
  private let prefix: String
  private let labels: [String: String]

  /// - Parameters:
  ///   - prefix: of every command's name; letters.
  ///   - labels: see `LaTeXWriter`.
  init(prefix: String, labels: [String: String] = [:]) {
    self.prefix = prefix
    self.labels = labels
  }

  /// LaTeX for the value of a hole; `nil` if it quotes nothing from a table.
  func latex(of parts: [Inline], hole: String) throws(ReportError) -> String? {
    let numbers = parts.flatMap(\.numbers)
    let reasons = parts.compactMap(\.missingReason)
    guard !numbers.isEmpty || !reasons.isEmpty else { return nil }
    let stem = LaTeXName.command(hole)
    if case .number(let number)? = parts.first, parts.count == 1 {
      return define(stem, number) + "{}"
    }
    var names = Self.names(of: numbers)[...]
    let writer = LaTeXWriter(labels: labels) { number in
      self.define(stem + (names.popFirst() ?? ""), number) + "{}"
    }
    let phrase = try writer.text(parts)
    return define(stem, body: phrase, sources: reasons.map { "not available: \($0)" }) + "{}"
  }

  /// The columns of the numbers, told apart by a count where they are the same.
  private static func names(of numbers: [QuotedNumber]) -> [String] {
    let columns = numbers.map { LaTeXName.command($0.column) }
    return columns.enumerated().map { index, column in
      guard columns.filter({ $0 == column }).count > 1 else { return column }
      return column + LaTeXName.command(String(columns[...index].filter { $0 == column }.count))
    }
  }

  private func define(_ stem: String, _ number: QuotedNumber) -> String {
    define(
      stem, body: LaTeXText.escaped(number.text), sources: ["\(number.exact), \(number.source)"])
  }

  /// Equal numbers of one name are one command; others get a letter more.
  private func define(_ stem: String, body: String, sources: [String]) -> String {
    var command = "\\\(prefix)\(stem)"
    while let known = entries.first(where: { $0.command == command }) {
      if known.body == body, known.sources == sources { return command }
      command += "X"
    }
    entries.append(Entry(command: command, body: body, sources: sources))
    return command
  }

  /// The file `macros.tex`.
  func text(folderCommand: String, folder: String) -> String {
    var lines = [
      "% Every number that the report quotes, as a command: \\Name{} prints it as the report does.",
      "% Above each, its exact value and the cell of the table that it comes from.",
      "",
      "% Where figures and tables of this run are, seen from the paper; with a slash at its end.",
      "\\newcommand*{\(folderCommand)}{\(folder)}",
      "",
    ]
    for entry in entries {
      lines += entry.sources.map { "% \(Escaping.line($0))" }
      lines.append("\\newcommand*{\(entry.command)}{\(entry.body)}")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension QuotedNumber {
  /// The column, or the entry of the manifest, that `source` names last.
  fileprivate var column: String {
    for mark in ["column ", "columns ", ": "] {
      guard let found = source.range(ofFirst: mark) else { continue }
      return String(source[found.upperBound...].prefix { $0 != "," && $0 != ";" })
    }
    return ""
  }
}

extension Inline {
  fileprivate var numbers: [QuotedNumber] {
    switch self {
    case .number(let number): [number]
    case .strong(let parts), .link(let parts, _): parts.flatMap(\.numbers)
    case .text, .literal, .code, .math, .citation, .markdown, .missing, .notes: []
    }
  }

  fileprivate var missingReason: String? {
    switch self {
    case .missing(let reason): reason
    case .strong(let parts), .link(let parts, _):
      parts.compactMap(\.missingReason).first
    case .text, .literal, .code, .math, .citation, .markdown, .number, .notes: nil
    }
  }
}
