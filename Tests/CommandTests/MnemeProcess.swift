import Foundation
import Subprocess
import SystemPackage

/// The built command, run as a user runs it.
enum MnemeProcess {
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The executable beside the test bundle.
  static var path: String {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    var folder = bundle.bundleURL.deletingLastPathComponent()
    // The bundle of a Swift Testing run is the test executable's own folder.
    if !FileManager.default.isExecutableFile(atPath: folder.appending(path: "mneme").path) {
      folder = Bundle.main.bundleURL
    }
    return folder.appending(path: "mneme").path
  }

  static func run(
    _ arguments: [String], environment: [String: String] = [:], folder: String? = nil
  ) async throws -> Outcome {
    var inherited = Environment.inherit
    for (name, value) in environment {
      inherited = inherited.updating([Environment.Key(stringLiteral: name): value])
    }
    let result = try await Subprocess.run(
      .path(.init(path)), arguments: .init(arguments), environment: inherited,
      workingDirectory: folder.map { .init($0) }, output: .string(limit: 1 << 22),
      error: .string(limit: 1 << 22))
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): -signal
      }
    return Outcome(
      status: status, output: result.standardOutput, errors: result.standardError)
  }

  /// A folder of its own, removed afterwards.
  static func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "mneme-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    do {
      try await body(folder.path)
    } catch {
      try FileManager.default.removeItem(at: folder)
      throw error
    }
    try FileManager.default.removeItem(at: folder)
  }
}
