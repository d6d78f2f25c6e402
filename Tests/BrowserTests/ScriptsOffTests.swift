import Foundation
import MnemeTables
import Testing

/// The page where no script may run, and where none is understood.
@Suite struct ScriptsOffTests {
  /// Without its script the page has the same numbers, among them all that the keys would read.
  @Test(arguments: QuickReports.all)
  func holdsAllNumbers(experiment: String) async throws {
    let (html, folder) = try await QuickReports.page(of: experiment)
    let silent = try Self.withoutScript(html)
    let view = [PageLook.View(width: 1280, walk: true, text: true)]
    let with = try await PageLook.findings(of: html, in: folder, view).findings[0]
    let without = try await PageLook.findings(of: silent, in: folder, view).findings[0]
    #expect(with.hasReadout && !without.hasReadout)
    #expect(without.values == with.values && with.values.count > 20)
    let run = RunFolder(path: folder)
    for headline in try run.read(HeadlineRow.self) {
      for value in [headline.estimate.value, headline.estimate.low, headline.estimate.high] {
        guard let value else { continue }
        #expect(without.values.contains(value.cellText), "\(headline.key): \(value)")
      }
    }
    for words in ["Caveats", "Reproduce", "Settings", try run.readManifest().command] {
      #expect(without.text.contains(words), "\(words)")
    }
  }

  /// The values of every marker of the memorization transition stand in the table under it.
  @Test func theTableHasWhatTheKeysRead() async throws {
    let (html, folder) = try await QuickReports.page(of: "linear-transition")
    let found = try await PageLook.findings(
      of: try Self.withoutScript(html), in: folder, [PageLook.View(width: 1280)]
    ).findings[0]
    for row in try RunFolder(path: folder).read(LinearTransitionRow.self) {
      let fraction = row.deltaReferencePositive
      for value in [fraction.fraction, fraction.low, fraction.high].compactMap({ $0 }) {
        #expect(found.values.contains(value.cellText), "\(value)")
      }
    }
  }

  /// The page's policy without the hash of its own script.
  private static func withoutScript(_ html: String) throws -> String {
    let policy = try #require(html.firstMatch(of: #/script-src 'sha256-[^']*'/#))
    return html.replacing(policy.output, with: "script-src 'none'")
  }
}
