import Foundation
import Testing

/// Every check finds the fault that it is for, in a page that has it planted.
@Suite struct FaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    /// What stands in `main` of an otherwise good page.
    let content: String
    /// What the finding says.
    let says: String
    var testDescription: String { name }
  }

  private static let picture =
    "data:image/svg+xml,%3Csvg xmlns='http:%2F%2Fwww.w3.org/2000/svg' width='9' height='9'/%3E"

  private static let figure =
    "<figure><div class=\"plot\"><div class=\"stage\"><picture><img alt=\"A curve\" width=\"90\" "
    + "height=\"90\" src=\"\(picture)\" /></picture></div><script type=\"application/json\">"
    + "[{\"p\":\"\",\"n\":\"\",\"x\":\"n\",\"y\":\"P\",\"v\":[[5000,5000,\"1\",\"2\"]]}]</script>"
    + "</div></figure>"

  static let faults = [
    Fault(name: "no alt", content: "<img src=\"\(picture)\">", says: "axe: image-alt"),
    Fault(name: "empty alt", content: "<img alt=\"\" src=\"\(picture)\">", says: "no alternative"),
    Fault(
      name: "no size", content: "<img alt=\"x\" src=\"data:image/png;base64,AAAA\">",
      says: "no size: 'x'"),
    Fault(name: "anchor", content: "<a href=\"#nowhere\">x</a>", says: "leads nowhere: #nowhere"),
    Fault(
      name: "identifiers", content: "<p id=\"a\">x</p><p id=\"a\">y</p>", says: "given twice: a"),
    Fault(name: "headings", content: "<h4>x</h4>", says: "a heading of level 4 after one of"),
    Fault(name: "second title", content: "<h1>x</h1>", says: "not one h1"),
    Fault(name: "wide", content: "<p class=\"wide\">x</p>", says: "sticks out at 320"),
    Fault(name: "sideways", content: "<p class=\"wide\">x</p>", says: "scrolls sideways at 320"),
    Fault(
      name: "scroller", content: "<div class=\"scroll\"><p class=\"wide\">x</p></div>",
      says: "out of the keyboard's reach"),
    Fault(
      name: "contrast", content: "<p class=\"pale\">Pale words</p>", says: "axe: color-contrast"),
    Fault(name: "inline style", content: "<p style=\"color: red\">x</p>", says: "error: policy"),
    Fault(name: "inline script", content: "<script>var x = 1</script>", says: "error: policy"),
    Fault(
      name: "fetched picture", content: "<img alt=\"x\" src=\"https://example.org/x.png\">",
      says: "error: policy: img-src"),
    Fault(name: "dead readout", content: figure, says: "readout: no readout"),
  ]

  @Test(arguments: faults)
  func isFound(fault: Fault) async throws {
    try await Scratch.withFolder { folder in
      let found = try await PageLook.findings(
        of: Self.page(fault.content), in: folder,
        [PageLook.View(width: 320, axe: true, walk: true)]
      ).findings[0]
      #expect(
        found.problems.contains { $0.contains(fault.says) }, "\(fault.says): \(found.problems)")
    }
  }

  /// A page without a fault has none: what is found is what was planted.
  @Test func nothingIsFoundInAGoodPage() async throws {
    try await Scratch.withFolder { folder in
      let (found, console) = try await PageLook.findings(
        of: Self.page("<p>x</p>"), in: folder, [PageLook.View(width: 320, axe: true, walk: true)])
      #expect(found[0].problems == [] && console.isEmpty, "\(console)")
    }
  }

  /// Faults of scripts: an error, a word on the console, a request.
  @Test func scriptsThatFailAreHeard() async throws {
    try await Scratch.withFolder { folder in
      let script =
        "addEventListener('DOMContentLoaded', () => { console.error('said so');"
        + "nothing.there() })"
      // No policy forbids it here.
      let page = PageLook.adding(
        script: script,
        to: Self.page("<img alt=\"x\" src=\"https://example.org/x.png\" />", policy: ""))
      let (found, console) = try await PageLook.findings(
        of: page, in: folder, [PageLook.View(width: 320)])
      for words in [
        "console: said so", "nothing is not defined", "fetched: https://example.org", "can't load",
      ] {
        #expect(found[0].problems.contains { $0.contains(words) }, "\(words): \(found[0].problems)")
      }
      #expect(console.contains { $0.contains("said so") })
    }
  }

  private static let style =
    ".wide { width: 1000px } .pale { color: #ddd } .scroll { overflow-x: auto } body { margin: 0; "
    + "background: #fff; color: #000 }"

  static func page(_ content: String, policy: String? = nil) -> String {
    let policy =
      policy ?? "default-src 'none'; img-src data:; style-src 'sha256-\(hash)'; script-src 'none'"
    return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\" />"
      + "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\" />"
      + "<title>Page</title><style>\(style)</style></head><body><main><h1>Page</h1>"
      + "<h2>Part</h2>\(content)</main></body></html>"
  }

  private static var hash: String { PageLook.hash(style) }
}
