import Foundation
import MnemePlot
import Testing

@Suite struct SVGAuditTests {
  static func svg(_ figure: Figure = AuditFigures.full, theme: Theme = .light) throws -> String {
    let bytes = try #require(AuditFigures.files(figure, theme: theme, formats: [.svg])[.svg])
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands between two quotes after every `opening`.
  static func values(after opening: String, until end: Character = "\"", in text: String)
    -> [String]
  {
    text.components(separatedBy: opening).dropFirst().map { part in
      String(part.prefix { $0 != end })
    }
  }

  @Test func itIsXML() async throws {
    let svg = try Self.svg()
    let canonical = try await FileReader.withFile(Array(svg.utf8), ending: "svg") { path in
      try await FileReader.read("xmllint", ["--nonet", "--c14n", path])
    }
    #expect(canonical.contains("Audit &amp; &lt;proof&gt;"))
    #expect(canonical.contains("data-sha256=\(AuditFigures.digest)"))
  }

  @Test func everyIdIsUniqueOnAPageOfManyFigures() throws {
    let pages = [
      try Self.svg(), try Self.svg(theme: .dark), try Self.svg(AuditFigures.unrelated),
    ]
    let ids = pages.flatMap { Self.values(after: " id=\"", in: $0) }
    #expect(ids.count > 100)
    #expect(Set(ids).count == ids.count)
    for (page, prefix) in zip(pages, ["audit-light-", "audit-dark-", "unrelated-light-"]) {
      let own = Set(Self.values(after: " id=\"", in: page))
      #expect(own.allSatisfy { $0.hasPrefix(prefix) })
      let references =
        Self.values(after: "href=\"#", in: page) + Self.values(after: "url(#", until: ")", in: page)
      #expect(references.count > 20)
      #expect(references.allSatisfy(own.contains))
    }
  }

  @Test func cellsKeepHardEdges() throws {
    let images = Self.values(after: "<image ", until: ">", in: try Self.svg())
    #expect(images.count == 5)
    #expect(images.allSatisfy { $0.contains("image-rendering:pixelated") })
  }

  @Test func itNamesItsTitleAndDescription() throws {
    let svg = try Self.svg()
    #expect(svg.contains("role=\"img\" aria-labelledby=\"audit-light-title audit-light-desc\""))
    #expect(svg.contains("<title id=\"audit-light-title\">"))
    #expect(svg.contains("<desc id=\"audit-light-desc\">"))
    #expect(
      !svg.contains("http://")
        || Self.values(after: "http://", in: svg)
          .allSatisfy { $0.hasPrefix("www.w3.org/") }
    )
  }
}
