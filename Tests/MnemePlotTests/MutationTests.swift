import Foundation
import Testing

@testable import MnemePlot

/// Small faults in a figure that is right: the goldens must see each of them.
@Suite struct MutationTests {
  private static let figure = SampleFigures.twoScales

  private func golden() throws -> String {
    try String(
      contentsOf: Golden.folder.appending(path: "layout.\(Self.figure.name).txt"), encoding: .utf8)
  }

  @Test func theFigureItselfIsRight() throws {
    #expect(try Boxes.list(Self.figure, .icml).text == golden())
  }

  /// 3 px at 300 dpi.
  @Test func aLabelShiftedByThreePixelsIsSeen() throws {
    var list = try Boxes.list(Self.figure, .icml)
    let index = try #require(
      list.commands.firstIndex { if case .label = $0 { true } else { false } })
    guard case .label(let label, let at, let turns, let color) = list.commands[index] else {
      return
    }
    let moved = PlotPoint(at.x + 3 * 72 / 300, at.y)
    list.commands[index] = .label(label, at: moved, quarterTurns: turns, color: color)
    #expect(try list.text != golden())
  }

  /// A tick without a number, of the axes' own path.
  @Test func aMinorTickThatIsLostIsSeen() throws {
    var list = try Boxes.list(Self.figure, .icml)
    let index = try #require(
      list.commands.lastIndex { command in
        if case .path(let elements, _, _) = command { Self.isTicks(elements) } else { false }
      })
    guard case .path(let elements, let fill, let stroke) = list.commands[index] else { return }
    let short = try #require(
      stride(from: 0, to: elements.count, by: 2).first { Self.length(elements, $0) < 2 })
    var rest = elements
    rest.removeSubrange(short...short + 1)
    list.commands[index] = .path(rest, fill: fill, stroke: stroke)
    #expect(try list.text != golden())
  }

  @Test func coloursThatAreSwappedAreSeen() throws {
    var theme = Theme.light
    theme.categories.swapAt(0, 1)
    #expect(try Boxes.list(Self.figure, .icml, theme: theme).text != golden())
  }

  /// Pairs of a start and an end, all short.
  private static func isTicks(_ elements: [PathElement]) -> Bool {
    elements.count > 8 && elements.count.isMultiple(of: 2)
      && stride(from: 0, to: elements.count, by: 2).allSatisfy { length(elements, $0) < 5 }
  }

  private static func length(_ elements: [PathElement], _ index: Int) -> Double {
    guard case .move(let a) = elements[index], case .line(let b) = elements[index + 1] else {
      return .infinity
    }
    return hypot(b.x - a.x, b.y - a.y)
  }
}
