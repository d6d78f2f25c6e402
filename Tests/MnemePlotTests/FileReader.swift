import Foundation
import Subprocess
import SystemPackage

/// Independent programs that read what Mneme writes. A missing one fails the test: it comes with
/// `make test`.
enum FileReader {
  struct Failed: Error {
    let command: String
    let status: String
    let errors: String
  }

  /// What a program prints about a file.
  static func read(_ program: String, _ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .name(program), arguments: .init(arguments), output: .string(limit: 1 << 24),
      error: .string(limit: 1 << 20))
    guard result.terminationStatus == .exited(0) else {
      throw Failed(
        command: ([program] + arguments).joined(separator: " "),
        status: "\(result.terminationStatus)", errors: result.standardError)
    }
    return result.standardOutput
  }

  /// A file of its own for `body`, removed afterwards.
  static func withFile<Result>(
    _ bytes: [UInt8], ending: String, _ body: (String) async throws -> Result
  ) async throws -> Result {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "mneme-plot-\(UUID().uuidString).\(ending)")
    try Data(bytes).write(to: file)
    do {
      let result = try await body(file.path)
      try FileManager.default.removeItem(at: file)
      return result
    } catch {
      try FileManager.default.removeItem(at: file)
      throw error
    }
  }

  /// Lines of a table under a line of dashes, as words.
  static func rows(_ table: String) -> [[String]] {
    let lines = table.split(separator: "\n")
    guard let rule = lines.firstIndex(where: { $0.hasPrefix("---") }) else { return [] }
    return lines[(rule + 1)...].map { $0.split(separator: " ").map(String.init) }
  }
}
