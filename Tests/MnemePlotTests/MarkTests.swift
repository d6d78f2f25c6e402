import Foundation
import Testing

@testable import MnemePlot

/// What must hold for the geometry of marks, whatever they look like.
@Suite struct MarkTests {
  static func curve(_ y: (Double) -> Double) -> [PlotPoint] {
    (0...200).map { PlotPoint(Double($0) / 200, y(Double($0) / 200)) }
  }

  @Test func aBandContainsItsCentreLineAndHasNoEdge() throws {
    let center = Self.curve { 0.5 + 0.3 * sin(9 * $0) }
    let spans = center.map { PlotSpan(x: $0.x, low: $0.y - 0.05, high: $0.y + 0.1) }
    let path = try #require(MarkStage.ink(.band(spans, .category(0))).first?.path)
    #expect(path.stroke == nil)
    let alpha = try #require(path.fill?.alpha)
    #expect(alpha >= 0.18 && alpha <= 0.25)
    let polygon = path.elements.parts[0]
    for point in center.dropFirst().dropLast() {
      #expect(polygon.surrounds(MarkStage.painter().place(point)))
    }
    // Not a blot over everything.
    #expect(!polygon.surrounds(MarkStage.place(0.5, center[100].y + 0.12)))
  }

  @Test func aBandBreaksAtNaN() {
    let spans = [0.1, 0.2, .nan, 0.6, 0.7].map { PlotSpan(x: $0, low: 0.2, high: 0.4) }
    #expect(MarkStage.ink(.band(spans, .ink))[0].path?.elements.parts.count == 2)
  }

