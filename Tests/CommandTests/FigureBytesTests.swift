import Foundation
import MnemeTables
import Testing

/// Figures drawn by processes of their own.
@Suite struct FigureBytesTests {
  static func figureFiles(_ run: String) throws -> [String: Data] {
    try RunCommandTests.files(run).filter { $0.key.hasPrefix("figures/") }
  }

  /// The bytes of a figure are the same whatever surrounds the process that draws it.
  @Test func figuresAreTheSameInEveryProcess() async throws {
    try await MnemeProcess.withFolder { folder in
      let run = try await ReportCommandTests.report(folder)
      let first = try Self.figureFiles(run)
      #expect(first.count >= 9)
      let surroundings: [([String: String], String)] = [
        (["TZ": "Asia/Tokyo"], "/"), (["TZ": "America/St_Johns"], folder),
        (["LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"], "/"),
        (["LANG": "C", "LC_ALL": "C", "PANGO_LANGUAGE": "ja"], folder),
        (["HOME": "/nowhere", "XDG_CACHE_HOME": "\(folder)/cache"], run),
        (["FONTCONFIG_PATH": "/nowhere", "SOURCE_DATE_EPOCH": "1"], "/"),
      ]
      for (environment, place) in surroundings {
        try FileManager.default.removeItem(atPath: "\(run)/figures")
        let again = try await MnemeProcess.run(
          ["plot", run], environment: environment, folder: place)
        #expect(again.status == 0, "\(again.errors)")
        let files = try Self.figureFiles(run)
        #expect(files.keys.sorted() == first.keys.sorted())
        for (name, bytes) in first { #expect(files[name] == bytes, "\(name) in \(environment)") }
      }
    }
  }
}
