import Foundation
import Glibc
import Subprocess
import SystemPackage

/// Chromium without a window, without a network, and without memory between runs.
enum Browser {
  enum Scheme: String {
    case light, dark

    /// Chromium's own number of it.
    var setting: String { self == .dark ? "0" : "1" }
  }

  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  /// The page after its scripts have run, and what Chromium's console heard.
  static func document(
    of path: String, scheme: Scheme = .light, width: Int = 1280, scale: Int = 1
  ) async throws -> (html: String, console: [String]) {
    let (output, errors) = try await run(
      [
        "--blink-settings=preferredColorScheme=\(scheme.setting)",
        "--window-size=\(width),1000", "--force-device-scale-factor=\(scale)",
        "--virtual-time-budget=60000", "--enable-logging=stderr", "--log-level=0", "--dump-dom",
      ], path)
    let console = errors.split(separator: "\n").filter { $0.contains(":CONSOLE") }
    return (output, console.map(String.init))
  }

  /// - Parameter pdf: where to.
  static func printPage(_ path: String, to pdf: String, scheme: Scheme) async throws {
    _ = try await run(
      [
        "--blink-settings=preferredColorScheme=\(scheme.setting)", "--no-pdf-header-footer",
        "--virtual-time-budget=10000", "--print-to-pdf=\(pdf)",
      ], path)
  }

  private static func run(
    _ arguments: [String], _ path: String
  ) async throws -> (output: String, errors: String) {
    await Gate.shared.enter()
    defer { Task { await Gate.shared.leave() } }
    return try await Scratch.withFolder { profile in
      let shared = [
        "--headless=new", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
        "--no-first-run", "--disable-extensions", "--disable-background-networking",
        "--user-data-dir=\(profile)", "--host-resolver-rules=MAP * ~NOTFOUND",
      ]
      // A browser of root's has no sandbox to be in.
      let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
      let result = try await Subprocess.run(
        .name("chromium"),
        arguments: .init(sandbox + shared + arguments + [URL(filePath: path).absoluteString]),
        output: .string(limit: 1 << 26), error: .string(limit: 1 << 24))
      guard result.terminationStatus == .exited(0) else {
        throw Failed(description: "chromium \(path): \(result.standardError)")
      }
      return (result.standardOutput, result.standardError)
    }
  }

  /// What another program prints; a missing or failing program is an error.
  static func read(_ program: String, _ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      program.contains("/") ? .path(.init(program)) : .name(program),
      arguments: .init(arguments), output: .string(limit: 1 << 26),
      error: .string(limit: 1 << 22))
    guard result.terminationStatus == .exited(0) else {
      throw Failed(description: "\(program) \(arguments): \(result.standardError)")
    }
    return result.standardOutput
  }
}

/// Folders of a test's own, removed afterwards.
enum Scratch {
  static func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "mneme-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let result: Result<Value, any Error>
    do { result = .success(try await body(folder.path)) } catch { result = .failure(error) }
    try FileManager.default.removeItem(at: folder)
    return try result.get()
  }
}

/// Two browsers at a time: more would only wait for each other.
actor Gate {
  static let shared = Gate(places: 2)

  private var places: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { self.places = places }

  func enter() async {
    if places > 0 {
      places -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func leave() {
    if waiting.isEmpty {
      places += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
