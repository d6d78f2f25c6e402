/// A formula cited as "Theory, Eq. 12" is one that Theory has.
enum CitationRule {
  static let equations: Set<String> = Set((1...18).map(String.init))
    .union(["4a", "11a", "11b", "13a", "18a"])

  static func violations(in file: SourceFile) -> [Violation] {
    let lines = file.lines
    return zip(lines, lines.dropFirst().map(\.text) + [""]).flatMap { line, next in
      !line.text.contains("Theory")
        ? []
        : unknown(citedFrom: line.text, next: next).map {
          Violation(path: file.path, line: line.number, what: "Theory has no Eq. \($0)")
        }
    }
  }

  /// Numbers of citations that begin in a line and may go on in the next.
  private static func unknown(citedFrom line: Substring, next: Substring) -> [String] {
    let continued = next.drop { $0 == " " || $0 == "/" || $0 == "*" }
    let text = "\(line) \(continued)"
    // One number or several: "Eq. 3", "Eqs. 2 and 3", "Eqs. 10-16", "Eqs. 4, 4a and 9".
    let citation = #/Theory,\s+Eqs?\.\s+(\d+\w?(?:(?:\s*[-–,]\s*|,?\s+(?:and|to)\s+)\d+\w?)*)/#
    return text.matches(of: citation)
      .filter { text.distance(from: text.startIndex, to: $0.range.lowerBound) < line.count }
      .flatMap { match in match.output.1.matches(of: #/\d+\w?/#).map { String($0.output) } }
      .filter { !equations.contains($0) }
  }
}
