/// Text that can't harm the place it is put into.
enum Escaping {
  /// One line, without what a reader can't see or what turns text around: control characters,
  /// directional overrides and our own placeholders become U+FFFD.
  static func line(_ text: String) -> String {
    text.replacingScalars { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: " "
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xE000...0xF8FF: "\u{FFFD}"
      default: nil
      }
    }
  }

  /// The same for text of several lines.
  static func lines(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line(String($0)) }
      .joined(separator: "\n")
  }

  /// For the text and the attributes of HTML.
  static func html(_ text: String) -> String {
    line(text).replacingScalars { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }

  /// For running text in Markdown, table cells included. Nothing in it starts a block, a link, an
  /// emphasis, a formula or HTML, wherever the template puts it.
  static func markdown(_ text: String) -> String {
    let special = "\\`*_[]<>|~$#&".unicodeScalars
    return escapingStart(
      line(text).replacingScalars { special.contains($0) ? "\\\($0)" : nil })
  }

  /// `- item`, `+ item`, `=====` and `1. item` mean something at the start of a line only.
  private static func escapingStart(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    if ["-", "+", "="].contains(first) { return "\\" + text }
    let digits = text.unicodeScalars.prefix { ("0"..."9").contains($0) }
    let rest = text.unicodeScalars[digits.endIndex...]
    guard !digits.isEmpty, let mark = rest.first, [".", ")"].contains(mark),
      rest.dropFirst().first.map({ $0 == " " }) ?? true
    else { return text }
    return String(digits) + "\\" + String(rest)
  }

  /// A code span whose fence is longer than any run of backticks in it.
  static func markdownCode(_ text: String, inTable: Bool) -> String {
    let line = line(text)
    let fence = String(repeating: "`", count: longestBacktickRun(line) + 1)
    let needsPadding = line.hasPrefix("`") || line.hasSuffix("`") || line.isEmpty
    let content = inTable ? line.replacingAll("|", with: "\\|") : line
    return fence + (needsPadding ? " \(content) " : content) + fence
  }

  /// A fenced block whose fence is longer than any run of backticks in it.
  static func markdownListing(_ listing: Listing) -> String {
    let text = lines(listing.text)
    let fence = String(repeating: "`", count: max(3, longestBacktickRun(text) + 1))
    return "\(fence)\(listing.language)\n\(text)\n\(fence)"
  }

  private static func longestBacktickRun(_ text: String) -> Int {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