  @Test(arguments: [true, false], [true, false])
  func ticksOfABoundStandOnTheForbiddenSide(isLower: Bool, isReversed: Bool) throws {
    // From level to nearly upright.
    let height = { (x: Double) in 0.5 + 0.4 * tanh(40 * (x - 0.5)) }
    let points = isReversed ? Self.curve(height).reversed() : Self.curve(height)
    let mark =
      isLower ? Mark.lowerBound(points, MarkStage.look) : .upperBound(points, MarkStage.look)
    let commands = MarkStage.ink(mark)
    #expect(commands.count == 2)
    let line = try #require(commands[0].path?.elements.parts.first)
    let ticks = try #require(commands[1].path?.elements.parts)
    #expect(ticks.count >= 15)
    for tick in ticks {
      let (foot, tip) = (tick[0], tick[1])
      let x = (tip.x - MarkStage.frame.minX) / MarkStage.frame.width
      let curve = MarkStage.place(x, height(x)).y
      #expect(isLower ? tip.y > curve : tip.y < curve, "\(tick)")
      // Perpendicular to the segment on which it stands.
      let segment = try #require(
        zip(line, line.dropFirst()).min {
          Self.offset(of: foot, $0) < Self.offset(of: foot, $1)
        })
      let along = PlotPoint(segment.1.x - segment.0.x, segment.1.y - segment.0.y)
      let across = PlotPoint(tip.x - foot.x, tip.y - foot.y)
      let cosine =
        (along.x * across.x + along.y * across.y)
        / (hypot(along.x, along.y) * hypot(across.x, across.y))
      #expect(abs(cosine) < 1e-6)
    }
  }

  /// How much longer the way over `point` is than the segment.
  static func offset(of point: PlotPoint, _ segment: (PlotPoint, PlotPoint)) -> Double {
    hypot(point.x - segment.0.x, point.y - segment.0.y)
      + hypot(point.x - segment.1.x, point.y - segment.1.y)
      - hypot(segment.1.x - segment.0.x, segment.1.y - segment.0.y)
  }

  @Test func ticksOfABoundDoNotCrossItsLine() throws {
    let commands = MarkStage.ink(
      .lowerBound(Self.curve { 0.5 + 0.3 * sin(60 * $0) }, MarkStage.look))
    let line = try #require(commands[0].path?.elements.parts.first)
    for tick in try #require(commands[1].path?.elements.parts) {
      let tip = tick[1]
      let nearest = line.map { hypot($0.x - tip.x, $0.y - tip.y) }.min() ?? 0
      #expect(nearest > 2)
    }
  }

  /// Where two bounds of one kind run together, the ticks of the first serve both.
  @Test func ticksOfBoundsThatRunTogetherAreDrawnOnce() throws {
    let first = Mark.lowerBound([PlotPoint(0, 0.5), PlotPoint(1, 0.5)], MarkStage.look)
    var painter = MarkStage.painter()
    painter.remember(first)
    // Along the first up to the middle, then away from it.
    let points = [PlotPoint(0, 0.5), PlotPoint(0.5, 0.5), PlotPoint(1, 0.9)]
    let second = painter.ink(.lowerBound(points, MarkStage.look))
    let ticks = try #require(second.last?.path?.elements.parts)
    #expect(ticks.count > 5 && second.count == 2)
    #expect(ticks.allSatisfy { $0[0].x > MarkStage.frame.midX })
    // A bound from above says something else, and keeps its ticks.
    let above = painter.ink(.upperBound(points, MarkStage.look))
    let all = try #require(above.last?.path?.elements.parts)
    #expect(all.contains { $0[0].x < MarkStage.frame.midX - 20 })
  }

  /// A steep bound beside a hatched region: ticks that would hang into it are left out, no others.
  @Test func ticksOfABoundDoNotReachIntoARegion() throws {
    var painter = MarkStage.painter()
    painter.remember(.region(low: -1, high: 0.2, label: ""))
    let points = [PlotPoint(0.21, 1), PlotPoint(0.22, 0.4), PlotPoint(1, 0.3)]
    let free = try #require(
      MarkStage.ink(.lowerBound(points, MarkStage.look)).last?.path?.elements.parts)
    let ticks = try #require(
      painter.ink(.lowerBound(points, MarkStage.look)).last?.path?.elements.parts)
    let edge = MarkStage.place(0.2, 0).x
    #expect(free.contains { $0[1].x < edge })
    #expect(ticks == free.filter { $0[1].x > edge })
    #expect(ticks.count > 5)
  }

  @Test func errorBarsHaveCapsAtFiniteEnds() throws {
    let both = MarkStage.ink(.errorBars([PlotSpan(x: 0.5, low: 0.2, high: 0.6)], MarkStage.look))
    let parts = try #require(both.first?.path?.elements.parts)
    #expect(parts.count == 3)
    #expect(parts[0].isClose(to: [MarkStage.place(0.5, 0.2), MarkStage.place(0.5, 0.6)]))
    #expect(
      parts[1].allSatisfy { $0.y == parts[0][0].y } && parts[2].allSatisfy { $0.y == parts[0][1].y }
    )
    let open = MarkStage.ink(
      .xErrorBars([PlotStretch(y: 0.5, low: 0.2, high: .infinity)], MarkStage.look))
    let bar = try #require(open.first?.path?.elements.parts)
    #expect(bar.count == 2)
    #expect(bar[0][1].x == MarkStage.frame.maxX)
    #expect(bar[1].allSatisfy { $0.x == bar[0][0].x })
    #expect(
      MarkStage.ink(.errorBars([PlotSpan(x: 0.5, low: .nan, high: 1)], MarkStage.look)).isEmpty)
  }

  @Test(
    arguments: zip(StepShape.allCases, [[0.0, 0.0, 0.4], [0.0, 0.4, 0.4], [0.0, 0.2, 0.2, 0.4]]))
  func stepsChangeWhereTheirShapeSays(shape: StepShape, xs: [Double]) throws {
    let points = [PlotPoint(0, 0.2), PlotPoint(0.4, 0.8)]
    let parts = try #require(
      MarkStage.ink(.step(points, shape, MarkStage.look)).first?.path?.elements.parts)
    #expect(parts.count == 1)
    let expected = xs.map { MarkStage.place($0, 0).x }
    #expect(zip(parts[0].map(\.x), expected).allSatisfy { abs($0 - $1) < 1e-9 })
    for (a, b) in zip(parts[0], parts[0].dropFirst()) { #expect(a.x == b.x || a.y == b.y) }
  }

  @Test func theIdentityIsStraightOnEqualScalesAndRightOnOthers() throws {
    let log = MarkStage.logarithmic(0.01...1)
    let equal = MarkStage.painter(x: log, y: log).ink(.identity(MarkStage.look))
    #expect(
      equal[0].path?.elements.parts[0].isClose(
        to: [PlotPoint(10, 100), PlotPoint(110, 20)], within: 1e-6) == true)
    let mixed = MarkStage.painter(x: log, y: MarkStage.unit)
    for point in try #require(mixed.ink(.identity(MarkStage.look))[0].path).elements.parts[0] {
      let x = pow(10, -2 + 2 * (point.x - 10) / 100)
      #expect(abs((100 - point.y) / 80 - x) < 1e-6)
    }
  }

  @Test func markersOutsideOfTheFrameAreLeftOut() throws {
    let points = [
      PlotPoint(0, 0), PlotPoint(1, 1), PlotPoint(1.01, 0.5), PlotPoint(0.5, -.infinity),
      PlotPoint(.nan, 0.5),
    ]
    let commands = MarkStage.ink(.points(points, MarkerLook(.ink, shape: .circle)))
    guard case .stamps(_, let places, _, _) = try #require(commands.first) else {
      Issue.record("not stamps")
      return
    }
    #expect(places.isClose(to: [MarkStage.place(0, 0), MarkStage.place(1, 1)]))
  }

  @Test func aTransitionStaysInTheFrame() throws {
    let commands = MarkStage.ink(
      .transition(value: 0.6, low: -3, high: nil, MarkStage.look))
    let strip = try #require(commands.first?.path?.elements.parts.first)
    #expect(strip.map(\.x).min() == MarkStage.frame.minX)
    #expect(strip.map(\.x).max() == MarkStage.frame.maxX)
    let rule = try #require(commands.last?.path?.elements.parts.first)
    #expect(rule.allSatisfy { abs($0.x - MarkStage.place(0.6, 0).x) < 1e-9 })
  }

  @Test func barsOfAHistogramHaveTheAreaOfTheirCounts() throws {
    let histogram = Histogram(density: [1, 3, 0, 4], edges: [0, 0.25, 0.5, 0.75, 1])
    #expect(histogram.heights == [0.5, 1.5, 0, 2])
    let painter = MarkStage.painter(y: PlotAxis(label: "", scale: .linear, range: 0...2))
    let commands = painter.ink(.histogram(histogram, MarkStage.look))
    let corners = try #require(commands.first?.path?.elements.parts.first)
    let twice = zip(corners, corners.dropFirst() + corners.prefix(1))
      .reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    // An area of 1 in data is half of the frame.
    #expect(abs(abs(twice) / 2 - 0.5 * 100 * 80) < 1e-6)
  }

  @Test func aHistogramOfManyBinsHasNoWallsAndFewCorners() throws {
    let edges = (0...100_000).map { Double($0) / 100_000 }
    let heights = edges.dropLast().map { 0.5 + 0.4 * sin(200 * $0) }
    let commands = MarkStage.ink(
      .histogram(Histogram(edges: edges, heights: heights), MarkStage.look))
    #expect(commands.count == 2)
    let corners = try #require(commands.first?.path?.elements.parts.first)
    #expect(Double(corners.count) <= 4 * (100 / CurveThinning.column + 2))
    #expect(abs((corners.map(\.y).min() ?? 0) - MarkStage.place(0, 0.9).y) < 1e-3)
  }

  @Test func theAreaOfADensityEndsAtZero() throws {
    let commands = MarkStage.ink(.density(Self.curve { $0 * (1 - $0) }, MarkStage.look))
    #expect(commands.count == 2)
    let area = try #require(commands[0].path?.elements.parts.first)
    #expect(abs((area.map(\.y).max() ?? 0) - MarkStage.frame.maxY) < 1e-9)
    #expect(area.surrounds(MarkStage.place(0.5, 0.2)) && !area.surrounds(MarkStage.place(0.5, 0.3)))
  }

  /// No command of any mark lies further out than the clip hides.
  @Test func nothingFarAwayReachesTheCanvas() {
    let far = [
      PlotPoint(-1e300, -1e300), PlotPoint(0.5, 0.5), PlotPoint(1e300, 1e12),
      PlotPoint(0.7, -.infinity), PlotPoint(0.8, 0.1),
    ]
    let spans = far.map { PlotSpan(x: $0.x, low: $0.y, high: $0.y + 1e9) }
    let marks: [Mark] = [
      .line(far, MarkStage.look), .step(far, .mid, MarkStage.look), .band(spans, .ink),
      .lowerBound(far, MarkStage.look), .density(far, MarkStage.look),
    ]
    for mark in marks {
      let commands = MarkStage.ink(mark)
      #expect(!commands.isEmpty)
      for point in commands.flatMap({ $0.path?.elements.parts.joined().map { $0 } ?? [] }) {
        #expect(MarkStage.frame.insetBy(-30).contains(point), "\(mark)")
      }
    }
  }
}
