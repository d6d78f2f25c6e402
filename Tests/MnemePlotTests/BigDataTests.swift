import Foundation
import MnemePlot
import Testing

/// A million points: a small file, drawn in seconds, with words and axes as vectors.
///
/// Measured at 6.5 inches: the scatter 107 kB in 0.5 s (with hollow markers 408 kB), the line 94 kB in
/// 0.1 s.
@Suite struct BigDataTests {
  static let count = 1_000_000
  /// In bytes.
  static let mostPDF = 500_000

  static func figure(_ mark: Mark) -> Figure {
    let axis = PlotAxis(
      label: "$\\hat x$", scale: .linear, range: -5...5,
      ticks: [AxisTick(value: -4, label: "$-4$"), AxisTick(value: 4, label: "4")])
    return Figure(
      name: "big", title: "Big", panels: [[Panel(x: axis, y: axis, marks: [mark])]], aspect: 0.6,
      caption: "", altText: "")
  }

  static func cloud(isHollow: Bool) -> Figure {
    var random = FixedRandom(seed: 1)
    let points = (0..<count).map { _ in PlotPoint(random.normal(), random.normal()) }
    return figure(
      .points(
        points, MarkerLook(.category(0), shape: .circle, isHollow: isHollow, scale: 0.4)))
  }

  static var noise: Figure {
    var random = FixedRandom(seed: 2)
    let points = (0..<count).map {
      PlotPoint(Double($0) / Double(count - 1) * 10 - 5, random.normal())
    }
    return figure(.line(points, LineLook(.category(0))))
  }

  /// The PDF of a figure, checked for what holds for both.
  static func pdf(_ figure: Figure) async throws -> [UInt8] {
    let clock = ContinuousClock()
    var files: [FigureFormat: [UInt8]] = [:]
    let duration = try clock.measure {
      files = try AuditFigures.files(figure, venue: .arxiv, formats: [.pdf])
    }
    let pdf = try #require(files[.pdf])
    print("a million points: \(pdf.count) bytes of PDF in \(duration)")
    #expect(pdf.count < mostPDF)
    try await FileReader.withFile(pdf, ending: "pdf") { path in
      _ = try await FileReader.read("qpdf", ["--check", path])
      let fonts = FileReader.rows(try await FileReader.read("pdffonts", [path]))
      #expect(!fonts.isEmpty)
      #expect(fonts.allSatisfy { $0.contains("1C") || $0.contains("0C") })
      #expect(fonts.allSatisfy { row in row.count { $0 == "yes" } == 3 })
      let text = try await FileReader.read("pdftotext", [path, "-"])
      #expect(text.contains("\u{2212}4") && text.contains("4"))
    }
    return pdf
  }

  /// Of one colour it is a stencil; of two, colours with transparency.
  @Test(arguments: zip([false, true], [["stencil"], ["image", "smask"]]))
  func aScatterIsOneImageAt600DotsPerInch(isHollow: Bool, kinds: [String]) async throws {
    let pdf = try await Self.pdf(Self.cloud(isHollow: isHollow))
    try await FileReader.withFile(pdf, ending: "pdf") { path in
      let rows = FileReader.rows(try await FileReader.read("pdfimages", ["-list", path]))
      #expect(rows.map { $0[2] } == kinds)
      // The tenth column says whether it is blurred; object, generation and density follow.
      #expect(rows.allSatisfy { $0[9] == "no" && $0[12] == "600" && $0[13] == "600" })
      // Nothing of the crowd is left as vectors: axes, grid and numbers take a few hundred steps.
      #expect(try await Self.pathSteps(path) < 1000)
    }
  }

  @Test func aLineHasNoMoreVerticesThanTheDeviceHasColumns() async throws {
    let pdf = try await Self.pdf(Self.noise)
    try await FileReader.withFile(pdf, ending: "pdf") { path in
      #expect(
        try await FileReader.read("pdfimages", ["-list", path]).split(separator: "\n").count == 2)
      let columns = 6.5 * 600
      let steps = try await Self.pathSteps(path)
      #expect(Double(steps) < 4 * columns + 1000)
      #expect(Double(steps) > columns)
    }
  }

  /// Path operators of a PDF's page.
  static func pathSteps(_ path: String) async throws -> Int {
    let pages = try await FileReader.read("qpdf", ["--show-pages", path])
    let parts = pages.components(separatedBy: "content:")
    let object = try #require(parts.last?.split(whereSeparator: \.isWhitespace).first)
    let content = try await FileReader.read(
      "qpdf", ["--show-object=\(object)", "--filtered-stream-data", path])
    return content.split(whereSeparator: \.isWhitespace).count { ["m", "l", "c"].contains($0) }
  }
}
