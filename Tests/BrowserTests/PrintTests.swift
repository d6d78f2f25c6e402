import Foundation
import Testing

/// The page on paper: every figure whole, nothing in the margins, light whatever the screen's colours.
@Suite struct PrintTests {
  /// Pixels an inch of the pictures of pages.
  private static let resolution = 80

  @Test(arguments: QuickReports.pages)
  func everyFigureIsWhole(experiment: String) async throws {
    let (html, folder) = try await QuickReports.page(of: experiment)
    let figures = html.components(separatedBy: "<figure").count - 1
    let pages = try await Self.pages(of: Self.framed(html), in: folder, scheme: .dark)
    #expect(Self.edges(of: pages) == 2 * figures, "\(experiment): figures cut by pages")
    for (number, page) in pages.enumerated() {
      #expect(page.ink(outside: 30) == 0, "\(experiment), page \(number + 1): ink in the margin")
      // A dark page would print as one black block.
      #expect(page.shareOfDark < 0.3, "\(experiment), page \(number + 1) is dark")
    }
    let words = try await Self.words(of: html, in: folder)
    // Folded tables are unfolded on paper.
    let folded = html.components(separatedBy: "<summary>").count - 1
    let unfolded = words.components(separatedBy: "The numbers in this figure").count - 1
    #expect(folded > 0 && unfolded == figures)
    #expect(words.contains("Columns of tables/headlines.csv") || experiment == "report")
  }

  /// What the checks are for would be found.
  @Test func cutFiguresAndFullMarginsAreFound() async throws {
    try await Scratch.withFolder { folder in
      let tall = FaultTests.page("<div class=\"tall\">x</div>", policy: "")
        .replacing("</style>", with: ".tall { height: 60cm }</style>")
      let cut = try await Self.pages(of: Self.framed(tall), in: folder, scheme: .light)
      #expect(cut.count > 1 && Self.edges(of: cut) != 2)
      let short = try await Self.pages(
        of: Self.framed(tall).replacing("60cm", with: "6cm"), in: folder, scheme: .light)
      #expect(short.count == 1 && Self.edges(of: short) == 2)
      let full = FaultTests.page("x", policy: "")
        .replacing("</style>", with: "@page { margin: 0 } main { background: #000 }</style>")
      let page = try await Self.pages(of: full, in: folder, scheme: .light)[0]
      #expect(page.ink(outside: 30) > 0)
    }
  }

  /// A frame of a colour that no figure has, around every figure.
  private static func framed(_ html: String) -> String {
    let style = ".stage img, .tall { border: 3pt solid #f0f }"
    return html.replacing(
      "style-src '", with: "style-src 'sha256-\(PageLook.hash(style))' '", maxReplacements: 1
    ).replacing("</title>", with: "</title><style>\(style)</style>", maxReplacements: 1)
  }

  /// Horizontal lines of that colour on all pages: two for each whole figure. The parts of a figure
  /// over two pages have more, or an odd count on a page, which counts as a hundred more.
  private static func edges(of pages: [PagePicture]) -> Int {
    pages.reduce(0) { sum, page in
      let lines = page.framesEdges
      return sum + lines + (lines % 2 == 0 ? 0 : 100)
    }
  }

  private static func pages(
    of html: String, in folder: String, scheme: Browser.Scheme
  ) async throws -> [PagePicture] {
    try await printed(html, in: folder, scheme: scheme) { pdf, scratch in
      _ = try await Browser.read("pdftoppm", ["-r", "\(resolution)", pdf, "\(scratch)/page"])
      return try FileManager.default.contentsOfDirectory(atPath: scratch)
        .filter { $0.hasSuffix(".ppm") }.sorted()
        .map { try PagePicture(ppm: Data(contentsOf: URL(filePath: "\(scratch)/\($0)"))) }
    }
  }

  private static func words(of html: String, in folder: String) async throws -> String {
    try await printed(html, in: folder, scheme: .light) { pdf, _ in
      try await Browser.read("pdftotext", ["-raw", pdf, "-"])
    }
  }

  private static func printed<Value>(
    _ html: String, in folder: String, scheme: Browser.Scheme,
    _ body: (String, String) async throws -> Value
  ) async throws -> Value {
    try await Scratch.withFolder { scratch in
      let page = "\(scratch)/page.html"
      try Data(html.utf8).write(to: URL(filePath: page))
      try await Browser.printPage(page, to: "\(scratch)/page.pdf", scheme: scheme)
      return try await body("\(scratch)/page.pdf", scratch)
    }
  }
}

/// A printed page as pixels.
struct PagePicture {
  let width: Int
  let height: Int
  private let pixels: [UInt8]

  /// - Parameter ppm: binary, 8 bits a channel.
  init(ppm: Data) throws {
    let head = ppm.prefix(40).split(separator: UInt8(ascii: "\n"), maxSplits: 3)
    let numbers = head.dropFirst().prefix(2)
      .flatMap { String(decoding: $0, as: UTF8.self).split(separator: " ").compactMap { Int($0) } }
    guard head.first.map({ Array($0) }) == Array("P6".utf8), numbers.count == 3 else {
      throw Browser.Failed(description: "no PPM of 8 bits")
    }
    (width, height) = (numbers[0], numbers[1])
    pixels = Array(ppm.suffix(3 * width * height))
  }

  private func color(_ x: Int, _ y: Int) -> (red: Int, green: Int, blue: Int) {
    let at = 3 * (y * width + x)
    return (Int(pixels[at]), Int(pixels[at + 1]), Int(pixels[at + 2]))
  }

  /// Pixels that are not white, nearer to the paper's edge than so many points.
  func ink(outside points: Int) -> Int {
    // A4 is 595 points wide.
    let margin = points * width / 595
    return (0..<height).reduce(0) { sum, y in
      let isInside = y >= margin && y < height - margin
      let xs = isInside ? Array(0..<margin) + Array((width - margin)..<width) : Array(0..<width)
      return sum
        + xs.count { x in
          let (red, green, blue) = color(x, y)
          return min(red, green, blue) < 245
        }
    }
  }

  var shareOfDark: Double {
    let dark = (0..<height).reduce(0) { sum, y in
      sum
        + (0..<width).count { x in
          let (red, green, blue) = color(x, y)
          return max(red, green, blue) < 90
        }
    }
    return Double(dark) / Double(width * height)
  }

  /// Rows, or bands of neighbouring rows, in which most of the text's width is of the frame's colour.
  var framesEdges: Int {
    let isEdge = (0..<height).map { y in
      3
        * (0..<width).count { x in
          let (red, green, blue) = color(x, y)
          return red > 200 && blue > 200 && green < 160
        } > width
    }
    return zip(isEdge, [false] + isEdge).count { $0 && !$1 }
  }
}
