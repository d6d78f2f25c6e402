import Foundation
import MnemeTables
import Testing

@testable import MnemeReport

/// What the page allows to run and to load, and what it gives to its script.
@Suite struct PageSafetyTests {
  /// Style and script are known by their hashes; nothing else is obeyed.
  @Test func thePolicyNamesExactlyWhatIsThere() throws {
    let html = try Fixture().render().html
    let policy = try #require(
      Self.parts(of: html, from: "Security-Policy\" content=\"", to: "\"").first)
    #expect(policy.hasPrefix("default-src 'none'; img-src data:; style-src 'sha256-"))
    #expect(!policy.contains("unsafe") && !policy.contains("*"))
    for (element, rule) in [("style", "style-src"), ("script", "script-src")] {
      let texts = Self.parts(of: html, from: "<\(element)>", to: "</\(element)>")
      #expect(texts.count == 1)
      let hash = Self.base64(ofHex: Digest.sha256(try #require(texts.first)))
      #expect(policy.contains("\(rule) 'sha256-\(hash)';"))
    }
    for forbidden in [" style=\"", " onclick", " onload", " onerror", "javascript:"] {
      #expect(!html.contains(forbidden), "\(forbidden)")
    }
  }

  @Test func theScriptIsSmall() throws {
    let templates = try ReportTemplates(folder: Fixture.templatesFolder)
    #expect(templates.script.utf8.count <= 6 * 1024)
  }

  @Test(arguments: ["page.css", "page.js"])
  func aTemplateThatEndsItsElementIsRefused(file: String) throws {
    for end in ["</script>", "<!-- "] {
      let error = #expect(throws: ReportError.self) {
        try withTemplates(changing: file) {
          $0 + end
        } _: {
          try Fixture().render(templates: $0)
        }
      }
      #expect(try #require(error).description.contains(file))
    }
  }

  @Test func everyFigureHasItsValuesForTheScript() throws {
    let fixture = Fixture()
    let html = try fixture.render().html
    let texts = Self.parts(of: html, from: "<script type=\"application/json\"", to: "</script>")
    #expect(texts.count == fixture.figures.count)
    let json = try #require(texts.first).drop { $0 != ">" }.dropFirst()
    let series = try JSONDecoder().decode([Series].self, from: Data(json.utf8))
    #expect(series.map(\.n) == ["d = 100"] && series.map(\.y) == ["P(Δ > 0)"])
    #expect(json.contains("[2500,5000,\"1.25\",\"0.42 [0.31, 0.54]\"]"))
  }

  /// A figure without values has no script and no place for the keyboard.
  @Test func picturesWithoutValuesHaveNone() throws {
    var fixture = Fixture()
    for index in fixture.figures.indices { fixture.figures[index].readout = [] }
    #expect(try !fixture.render().html.contains("application/json"))
  }

  private struct Series: Decodable {
    let n: String
    let y: String
  }

  /// The picture comes back as it was, whatever stands in it.
  @Test(arguments: [
    "<svg a=\"b\"># 100% // &amp; http://w3.org 'x'</svg>", "<svg a=\"1\"/>", "\n\"é\u{0}\"", "",
  ])
  func picturesComeBack(svg: String) throws {
    let address = PictureAddress.text(of: Array(svg.utf8))
    #expect(!address.contains { " \"<>\n&#".contains($0) } && !address.contains("//"))
    let rest = try #require(address.split(separator: ",", maxSplits: 1).last)
    let back = svg.isEmpty ? "" : try #require(String(rest).removingPercentEncoding)
    let expected = svg.contains("'") ? svg : svg.replacing("\"", with: "'")
    #expect(back == expected)
  }

  static func parts(of html: String, from opening: String, to end: String) -> [String] {
    html.components(separatedBy: opening).dropFirst().compactMap {
      $0.components(separatedBy: end).first
    }
  }

  private static func base64(ofHex text: String) -> String {
    let digits = text.compactMap(\.hexDigitValue)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] * 16 + digits[$0 + 1])
    }
    return Data(bytes).base64EncodedString()
  }
}
