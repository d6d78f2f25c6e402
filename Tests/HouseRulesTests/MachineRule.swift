/// Nothing in the project may lead to a place of one machine.
enum MachineRule {
  /// Written in pieces, so that this file does not break its own rule.
  static let places = [
    ["", "work", ""], ["", "root", ""], ["", "tmp", "wt"], ["", "opt", "swift"],
  ].map { $0.joined(separator: "/") }

  static func violations(in file: SourceFile) -> [Violation] {
    file.lines.flatMap { line in
      places.filter { Self.contains($0, in: line.text) }.map {
        Violation(path: file.path, line: line.number, what: "the place '\($0)' of some machine")
      }
    }
  }

  /// As the start of a path, not in the middle of one or of an address.
  private static func contains(_ place: String, in line: Substring) -> Bool {
    line.ranges(of: place).contains { range in
      guard range.lowerBound > line.startIndex else { return true }
      let before = line[line.index(before: range.lowerBound)]
      return !(before.isLetter || before.isNumber || "_-./$}".contains(before))
    }
  }
}
