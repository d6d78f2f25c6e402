import Foundation
import Testing

/// A text that must not change unnoticed: kept in `Goldens` beside the tests, one file a name.
///
/// To record: `MNEME_RECORD_GOLDENS=1 make test ARGS='--filter MnemePlotTests'`, then read the
/// difference in git before committing it. Recording fails the test, and where `CI` is set it is
/// refused: a golden that writes itself checks nothing.
enum Golden {
  static let variable = "MNEME_RECORD_GOLDENS"

  enum Mode: Equatable {
    case compare, record, refuse

    init(environment: [String: String]) {
      let isAsked = environment[Golden.variable].map { !$0.isEmpty && $0 != "0" } ?? false
      let isCI = environment["CI"].map { !$0.isEmpty } ?? false
      self = !isAsked ? .compare : isCI ? .refuse : .record
    }
  }

  static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
  }

  /// Compares a text with the golden of that name, for example `curves.light.txt`.
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    switch Mode(environment: ProcessInfo.processInfo.environment) {
    case .refuse:
      Issue.record(
        "\(variable) is set where CI is: goldens are not recorded here",
        sourceLocation: sourceLocation)
    case .record:
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name): read it, then test again", sourceLocation: sourceLocation)
    case .compare:
      guard FileManager.default.fileExists(atPath: file.path) else {
        Issue.record("there is no golden \(name)", sourceLocation: sourceLocation)
        return
      }
      let golden = try String(contentsOf: file, encoding: .utf8)
      if let difference = firstDifference(golden, text) {
        Issue.record("\(name): \(difference)", sourceLocation: sourceLocation)
      }
    }
  }

  /// The first line that differs, with its number; nil for equal texts.
  static func firstDifference(_ golden: String, _ text: String) -> String? {
    guard golden != text else { return nil }
    let (old, new) = (lines(golden), lines(text))
    let index = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let line = index ?? min(old.count, new.count)
    func shown(_ lines: [Substring]) -> String {
      line < lines.count ? "'\(lines[line].prefix(300))'" : "nothing"
    }
    return "line \(line + 1) was \(shown(old)), is \(shown(new)); "
      + "\(old.count) lines were, \(new.count) are"
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
