import Foundation
import Subprocess

/// The files of this project, as git knows them.
enum ProjectFiles {
  /// Top of the project: two folders above this file's own.
  static let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct GitFailed: Error, CustomStringConvertible {
    let description: String
  }

  /// All text files that are tracked, or would be with the next `git add`; ignored files and
  /// files that are not UTF-8 text are left out.
  static func all() async throws -> [SourceFile] {
    try await list("--cached", "--others", "--exclude-standard")
  }

  /// All tracked text files.
  static func tracked() async throws -> [SourceFile] { try await list("--cached") }

  private static func list(_ choice: String...) async throws -> [SourceFile] {
    // A checkout owned by someone else, as in a container, is no danger to a listing.
    let result = try await run(
      .name("git"),
      arguments: Arguments(
        ["-c", "safe.directory=*", "-C", top.path(percentEncoded: false), "ls-files", "-z"]
          + choice),
      output: .string(limit: 1 << 24), error: .string(limit: 1 << 16))
    guard result.terminationStatus.isSuccess else {
      throw GitFailed(description: "git ls-files: \(result.standardError)")
    }
    let paths = Set(result.standardOutput.split(separator: "\0").map(String.init))
    return try paths.sorted().compactMap(read)
  }

  /// Nil for a file that is removed but not yet committed so, and for one that is not text.
  private static func read(_ path: String) throws -> SourceFile? {
    let url = top.appending(path: path)
    var isFolder: ObjCBool = false
    guard
      FileManager.default.fileExists(
        atPath: url.path(percentEncoded: false), isDirectory: &isFolder),
      !isFolder.boolValue
    else { return nil }
    guard let text = String(validating: try Data(contentsOf: url), as: UTF8.self) else {
      return nil
    }
    return SourceFile(path: path, text: text)
  }
}
