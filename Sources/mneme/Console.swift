import Glibc

/// What goes to the terminal: results on standard output, everything else on standard error.
enum Console {
  static func error(_ text: String) { write("\(text)\n", to: STDERR_FILENO) }

  /// A line of a result, at once: what `print` writes to a pipe comes at the end.
  static func line(_ text: String) { write("\(text)\n", to: STDOUT_FILENO) }

  /// Raw text to standard error, for lines that are drawn over.
  static func draw(_ text: String) { write(text, to: STDERR_FILENO) }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
