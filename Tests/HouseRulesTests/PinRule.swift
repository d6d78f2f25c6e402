/// Every dependency is one exact version: the same checkout builds the same program next year.
enum PinRule {
  static func violations(in file: SourceFile) -> [Violation] {
    guard file.name == "Package.swift" else { return [] }
    return file.text.ranges(of: ".package(").compactMap { start in
      let call = argument(of: file.text[start.upperBound...])
      guard !call.contains("exact:") else { return nil }
      let line = file.text[..<start.lowerBound].count { $0 == "\n" } + 1
      return Violation(
        path: file.path, line: line, what: "no 'exact:' version in .package(\(call))")
    }
  }

  /// Up to the parenthesis that closes the call.
  private static func argument(of text: Substring) -> Substring {
    var depth = 1
    for index in text.indices {
      switch text[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case _: break
      }
      if depth == 0 { return text[..<index] }
    }
    return text
  }
}
