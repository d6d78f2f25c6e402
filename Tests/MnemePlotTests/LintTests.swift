import Testing

@testable import MnemePlot

/// Each rule of the lint, with a figure that breaks it and nothing else.
@Suite struct LintTests {
  private func findings(
    _ figure: Figure, _ venue: Venue = .arxiv, theme: Theme = .light,
    _ change: (inout DisplayList) -> Void = { _ in }
  ) throws -> [LintFinding] {
    var list = try Boxes.list(figure, venue, theme: theme)
    change(&list)
    return FigureLint(figure, list, theme: theme, venue: venue).findings()
  }

  @Test(arguments: Venue.allCases, Theme.all) func goodFiguresPass(venue: Venue, theme: Theme)
    throws
  {
    #expect(try findings(SampleFigures.curves, venue, theme: theme) == [])
    #expect(try findings(SampleFigures.grid, venue, theme: theme) == [])
  }

  private func label(_ text: String, size: Double) throws -> PlacedLabel {
    try LabelSetter(measure: BoxTextMeasure()).place(text, size: size)
  }

  @Test func smallText() throws {
    let label = try label("tiny", size: 6)
    let found = try findings(SampleFigures.curves) {
      $0.commands.append(
        .label(label, at: PlotPoint(200, 100), quarterTurns: 0, color: Theme.light.ink))
    }
    #expect(found == [.smallText("tiny", size: 6, minimum: 7)])
  }

  @Test(arguments: [(5.0, false), (4.9, true)])
  func scriptsMayBeSmallerDownToFivePoints(size: Double, isFound: Bool) throws {
    var label = try label("$a^2$", size: 7)
    try #require(label.runs.count == 2)
    label.runs[1].size = size
    let found = try findings(SampleFigures.curves) {
      $0.commands.append(
        .label(label, at: PlotPoint(200, 100), quarterTurns: 0, color: Theme.light.ink))
    }
    #expect(found == (isFound ? [.smallText("a2", size: size, minimum: 5)] : []))
  }

  private func line(_ style: StrokeStyle, to end: PlotPoint = PlotPoint(300, 90)) -> DrawCommand {
    .path([.move(PlotPoint(200, 90)), .line(end)], fill: nil, stroke: style)
  }

  @Test func thinLines() throws {
    let found = try findings(SampleFigures.curves) {
      $0.commands.append(line(StrokeStyle(color: Theme.light.ink, width: 0.4)))
    }
    #expect(found == [.thinLine(width: 0.4, minimum: 0.5)])
    let grid = try findings(SampleFigures.curves) {
      $0.commands.append(line(StrokeStyle(color: Theme.light.grid, width: 0.3)))
    }
    #expect(grid == [])
  }

  @Test func weakContrast() throws {
    let grey = PlotColor(hex: 0xaaaaaa)
    let lines = try findings(SampleFigures.curves) {
      $0.commands.append(line(StrokeStyle(color: grey, width: 1)))
    }
    #expect(lines.count == 1)
    // Enough for a line, too little for words.
    let label = try label("pale", size: 8)
    let words = try findings(SampleFigures.curves) {
      $0.commands.append(
        .label(
          label, at: PlotPoint(200, 100), quarterTurns: 0, color: PlotColor(hex: 0x888888)))
    }
    #expect(words.count == 1)
    if case .weakContrast("'pale'", _, 4.5)? = words.first {} else { Issue.record("\(words)") }
  }

  @Test func overlapsAndInkOutside() throws {
    let label = try label("one", size: 8)
    let overlap = try findings(SampleFigures.curves) { list in
      for x in [200.0, 205] {
        list.commands.append(
          .label(label, at: PlotPoint(x, 100), quarterTurns: 0, color: Theme.light.ink))
      }
    }
    #expect(overlap == [.overlappingLabels("one", "one")])
    let outside = try findings(SampleFigures.curves) {
      $0.commands.append(
        line(StrokeStyle(color: Theme.light.ink, width: 1), to: PlotPoint(600, 90)))
    }
    #expect(outside == [.inkOutsidePage("ink of the group 'figure'")])
  }

  @Test func fewTicks() throws {
    var figure = SampleFigures.curves
    figure.panels[0][0].x.ticks = [AxisTick(value: 5, label: "5")]
    #expect(try findings(figure) == [.fewTicks(axis: "an axis of x numbers", count: 1)])
  }

  @Test func legendsAndSeries() throws {
    var unused = SampleFigures.curves
    unused.legend.append(LegendEntry("ghost", line: LineLook(.category(3), dash: .dotted)))
    #expect(try findings(unused) == [.unusedLegendEntry("ghost")])
    var unnamed = SampleFigures.curves
    unnamed.legend.removeLast()
    #expect(try findings(unnamed).count == 1)
    var alike = SampleFigures.curves
    alike.panels[0][0].marks.append(
      .line(SampleFigures.line(2, 5), LineLook(.category(3), dash: .dashed)))
    alike.legend.append(LegendEntry("fourth", line: LineLook(.category(3), dash: .dashed)))
    #expect(try findings(alike) == [.onlyColorDiffers("second", "fourth")])
  }
}
