import MnemePlot
import Testing

/// What poppler and qpdf find in a figure's PDF.
@Suite struct PDFAuditTests {
  static func audit(
    _ program: String, _ options: [String] = [], after: [String] = [], of figure: Figure? = nil
  ) async throws -> String {
    let bytes = try AuditFigures.file(.pdf, of: figure ?? AuditFigures.full)
    return try await FileReader.withFile(bytes, ending: "pdf") { path in
      try await FileReader.read(program, options + [path] + after)
    }
  }

  @Test func allFontsAreEmbeddedOutlines() async throws {
    let table = try await Self.audit("pdffonts")
    let rows = FileReader.rows(table)
    #expect(rows.count >= 3)
    for row in rows {
      let type = row.dropFirst().dropLast(6).joined(separator: " ")
      #expect(["Type 1C", "CID Type 0C"].contains(type), "\(row)")
      // Embedded, a subset, with its way back to Unicode; object and generation follow.
      #expect(Array(row.dropLast(2).suffix(3)) == ["yes", "yes", "yes"], "\(row)")
      // A subset's tag and the name of a true face: no synthetic bold or italic.
      #expect(row[0].dropFirst(6).hasPrefix("+STIX"), "\(row)")
    }
    #expect(!table.contains("Type 3"))
  }

  @Test func labelsComeBackAsText() async throws {
    let text = try await Self.audit("pdftotext", ["-layout"], after: ["-"])
    // Thin spaces stand around relations.
    let words = text.replacing("\u{2009}", with: " ")
    for label in [
      "P(Δ > 0)", "nmem (½)", "n/d", "(a)", "(b)", "(c)", "generated", "nearest", "0.5",
    ] {
      #expect(words.contains(label), "\(label) in \(words)")
    }
    // A true minus sign, in an exponent; a letter under its hat is two scalars.
    #expect(words.contains("10\u{2212}1"))
    for letter: Unicode.Scalar in ["ρ", "σ"] { #expect(words.unicodeScalars.contains(letter)) }
  }

  @Test func onlyTheIntendedImagesAreThereAndNoneIsBlurred() async throws {
    let rows = FileReader.rows(try await Self.audit("pdfimages", ["-list"]))
    // One heatmap, four pictures; interp is the tenth column.
    #expect(rows.count == 5)
    #expect(rows.allSatisfy { $0[2] == "image" && $0[9] == "no" })
    #expect(rows.map { "\($0[3])x\($0[4])" }.sorted() == ["12x12", "8x8", "8x8", "8x8", "8x8"])
  }

  @Test func theStructureIsSound() async throws {
    let report = try await Self.audit("qpdf", ["--check"])
    #expect(report.contains("No syntax or stream encoding errors found"))
  }

  @Test(arguments: [Venue.neurips, .icml, .ieeeWide, .slides])
  func theFileSaysWhatItIs(venue: Venue) async throws {
    let bytes = try #require(AuditFigures.files(venue: venue, formats: [.pdf])[.pdf])
    let info = try await FileReader.withFile(bytes, ending: "pdf") { path in
      try await FileReader.read("pdfinfo", ["-isodates", path])
    }
    var fields: [String: String] = [:]
    for line in info.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      fields[String(line[..<colon])] =
        line[line.index(after: colon)...]
        .drop { $0 == " " }.description
    }
    #expect(fields["Title"] == "Audit & <proof>")
    #expect(fields["Author"] == AuditFigures.creator)
    #expect(fields["Creator"] == AuditFigures.creator)
    #expect(fields["Subject"] == AuditFigures.full.altText)
    #expect(fields["Keywords"] == "data-sha256=\(AuditFigures.digest)")
    #expect(fields["CreationDate"]?.hasPrefix("2000-01-01T00:00:00") == true)
    let size = try #require(fields["Page size"]).split(separator: " ")
    #expect(abs(try #require(Double(size[0])) - venue.widthPoints) < 0.01)
  }
}
