import Foundation
import MnemeTables
import Testing

@testable import MnemeReport

/// Words that nobody chose well, in every place where the report puts words.
@Suite struct HostileTextTests {
  /// Nothing in it can end an attribute or begin an element; undone, the escapes give the text.
  @Test(arguments: HostileText.all)
  func isTextInHTML(sample: HostileText) {
    let html = Escaping.html(sample.text)
    #expect(!html.contains { "<>\"'\n\r".contains($0) })
    var back = html
    for (entity, sign) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      back = back.replacingOccurrences(of: entity, with: sign)
    }
    #expect(back == Escaping.line(sample.text))
  }

  /// As a file's name it leads to that file beside the report, never elsewhere by its signs.
  @Test(arguments: HostileText.all)
  func isAPathInLinks(sample: HostileText) throws {
    let reference = LinkTarget.file(sample.text).reference
    #expect(reference.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    #expect(!reference.contains { "<>\"'()[]{}:?#\\ ".contains($0) })
    #expect(try #require(reference.removingPercentEncoding) == sample.text)
  }

  /// What the page's script reads is JSON that ends no element, and holds the text.
  @Test(arguments: HostileText.all)
  func isAStringForTheScript(sample: HostileText) throws {
    let text = sample.text
    let point = ReportPoint(left: 0.5, top: 0.5, x: text, y: text)
    let json = ReadoutJSON.text([
      ReportSeries(name: text, panel: text, x: text, y: text, points: [point])
    ])
    #expect(!json.contains { "<>&".contains($0) })
    let series = try JSONDecoder().decode([Series].self, from: Data(json.utf8))
    #expect(series.map(\.n) == [Escaping.line(text)])
    #expect(series.map(\.x) == [Escaping.line(text)])
  }

  private struct Series: Decodable {
    let n: String
    let x: String
  }

  /// One paragraph that GitHub's parser gives back as the same words: no link, no emphasis, no HTML,
  /// no formula, no list.
  @Test(arguments: HostileText.all)
  func isTextInMarkdown(sample: HostileText) throws {
    let shown = Escaping.line(sample.text).trimmingCharacters(in: .whitespaces)
    guard !shown.isEmpty else { return }
    let html = MarkdownParser.html(of: Escaping.markdown(shown))
    let expected = "<p>\(Self.escaped(shown))</p>\n"
    #expect(html == expected)
  }

  /// As cmark writes text: quotes of text are escaped, apostrophes are not.
  private static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
  }

  /// In every hole of a whole report, and in the page around it.
  @Test func theReportStandsIt() throws {
    var fixture = Fixture()
    for sample in HostileText.all {
      fixture.manifest.caveats.append(sample.text)
      fixture.manifest.settings.append(
        .init(name: sample.text, value: sample.text, meaning: sample.text))
      fixture.figures[0].readout.append(
        ReportSeries(name: sample.text, panel: "", x: "", y: "", points: []))
    }
    fixture.manifest.title = HostileText.all[0].text
    fixture.figures[0].altText = HostileText.all.map(\.text).joined(separator: " ")
    let html = try fixture.render().html
    // Only the page's own scripts: the one that runs, and data for it.
    let scripts = html.components(separatedBy: "<script").count - 1
    #expect(scripts == 1 + fixture.figures.count)
    #expect(html.components(separatedBy: "</script>").count - 1 == scripts)
    // A light and a dark one.
    #expect(html.components(separatedBy: "<img").count - 1 == 2 * fixture.figures.count)
    #expect(!html.contains("<svg") && !html.contains("javascript:alert(1)\""))
  }
}
