/// What no source file may say.
enum WordRule {
  struct Offence {
    /// Every offender has it: looked for first, as patterns are slow.
    let word: String
    let pattern: Regex<Substring>
    let what: String

    func isIn(_ line: Substring) -> Bool { line.contains(word) && line.contains(pattern) }
  }

  /// Looked for in code, not in comments or documentation.
  private static var code: [Offence] {
    [
      Offence(word: "try?", pattern: #/\btry\?/#, what: "'try?' loses the error"),
      Offence(word: "try!", pattern: #/\btry!/#, what: "'try!' turns an error into a crash"),
      Offence(word: "as!", pattern: #/\bas!/#, what: "'as!' turns a wrong type into a crash"),
      Offence(
        word: "fatalError", pattern: #/\bfatalError\(/#,
        what: "'fatalError': throw, or say with 'precondition' what can't be"),
      Offence(
        word: "catch", pattern: #/\bcatch\b[^{]*\{\s*\}/#,
        what: "an empty 'catch' hides the error"),
    ]
  }

  /// The corridor's alone: neither wing talks to the terminal. `Swift.print` is the same.
  private static var printing: [Offence] {
    ["print", "debugPrint", "dump"].map { word in
      Offence(
        word: "\(word)(", pattern: #/(?:^|[^\w.]|\bSwift\.)(?:print|debugPrint|dump)\(/#,
        what: "only the command line prints")
    }
  }

  /// In comments above all, and in C too.
  private static var markers: [Offence] {
    ["TODO", "FIXME", "XXX", "HACK"].map { word in
      Offence(
        word: word, pattern: #/\b(?:TODO|FIXME|XXX|HACK)\b/#,
        what: "'\(word)': do it, or open an issue")
    }
  }

  static func violations(in file: SourceFile) -> [Violation] {
    guard let room = file.room else { return [] }
    let markers = markers
    let offences = (file.isSwift ? code : []) + (file.isSwift && room != "mneme" ? printing : [])
    return file.lines.compactMap { line in
      let found =
        markers.first { $0.isIn(line.text) }
        ?? offences.first { $0.isIn(line.text) && $0.isIn(line.text.withoutComment) }
      return found.map { Violation(path: file.path, line: line.number, what: $0.what) }
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
