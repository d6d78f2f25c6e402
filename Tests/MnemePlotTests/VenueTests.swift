import MnemePlot
import Testing

@Suite struct VenueTests {
  /// Inches, as the issue and the style files have them.
  @Test(arguments: [
    ("neurips", 5.5), ("iclr", 5.5), ("icml", 3.25), ("icml-wide", 6.75), ("ieee", 3.5),
    ("ieee-wide", 7.16), ("cvpr", 3.25), ("cvpr-wide", 6.875), ("aaai", 3.3), ("jmlr", 6.0),
    ("tmlr", 6.5), ("arxiv", 6.5), ("slides", 10),
  ])
  func widthsAreTheVenues(name: String, inches: Double) throws {
    let venue = try #require(Venue(rawValue: name))
    #expect(venue.widthPoints == inches * 72)
  }

  @Test func thereAreThirteen() { #expect(Venue.allCases.count == 13) }

  @Test(arguments: Venue.allCases) func textIsNeverBelowTheMinimum(venue: Venue) throws {
    #expect(venue.minimumTextSize >= 7 && venue.smallSize >= venue.minimumTextSize)
    #expect(venue.baseSize >= venue.smallSize)
    for figure in [SampleFigures.curves, SampleFigures.words, SampleFigures.grid] {
      let list = try Boxes.list(figure, venue)
      for label in list.textBoxes { #expect(label.size >= venue.minimumTextSize, "\(label.text)") }
    }
  }

  /// The page of the file itself, as the file says it.
  @Test(arguments: Venue.allCases) func theMediaBoxIsTheVenuesWidth(venue: Venue) throws {
    let files = try FigureRenderer(venue: venue).render(
      SampleFigures.curves, formats: [.pdf, .svg], creator: "test", dataDigest: "0")
    let pdf = String(decoding: try #require(files[.pdf]), as: UTF8.self)
    let match = try #require(
      pdf.firstMatch(of: #/MediaBox \[ ?([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) ?\]/#))
    let width = try #require(Double(match.3))
    #expect(abs(width - venue.widthPoints) <= 0.01)
    let svg = String(decoding: try #require(files[.svg]), as: UTF8.self)
    let written = try #require(svg.firstMatch(of: #/<svg[^>]* width="([\d.]+)(?:pt)?"/#))
    #expect(abs((Double(written.1) ?? 0) - venue.widthPoints) <= 0.01)
  }
}
