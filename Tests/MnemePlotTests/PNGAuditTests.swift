import MnemePlot
import Testing

@Suite struct PNGAuditTests {
  @Test func theChecksumIsTheStandardOne() {
    #expect(PNGFile.checksum(Array("123456789".utf8)) == 0xcbf4_3926)
  }

  @Test func chunksAreIntactAndInOrder() throws {
    let png = try PNGFile(AuditFigures.file(.png))
    #expect(png.chunks.allSatisfy { $0.isIntact })
    let types = png.chunks.map(\.type)
    #expect(types.first == "IHDR" && types.last == "IEND")
    let firstData = try #require(types.firstIndex(of: "IDAT"))
    for type in ["sRGB", "pHYs"] {
      #expect(png.all(type).count == 1)
      let index = try #require(types.firstIndex(of: type))
      #expect(index < firstData)
    }
    // The parts of the picture follow each other.
    let lastData = try #require(types.lastIndex(of: "IDAT"))
    #expect(types[firstData...lastData].allSatisfy { $0 == "IDAT" })
    #expect(!types.contains("tIME"))
  }

  @Test func aDamagedChunkIsSeen() throws {
    var bytes = try AuditFigures.file(.png)
    bytes[100] ^= 1
    let damaged = try PNGFile(bytes)
    #expect(damaged.chunks.contains { !$0.isIntact })
  }

  @Test(arguments: [Venue.neurips, .icml, .tmlr])
  func thePhysicalSizeIsTheVenues(venue: Venue) throws {
    let png = try PNGFile(try #require(AuditFigures.files(venue: venue, formats: [.png])[.png]))
    let header = try #require(png.all("IHDR").first).data
    let density = try #require(png.all("pHYs").first).data
    #expect(density.count == 9 && density[8] == 1)
    #expect(PNGFile.number(density, at: 0) == PNGFile.number(density, at: 4))
    let inches =
      Double(PNGFile.number(header, at: 0)) / Double(PNGFile.number(density, at: 0)) / 0.0254
    #expect(abs(inches - venue.widthInches) < 0.5 / 300)
  }

  @Test func colourSpaceAndProvenanceAreSaid() throws {
    let png = try PNGFile(AuditFigures.file(.png))
    #expect(png.all("sRGB").first?.data == [0])
    let texts = png.all("iTXt").compactMap { PNGFile.text($0.data) }
    #expect(texts.map(\.keyword) == ["Title", "Description", "Software", "Source"])
    #expect(
      texts.map(\.text) == [
        "Audit & <proof>", AuditFigures.full.altText, AuditFigures.creator,
        "data-sha256=\(AuditFigures.digest)",
      ])
  }
}
