/// One version: what the program says it is, what is cited, and what changed last.
enum VersionRule {
  /// Where the version stands. The program's own file first: the others follow it.
  static let places: [(path: String, pattern: String)] = [
    ("Sources/MnemeTables/Version.swift", #"static let text = "([^"]+)""#),
    ("CITATION.cff", #"(?m)^version: (\S+)$"#),
    ("CHANGELOG.md", #"(?m)^## (\d\S*)"#),
  ]

  static func violations(in files: [SourceFile]) throws -> [Violation] {
    var version: Substring?
    var violations: [Violation] = []
    for place in places {
      let text = files.first { $0.path == place.path }?.text ?? ""
      let found = try Regex(place.pattern, as: (Substring, Substring).self).firstMatch(in: text)
      guard let found else {
        violations.append(Violation(path: place.path, line: 1, what: "says no version"))
        continue
      }
      let line = text[..<found.range.lowerBound].count { $0 == "\n" } + 1
      let stated = found.output.1
      let expected = version ?? stated
      version = expected
      if stated != expected {
        let what = "version \(stated), where the program is \(expected)"
        violations.append(Violation(path: place.path, line: line, what: what))
      }
    }
    return violations
  }
}
