import Testing

@testable import MnemePlot

@Suite struct SVGCompactionTests {
  private static func compact(_ text: String) -> String {
    String(decoding: SVGCompaction.compact(Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("M 315.730469 -113.910156 L 318 0.004", "M315.73-113.91L318,0"),
    ("M -0.001 0.995 C 1.999999 2.50 3.0 4", "M0,1C2,2.5,3,4"),
    ("M 10.05 0.5 Z M 1 2 ", "M10.05,0.5ZM1,2"), ("", ""),
    ("M 5 -0.001 L 1 -2", "M5,0L1-2"),
  ])
  func placesKeepHundredths(path: String, short: String) {
    #expect(Self.compact("<path d=\"\(path)\"/>") == "<path d=\"\(short)\"/>")
  }

  /// Scales of images, ids and words are left alone.
  @Test func onlyPathsAreRounded() {
    for text in [
      "<use transform=\"matrix(0.120001,0,0,0.120001,35.123456,1)\"/>", "<g id=\"a1.234567\">",
      "width=\"0.123456\"", "rgb(1,2,3)", "rgb(120%,0%,0%)", "rgb(",
    ] {
      #expect(Self.compact(text) == text)
    }
  }

  @Test func coloursAndDefaultsAreShort() {
    let long =
      "style=\"fill:rgb(90.588235%,37.647059%,0%);fill-opacity:1;stroke-opacity:0.5;"
      + "stroke-linecap:butt;stroke-linecap:round;\""
    #expect(
      Self.compact(long) == "style=\"fill:#e76000;stroke-opacity:0.5;stroke-linecap:round;\"")
  }
}
