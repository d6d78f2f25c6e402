import Foundation
import Glibc

/// The built command, started and left to itself: for tests that disturb it.
final class StartedMneme {
  private let process = Process()
  private let errors: URL

  /// - Parameters:
  ///   - wrapper: a program and its arguments that start the command.
  ///   - errors: a file for what it says on standard error.
  init(_ arguments: [String], wrapper: [String] = [], errors: String = "/dev/null") throws {
    let words = wrapper + [MnemeProcess.path] + arguments
    self.errors = URL(filePath: errors)
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    if errors != "/dev/null" { try Data().write(to: self.errors) }
    process.standardError = try FileHandle(forWritingTo: self.errors)
    try process.run()
  }

  var id: Int32 { process.processIdentifier }

  func send(_ signal: Int32) { kill(id, signal) }

  /// The exit code, or minus the signal that ended it.
  func wait() async throws -> Int32 {
    while process.isRunning { try await Task.sleep(for: .milliseconds(2)) }
    switch process.terminationReason {
    case .exit: return process.terminationStatus
    case .uncaughtSignal: return -process.terminationStatus
    @unknown default: return .min
    }
  }

  func said() throws -> String { try String(contentsOf: errors, encoding: .utf8) }

  /// Waits until `condition` holds; false after 20 seconds.
  static func waitUntil(_ condition: () throws -> Bool) async throws -> Bool {
    for _ in 0..<1000 {
      if try condition() { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }
}
