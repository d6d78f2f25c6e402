import Foundation
import MnemeTables
import Testing

@testable import MnemeReport

/// What the schema of the Citation File Format 1.2.0 requires of `CITATION.cff`.
@Suite struct CitationFileTests {
  private static let run = Result { try BundleFixture.run("two-models", ["two-models"]) }

  private static func lines(title: String = "A study") throws -> [Substring] {
    let made = try run.get()
    var manifest = made.manifest
    manifest.title = title
    let run = BundledRun(
      scope: "two-models", folder: "", manifest: manifest, runFiles: [], figures: [],
      latex: made.latex)
    return CitationFile(runs: [run], works: Bibliography.all).text.split(separator: "\n")
  }

  @Test func theRequiredKeysAreThere() throws {
    let lines = try Self.lines()
    let keys = lines.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(Set(keys).count == keys.count)
    for key in ["cff-version", "message", "title", "authors", "type", "version", "references"] {
      #expect(keys.contains { $0 == key }, "\(key)")
    }
    #expect(lines[0] == "cff-version: 1.2.0")
    let known: Set = [
      "cff-version", "message", "title", "authors", "type", "version", "references", "identifiers",
    ]
    #expect(Set(keys.map(String.init)).isSubset(of: known))
  }

  @Test func everyReferenceHasTypeTitleAndAuthors() throws {
    let text = try Self.lines().joined(separator: "\n")
    let references = text.components(separatedBy: "\n  - type: ").filter {
      $0.contains("\n    title: ")
    }
    #expect(references.count == Bibliography.all.count)
    for reference in references {
      let type = String(reference.prefix { $0 != "\n" })
      #expect(["article", "conference-paper", "generic"].contains(type))
      #expect(reference.contains("\n    authors:\n      - "))
    }
  }

  /// Whatever a title holds, it stays one quoted string on its line.
  @Test(arguments: HostileText.all)
  func hostileTitlesStayStrings(hostile: HostileText) throws {
    let lines = try Self.lines(title: hostile.text)
    for line in lines {
      let value = line.drop { $0 == " " || $0 == "-" }.drop { $0 != ":" }.dropFirst().drop {
        $0 == " "
      }
      guard value.hasPrefix("\"") else { continue }
      #expect(value.wholeMatch(of: /"(?:[^"\\]|\\["\\])*"/) != nil, "\(line)")
    }
    #expect(lines.count == (try Self.lines()).count)
  }
}
