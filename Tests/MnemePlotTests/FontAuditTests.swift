import MnemePlot
import Testing

/// What poppler finds in files of every preset: its own fonts, as outlines, and the words.
@Suite struct FontAuditTests {
  static func figure() -> Figure {
    let x = PlotAxis(
      label: "size $\\rho_G\\|\\hat\\rho \\ge \\sqrt{d}$", scale: .linear, range: 0...1)
    let y = PlotAxis(label: "$\\KL/d$ (nats)", scale: .logarithmic, range: 1e-3...1e3)
    let panel = Panel(tag: "(a)", x: x, y: y, marks: [])
    return Figure(
      name: "fonts", title: "Fonts", panels: [[panel]], aspect: 0.6, caption: "", altText: "")
  }

  static func read(_ preset: FontPreset, _ program: String, _ after: [String] = []) async throws
    -> String
  {
    let renderer = FigureRenderer(venue: .icml, fonts: preset)
    let files = try renderer.render(
      figure(), formats: [.pdf], creator: "test", dataDigest: "0")
    let bytes = try #require(files[.pdf])
    return try await FileReader.withFile(bytes, ending: "pdf") { path in
      try await FileReader.read(program, [path] + after)
    }
  }

  @Test(arguments: [
    (FontPreset.stix, ["STIXGeneral"], ["Type 1C", "CID Type 0C"]),
    (.lm, ["LMRoman9", "LatinModernMath"], ["Type 1C", "CID Type 0C"]),
    (.dejavu, ["DejaVuSans"], ["TrueType", "CID TrueType"]),
  ])
  func filesHoldTheFontsOfTheirPresetAndNoOther(
    preset: FontPreset, families: [String], types: [String]
  ) async throws {
    let rows = FileReader.rows(try await Self.read(preset, "pdffonts"))
    #expect(rows.count >= 3)
    for row in rows {
      let name = row[0].dropFirst(7)
      #expect(families.contains { name.hasPrefix($0) }, "\(row)")
      #expect(types.contains(row.dropFirst().dropLast(6).joined(separator: " ")), "\(row)")
      #expect(Array(row.dropLast(2).suffix(3)) == ["yes", "yes", "yes"], "\(row)")
    }
  }

  @Test(arguments: FontPreset.allCases)
  func wordsComeBack(preset: FontPreset) async throws {
    let text = try await Self.read(preset, "pdftotext", ["-"])
    for part in ["size", "(nats)", "(a)", "KL", "≥", "√", "0.4", "10\u{2212}3"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    // Latin Modern's slanted Greek stands in the block of mathematical italics.
    let rho: Unicode.Scalar = preset == .lm ? "\u{1D70C}" : "ρ"
    #expect(text.unicodeScalars.contains(rho))
  }
}
