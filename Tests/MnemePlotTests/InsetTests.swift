import Testing

@testable import MnemePlot

/// Small panels within a panel.
@Suite struct InsetTests {
  private static func figure(
    _ place: PanelInset.Place, curve: [PlotPoint], inner end: Double = 0.1
  ) -> Figure {
    let axis = PlotAxis(label: "$x$", scale: .linear, range: 0...1)
    var panel = Panel(x: axis, y: axis, marks: [.line(curve, LineLook(.category(0)))])
    let inner = PlotAxis(label: "", scale: .linear, range: 0...end)
    panel.insets = [
      PanelInset(Panel(x: inner, y: inner, marks: [.line(curve, LineLook(.category(0)))]), place)
    ]
    return Figure(
      name: "inset", title: "Inset", panels: [[panel]], aspect: 0.6, caption: "", altText: "")
  }

  private static let rising = [PlotPoint(0, 0), PlotPoint(1, 1)]
  private static let falling = [PlotPoint(0, 1), PlotPoint(1, 0)]

  private func plate(_ figure: Figure, _ venue: Venue = .arxiv) throws -> (
    inset: PlotRect, frame: PlotRect
  ) {
    let pieces = InkPiece.pieces(of: try Boxes.list(figure, venue).commands)
    let plate = try #require(pieces.first { $0.groups.contains("inset") }?.bounds)
    let spines = pieces.first { $0.groups.contains("spines") && !$0.groups.contains("inset") }
    return (plate, try #require(spines?.bounds))
  }

  @Test func anAreaIsWhereItWasAskedFor() throws {
    let figure = Self.figure(.area(x: 0.5...0.9, y: 0.1...0.6), curve: Self.rising)
    let (inset, frame) = try plate(figure)
    #expect(abs(inset.minX - (frame.minX + 0.5 * frame.width)) < 1)
    #expect(abs(inset.maxX - (frame.minX + 0.9 * frame.width)) < 1)
    #expect(abs(inset.maxY - (frame.maxY - 0.1 * frame.height)) < 1)
  }

  /// A rising curve leaves the corners above left and below right, a falling one the others.
  @Test func aFreeCornerCoversNoCurve() throws {
    let place = PanelInset.Place.freeCorner(width: 0.4, height: 0.4)
    let (rising, frame) = try plate(Self.figure(place, curve: Self.rising))
    #expect(rising.maxX < frame.midX && rising.maxY < frame.midY)
    let (falling, _) = try plate(Self.figure(place, curve: Self.falling))
    #expect(falling.minX > frame.midX && falling.maxY < frame.midY)
  }

  /// With plain numbers, and with a common factor of both axes.
  @Test(arguments: Venue.allCases, [0.1, 1e-7])
  func itsNumbersStandWithinIt(venue: Venue, end: Double) throws {
    let figure = Self.figure(
      .freeCorner(width: 0.5, height: 0.6), curve: Self.rising, inner: end)
    let (inset, _) = try plate(figure, venue)
    let pieces = InkPiece.pieces(of: try Boxes.list(figure, venue).commands)
    let inner = pieces.filter { $0.groups.contains("inset") }
    let labels = inner.filter { if case .label = $0.command { true } else { false } }
    #expect(labels.count >= 4)
    for piece in inner {
      guard let bounds = piece.bounds else { continue }
      #expect(inset.insetBy(-0.5).contains(bounds), "\(piece.command)")
    }
  }

  /// Its curve is cut at its own frame.
  @Test func itsMarksAreCutAtItsFrame() throws {
    let figure = Self.figure(.area(x: 0.5...0.9, y: 0.1...0.6), curve: Self.rising)
    let (inset, _) = try plate(figure)
    let clips = InkPiece.pieces(of: try Boxes.list(figure).commands)
      .filter { $0.groups.contains("inset") }.compactMap(\.clip)
    #expect(!clips.isEmpty)
    #expect(clips.allSatisfy { inset.contains($0) })
  }
}
