import Testing

@testable import MnemePlot

/// Layout by boxes: what must hold for every figure at every venue, and goldens of a few.
@Suite struct LayoutTests {
  static let figures = [
    SampleFigures.colors,
    SampleFigures.curves, SampleFigures.grid, SampleFigures.words, SampleFigures.twoScales,
    SampleFigures.direct([9, 6, 3]),
    // Curves that end together; eight curves; a curve that ends early.
    SampleFigures.direct([5, 5.05, 5.1, 5.15], name: "together"),
    SampleFigures.direct([1, 2, 3, 4, 5, 6, 7, 8], name: "eight"),
    SampleFigures.direct([9.9, 9.95, 9.99, 9.999], name: "at-the-top"),
    SampleFigures.direct([4, 8], name: "early", end: 6),
    SampleFigures.direct([1, 1.01, 1.02, 1.03, 1.04], name: "low", aspect: 0.3),
  ]
  static let cases = figures.flatMap { figure in Venue.allCases.map { (figure, $0) } }

  @Test(arguments: figures) func goldens(figure: Figure) throws {
    try Golden.check(try Boxes.list(figure, .icml).text, "layout.\(figure.name).txt")
  }

  @Test(arguments: cases) func noTwoLabelsOverlap(figure: Figure, venue: Venue) throws {
    let boxes = try Boxes.list(figure, venue).textBoxes
    for (index, one) in boxes.enumerated() {
      for other in boxes[(index + 1)...] {
        #expect(!one.box.intersects(other.box), "'\(one.text)' and '\(other.text)'")
      }
    }
  }

  @Test(arguments: cases) func labelsStandOffTheSpines(figure: Figure, venue: Venue) throws {
    let list = try Boxes.list(figure, venue)
    let pieces = InkPiece.pieces(of: list.commands)
    let spines = pieces.filter { $0.groups.contains("spines") }
    #expect(!spines.isEmpty)
    for label in list.textBoxes {
      for spine in spines {
        guard case .path(let elements, _, _) = spine.command else { continue }
        #expect(
          InkMap.segments(elements).allSatisfy { label.box.part(of: $0, $1) == nil },
          "'\(label.text)' on an axis")
      }
    }
  }

  @Test(arguments: cases) func allInkIsOnThePage(figure: Figure, venue: Venue) throws {
    let list = try Boxes.list(figure, venue)
    #expect(list.width == venue.widthPoints)
    let page = PlotRect(minX: 0, minY: 0, maxX: list.width, maxY: list.height)
    for piece in InkPiece.pieces(of: list.commands) {
      guard let bounds = piece.bounds else { continue }
      #expect(page.contains(bounds), "\(piece.command)")
    }
  }

  /// Frames of one size, whose spines are on the same lines.
  @Test func framesAreAligned() throws {
    let frames = try frames(SampleFigures.grid)
    try #require(frames.count == 4)
    for (a, b) in [(0, 1), (2, 3)] {
      #expect(frames[a].minY == frames[b].minY && frames[a].maxY == frames[b].maxY)
    }
    for (a, b) in [(0, 2), (1, 3)] {
      #expect(frames[a].minX == frames[b].minX && frames[a].maxX == frames[b].maxX)
    }
    #expect(abs(frames[0].height / frames[0].width - SampleFigures.grid.aspect) < 1e-9)
    #expect(frames[0].maxX < frames[1].minX && frames[0].maxY < frames[2].minY)
  }

  /// The labels of stacked panels start at one x; those of a row stand on one baseline.
  @Test func labelsShareTheirLines() throws {
    let list = try Boxes.list(SampleFigures.grid)
    var turned: [PlotPoint] = []
    var lying: [PlotPoint] = []
    for piece in InkPiece.pieces(of: list.commands) where piece.groups.contains("axis labels") {
      guard case .label(_, let at, let turns, _) = piece.command else { continue }
      if turns == 1 { turned.append(at) } else { lying.append(at) }
    }
    #expect(turned.count == 2 && turned[0].x == turned[1].x)
    #expect(lying.count == 2 && lying[0].y == lying[1].y)
  }

  /// Shared axes have numbers at the left and at the bottom only.
  @Test func innerNumbersAreLeftOut() throws {
    let list = try Boxes.list(SampleFigures.grid)
    let names = list.commands.compactMap { command -> String? in
      if case .beginGroup(let name) = command { return name }
      return nil
    }
    #expect(names.count { $0 == "x numbers" } == 2 && names.count { $0 == "y numbers" } == 2)
    #expect(names.count { $0 == "panel" } == 4)
  }

  private func frames(_ figure: Figure) throws -> [PlotRect] {
    try Boxes.list(figure).commands.indices.compactMap { index in
      let commands = try Boxes.list(figure).commands
      guard case .beginGroup("panel") = commands[index],
        case .beginClip(let frame) = commands[index + 1]
      else { return nil }
      return frame
    }
  }
}
