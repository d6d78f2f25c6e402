import Testing

@testable import MnemePlot

/// Marks as lists of commands, and a few of them as pixels.
@Suite struct MarkGoldenTests {
  @Test(arguments: MarkSamples.names)
  func marksAreAsRecorded(name: String) throws {
    try Golden.check(MarkSamples.list(name).text, "marks-\(name).txt")
  }

  @Test func marksOnDarkPaperAreAsRecorded() throws {
    try Golden.check(MarkSamples.list("areas", theme: .dark).text, "marks-areas-dark.txt")
  }

  @Test(arguments: ["curves", "bounds", "heatmap"])
  func pixelsAreAsRecorded(name: String) throws {
    try PixelGolden.check(MarkSamples.list(name), "marks-\(name)")
  }

  /// A change of one coordinate by a hundredth of a point is a difference; a millionth is none.
  @Test func theTextOfAListSeesWhatCanBeSeen() throws {
    func text(_ x: Double) throws -> String {
      let frame = MarkStage.frame
      return DisplayList(
        width: 200, height: 200, background: Theme.light.background,
        commands: [
          .path([.move(PlotPoint(x, 1)), .line(PlotPoint(frame.maxX, 2))], fill: nil, stroke: nil)
        ]
      ).text
    }
    #expect(try text(5.01) != text(5))
    #expect(try text(5.000_001) == text(5))
    #expect(try text(-0.001) == text(0))
  }
}
