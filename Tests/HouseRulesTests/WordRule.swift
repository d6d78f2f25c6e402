/// What no source file may say.
enum WordRule {
  /// Looked for in code, not in comments or documentation.
  private static func forbiddenCode(_ code: Substring, room: String) -> String? {
    // `print` is the corridor's: neither wing talks to the terminal. `Swift.print` is the same.
    if room != "mneme",
      code.contains(#/(?:^|[^\w.]|\bSwift\.)(?:print|debugPrint|dump|NSLog)\(/#)
    {
      return "only the command line prints"
    }
    if code.contains(#/\btry\?/#) { return "'try?' loses the error" }
    if code.contains(#/\btry!/#) { return "'try!' turns an error into a crash" }
    if code.contains(#/\bas!/#) { return "'as!' turns a wrong type into a crash" }
    if code.contains(#/\bfatalError\(/#) {
      return "'fatalError': throw, or say with 'precondition' what can't be"
    }
    if code.contains(#/\bcatch\b[^{]*\{\s*\}/#) { return "an empty 'catch' hides the error" }
    return nil
  }

  static func violations(in file: SourceFile) -> [Violation] {
    guard let room = file.room else { return [] }
    return file.lines.compactMap { line in
      let what: String? =
        if let marker = line.text.firstMatch(of: #/\b(?:TODO|FIXME|XXX|HACK)\b/#) {
          "'\(marker.output)': do it, or open an issue"
        } else if file.isSwift {
          forbiddenCode(line.text.withoutComment, room: room)
        } else {
          nil
        }
      return what.map { Violation(path: file.path, line: line.number, what: $0) }
    }
  }
}

extension Substring {
  /// What stands before `//`, unless that is within a string.
  var withoutComment: Substring {
    var isInString = false
    var previous: Character?
    for index in indices {
      let character = self[index]
      if character == "\"", previous != "\\" { isInString.toggle() }
      if character == "/", previous == "/", !isInString {
        return self[..<self.index(before: index)]
      }
      previous = character
    }
    return self
  }
}
