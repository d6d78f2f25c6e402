/// A file of the project as the rules see it: where it is, and its text.
struct SourceFile {
  /// Path from the top of the project.
  let path: String
  let text: String

  /// The lines with their numbers, counted from 1.
  var lines: [(number: Int, text: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset + 1, $0.element) }
  }

  var name: Substring { path.split(separator: "/").last ?? "" }

  /// The folder of `Sources` that holds the file: the room it belongs to.
  var room: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  var isSwift: Bool { path.hasSuffix(".swift") }
}

/// A rule that a line breaks.
struct Violation: Equatable, CustomStringConvertible {
  let path: String
  let line: Int
  let what: String

  var description: String { "\(path):\(line): \(what)" }
}
