/// One idea a file: a long file has more.
enum SizeRule {
  static let mostLines = 400

  static func violations(in file: SourceFile) -> [Violation] {
    guard file.room != nil else { return [] }
    let count = file.text.count { $0 == "\n" }
    guard count > mostLines else { return [] }
    return [
      Violation(
        path: file.path, line: mostLines + 1, what: "\(count) lines, more than \(mostLines)")
    ]
  }
}
