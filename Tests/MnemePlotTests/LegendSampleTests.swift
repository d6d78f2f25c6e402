import Testing

@testable import MnemePlot

/// Every mark can stand in a legend, drawn by the painter that draws the data.
@Suite struct LegendSampleTests {
  static let box = PlotRect(minX: 0, minY: 0, maxX: 20, maxY: 9)

  static func commands(_ entry: LegendEntry) -> [DrawCommand] {
    let painter = MarkPainter(
      theme: .light, frame: box, x: MarkStage.unit, y: MarkStage.unit)
    return entry.marks.flatMap { painter.background($0) + painter.ink($0) }
  }

  @Test(arguments: LegendEntry.Sample.allCases)
  func aSampleHasInkAndStaysInItsPlace(sample: LegendEntry.Sample) {
    let commands = Self.commands(LegendEntry("", line: MarkStage.look, sample: sample))
    #expect(!commands.isEmpty)
    for command in commands {
      if let rect = command.image?.rect { #expect(Self.box.contains(rect)) }
      // Half a line's width may stand out.
      for point in command.path?.elements.parts.joined() ?? [[PlotPoint]]().joined() {
        #expect(Self.box.insetBy(-0.7).contains(point), "\(sample)")
      }
    }
  }

  @Test func samplesLookDifferentInInkOfOneColour() {
    let texts = LegendEntry.Sample.allCases.map { sample in
      DisplayList(
        width: 20, height: 9, background: Theme.light.background,
        commands: Self.commands(LegendEntry("", line: MarkStage.look, sample: sample))
      ).text
    }
    #expect(Set(texts).count == texts.count)
  }

  @Test func aMarkerStandsInTheMiddle() {
    let look = MarkerLook(.category(1), shape: .diamond, isHollow: true)
    let commands = Self.commands(LegendEntry("", marker: look))
    guard case .stamps(_, let places, _, _)? = commands.first else {
      Issue.record("no marker")
      return
    }
    #expect(places == [PlotPoint(10, 4.5)])
  }
}
