import Foundation
import Testing

@testable import MnemePlot

/// Words that stand at their data.
@Suite struct CalloutTests {
  static let target = PlotPoint(0.5, 0.5)

  static func list(_ marks: [Mark]) throws -> DisplayList {
    let axis = PlotAxis(label: "", scale: .linear, range: 0...1, ticks: [])
    let figure = Figure(
      name: "callouts", title: "", panels: [[Panel(x: axis, y: axis, marks: marks)]], aspect: 0.6,
      caption: "", altText: "")
    return try FigureRenderer().displayList(figure, measure: BoxTextMeasure())
  }

  static func frame(_ list: DisplayList) throws -> PlotRect {
    try #require(
      list.commands.compactMap { command in
        if case .beginClip(let rect) = command { rect } else { nil }
      }.first)
  }

  @Test(arguments: CalloutSide.allCases)
  func theWordsStandOnTheirSideAndTheLeaderEndsAtThePoint(side: CalloutSide) throws {
    let callout = Callout("here", target: Self.target, side: side)
    let list = try Self.list([.callout(callout)])
    let frame = try Self.frame(list)
    let target = PlotPoint(frame.midX, frame.midY)
    let box = try #require(list.textBoxes.first { $0.text == "here" }?.box)
    #expect(frame.contains(box))
    #expect(!box.contains(target))
    let center = PlotPoint(box.midX - target.x, box.midY - target.y)
    let isAbove = [.above, .aboveLeft, .aboveRight].contains(side)
    let isBelow = [.below, .belowLeft, .belowRight].contains(side)
    let isLeft = [.left, .aboveLeft, .belowLeft].contains(side)
    let isRight = [.right, .aboveRight, .belowRight].contains(side)
    #expect(isAbove == (center.y < -5) && isBelow == (center.y > 5))
    #expect(isLeft == (center.x < -5) && isRight == (center.x > 5))
    // One straight line from the words to just before the point.
    let leaders = list.commands.compactMap(\.path)
      .filter { $0.stroke?.color == Theme.light.mutedInk }.flatMap(\.elements.parts)
    let leader = try #require(leaders.first)
    #expect(leaders.count == 1 && leader.count == 2)
    let gap = hypot(leader[1].x - target.x, leader[1].y - target.y)
    #expect(gap > Theme.light.markerSize / 2 && gap < Theme.light.markerSize)
    #expect(box.insetBy(-3).contains(leader[0]))
  }

  @Test func aCalloutAtTheEdgeStaysInTheFrame() throws {
    let list = try Self.list([
      .callout(Callout("a long remark", target: PlotPoint(0.99, 0.98), side: .aboveRight))
    ])
    let box = try #require(list.textBoxes.first?.box)
    #expect(try Self.frame(list).contains(box))
  }

  @Test func aCalloutToAPointOutsideIsLeftOut() throws {
    let list = try Self.list([.callout(Callout("gone", target: PlotPoint(2, 0.5), side: .left))])
    #expect(!list.textBoxes.contains { $0.text == "gone" })
  }

  @Test(arguments: [0.0, 0.4, 1.0])
  func aVerticalRuleIsNamedBesideItself(place: Double) throws {
    let list = try Self.list([.verticalRule(place, label: "rule", LineLook(.muted))])
    let frame = try Self.frame(list)
    let box = try #require(list.textBoxes.first { $0.text == "rule" }?.box)
    let x = frame.minX + place * frame.width
    #expect(frame.contains(box))
    #expect(box.maxX < x || box.minX > x)
    #expect(min(abs(box.minX - x), abs(box.maxX - x)) < 6)
  }
}
