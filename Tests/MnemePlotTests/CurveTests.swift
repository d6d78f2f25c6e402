import Foundation
import Testing

@testable import MnemePlot

/// Curves on their way to the page: cut, broken and thinned without a change to what is seen.
@Suite struct CurveTests {
  static let box = PlotRect(minX: 0, minY: 0, maxX: 10, maxY: 10)

  @Test func aCurveWithinTheBoxStaysAsItIs() {
    let curve = [PlotPoint(1, 1), PlotPoint(4, 9), PlotPoint(10, 0)]
    #expect(CurveClip.pieces(curve, in: Self.box) == [curve])
  }

  @Test func aCutKeepsTheSlope() {
    let pieces = CurveClip.pieces([PlotPoint(5, 5), PlotPoint(5e6, 1e7)], in: Self.box)
    #expect(pieces.count == 1)
    let end = pieces[0][1]
    #expect(abs(end.y - 10) < 1e-9)
    #expect(abs((end.y - 5) / (end.x - 5) - 2) < 1e-5)
  }

  @Test func aNaNBreaksTheCurve() {
    let curve = [1, 2, .nan, 4, 5].map { PlotPoint($0, 5) }
    let pieces = CurveClip.pieces(curve, in: Self.box)
    #expect(pieces.map(\.count) == [2, 2])
    #expect(pieces.map { $0[0].x } == [1, 4])
  }

  @Test func aCurveThatLeavesAndReturnsHasTwoPieces() {
    let curve = [PlotPoint(1, 5), PlotPoint(3, 25), PlotPoint(5, 5)]
    let pieces = CurveClip.pieces(curve, in: Self.box)
    #expect(pieces.count == 2)
    #expect(pieces[0].isClose(to: [PlotPoint(1, 5), PlotPoint(1.5, 10)]))
    #expect(pieces[1].isClose(to: [PlotPoint(4.5, 10), PlotPoint(5, 5)]))
  }

  @Test func anInfiniteValueLeavesOnItsSide() {
    for (value, edge) in [
      (Double.infinity, MarkStage.frame.minY), (-.infinity, MarkStage.frame.maxY),
    ] {
      let points = [PlotPoint(0.2, 0.5), PlotPoint(0.4, value), PlotPoint(0.6, 0.5)]
      let commands = MarkStage.ink(.line(points, MarkStage.look))
      let parts = commands[0].path?.elements.parts ?? []
      #expect(parts.count == 2)
      for end in [parts[0][1], parts[1][0]] {
        // Beyond the frame, and upright there.
        #expect(edge == MarkStage.frame.minY ? end.y < edge : end.y > edge)
      }
      #expect(abs(parts[0][1].x - MarkStage.place(0.2, 0).x) < 1e-6)
      #expect(abs(parts[1][0].x - MarkStage.place(0.6, 0).x) < 1e-6)
    }
  }

  @Test func zeroOnALogarithmicAxisLeavesDownwards() {
    let painter = MarkStage.painter(y: MarkStage.logarithmic(0.1...10))
    let commands = painter.ink(.line([PlotPoint(0.5, 1), PlotPoint(0.6, 0)], MarkStage.look))
    let end = commands[0].path?.elements.parts[0][1]
    #expect((end?.y ?? 0) > MarkStage.frame.maxY)
    let negative = painter.ink(.line([PlotPoint(0.5, 1), PlotPoint(0.6, -1)], MarkStage.look))
    #expect(negative.isEmpty)
  }

  @Test func theGapOfALineIsTheBox() {
    let line = [PlotPoint(-5, 5), PlotPoint(5, 5), PlotPoint(15, 5), PlotPoint(15, 20)]
    let pieces = CurveClip.outside(line, of: Self.box)
    #expect(pieces.count == 2)
    #expect(pieces[0].isClose(to: [PlotPoint(-5, 5), PlotPoint(0, 5)]))
    #expect(pieces[1].isClose(to: [PlotPoint(10, 5), PlotPoint(15, 5), PlotPoint(15, 20)]))
  }

  @Test func aPolygonIsCutToWhatTheBoxShows() {
    let triangle = [PlotPoint(5, -5), PlotPoint(15, 5), PlotPoint(5, 15)]
    let cut = CurveClip.polygon(triangle, in: Self.box)
    #expect(cut.allSatisfy { Self.box.insetBy(-1e-9).contains($0) })
    #expect(cut.surrounds(PlotPoint(7, 5)) && !cut.surrounds(PlotPoint(3, 5)))
    #expect(CurveClip.polygon(triangle.map { PlotPoint($0.x + 50, $0.y) }, in: Self.box).isEmpty)
  }

  // MARK: Thinning

  /// A million vertices of a noisy curve over `width` points.
  static func noise(_ count: Int, width: Double) -> [PlotPoint] {
    var random = FixedRandom(seed: 7)
    return (0..<count).map {
      PlotPoint(Double($0) / Double(count - 1) * width, 100 * random.uniform())
    }
  }

  @Test func aColumnHasFourVerticesAtMost() {
    let curve = Self.noise(1_000_000, width: 400)
    let thinned = CurveThinning.thinned(curve)
    let columns = Dictionary(grouping: thinned) { Int($0.x / CurveThinning.column) }
    #expect(columns.values.allSatisfy { $0.count <= 4 })
    #expect(thinned.count <= 4 * 3334)
    #expect(thinned.first == curve.first && thinned.last == curve.last)
    #expect(CurveThinning.thinned(curve) == thinned)
  }

  @Test func everyColumnKeepsItsExtremes() {
    let curve = Self.noise(200_000, width: 30)
    let column = { (point: PlotPoint) in Int(point.x / CurveThinning.column) }
    let before = Dictionary(grouping: curve, by: column)
    let after = Dictionary(grouping: CurveThinning.thinned(curve), by: column)
    #expect(before.keys.sorted() == after.keys.sorted())
    for (key, points) in before {
      #expect(points.map(\.y).max() == after[key]?.map(\.y).max())
      #expect(points.map(\.y).min() == after[key]?.map(\.y).min())
    }
  }

  @Test func aSparseCurveIsNotTouched() {
    let curve = (0..<500).map { PlotPoint(Double($0), sin(Double($0))) }
    #expect(CurveThinning.thinned(curve) == curve)
  }
}

/// Numbers that are the same on every machine. Source: Steele, Lea & Flood (2014), SplitMix64.
struct FixedRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// In [0, 1).
  mutating func uniform() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((bits ^ (bits >> 31)) >> 11) / 9_007_199_254_740_992
  }

  /// Standard normal, from two uniform numbers.
  mutating func normal() -> Double {
    (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform())
  }
}
