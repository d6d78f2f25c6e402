import Foundation
import Glibc

/// One small report for all tests that begin with a finished one.
enum FinishedReport {
  private static let folder = FileManager.default.temporaryDirectory
    .appending(path: "mneme-command-\(UUID().uuidString)").path

  /// The folder that holds `out`, made when it is first asked for.
  static let made = Task {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    atexit {
      do { try FileManager.default.removeItem(atPath: FinishedReport.folder) } catch {
        print("left behind: \(FinishedReport.folder): \(error)")
      }
    }
    _ = try await ReportCommandTests.made(folder)
    return folder
  }
}
