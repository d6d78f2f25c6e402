import Testing

@testable import MnemePlot

/// Common factors at the ends of axes have their room.
@Suite struct AxisFactorTests {
  static func figure() -> Figure {
    let x = PlotAxis(label: "training steps of the network $t$", scale: .linear, range: 0...5e5)
    let y = PlotAxis(label: "loss", scale: .linear, range: 1e5...1e5 + 1e-3)
    var panel = Panel(tag: "(a)", title: "title", x: x, y: y, marks: [])
    panel.secondaryY = PlotAxis(label: "size", scale: .linear, range: 0...3e-5)
    return Figure(
      name: "factors", title: "Factors", panels: [[panel, panel]], aspect: 0.8, caption: "",
      altText: "")
  }

  @Test(arguments: [Venue.neurips, .icmlWide, .arxiv, .slides])
  func theyTouchNothingAndStayOnThePage(venue: Venue) throws {
    let list = try FigureRenderer(venue: venue).displayList(
      Self.figure(), measure: try TextEngine())
    let boxes = list.textBoxes
    #expect(boxes.count { $0.text.hasPrefix("×10") } == 6)
    for (index, one) in boxes.enumerated() {
      let page = PlotRect(minX: 0, minY: 0, maxX: list.width, maxY: list.height)
      #expect(page.contains(one.box), "\(one.text)")
      for other in boxes[(index + 1)...] {
        #expect(!one.box.intersects(other.box), "'\(one.text)' on '\(other.text)'")
      }
    }
  }
}
