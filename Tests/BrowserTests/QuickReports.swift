import Foundation
import Glibc
import MnemeTables
import Subprocess
import SystemPackage

/// One quick report of every experiment, made by the built command for all tests together.
enum QuickReports {
  /// In the order in which `mneme report` makes them; the last from tables of their quick preset
  /// that are kept: training takes minutes, and samples are somebody’s.
  static let computed = [
    "linear-transition", "kl-phase-diagram", "alternative-scenario", "two-models", "as-released",
    "scale-alignment", "noise-draws", "diffusion-steps", "score-collapse",
    "neighbour-ratio", "associative-memory", "intrinsic-dimension", "extraction",
    "definitions-compared",
  ]
  static let kept = ["unet-gaussian", "unet-digits", "measure"]
  static let all = computed + kept
  /// With the report on all that were computed.
  static let pages = all + ["report"]

  private static let folder = FileManager.default.temporaryDirectory
    .appending(path: "mneme-browser-reports-\(UUID().uuidString)").path

  private static let made = Task {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    atexit {
      do { try FileManager.default.removeItem(atPath: QuickReports.folder) } catch {
        print("left behind: \(QuickReports.folder): \(error)")
      }
    }
    try await mneme([
      "report", "--preset", "quick", "--without-networks", "--output", "\(folder)/output",
    ])
    for name in kept { try await makeFromTables(name) }
    return folder
  }

  private static func makeFromTables(_ name: String) async throws {
    let run = "\(folder)/output/\(name)/kept"
    try FileManager.default.createDirectory(
      atPath: "\(folder)/output/\(name)", withIntermediateDirectories: true)
    let tables = PageLook.folder.deletingLastPathComponent().appending(
      path: "Fixtures/\(name.replacing("-", with: "_"))_quick")
    try FileManager.default.copyItem(atPath: tables.path, toPath: run)
    try await mneme(["plot", run])
    try await mneme(["report", run])
  }

  /// The run folder of an experiment.
  static func run(of experiment: String) async throws -> String {
    let parent = "\(try await made.value)/output/\(experiment)"
    let names = try FileManager.default.contentsOfDirectory(atPath: parent)
    guard names.count == 1 else {
      throw Browser.Failed(description: "\(names.count) runs of \(experiment)")
    }
    return "\(parent)/\(names[0])"
  }

  static func page(of experiment: String) async throws -> (html: String, folder: String) {
    let folder = try await run(of: experiment)
    return (
      try String(contentsOf: URL(filePath: "\(folder)/report.html"), encoding: .utf8), folder
    )
  }

  /// The built command; an error unless it succeeds.
  static func mneme(_ arguments: [String]) async throws {
    _ = try await Browser.read(path, arguments)
  }

  /// Beside the test bundle.
  private static var path: String {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    let folder = bundle.bundleURL.deletingLastPathComponent()
    let isThere = FileManager.default.isExecutableFile(atPath: folder.appending(path: "mneme").path)
    return (isThere ? folder : Bundle.main.bundleURL).appending(path: "mneme").path
  }
}
