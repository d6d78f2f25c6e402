import Foundation
import Testing

@testable import MnemePlot

/// The same picture by two ways.
@Suite struct TwoPathTests {
  static func picture(_ commands: [DrawCommand]) throws -> PixelImage {
    try PixelImage(
      of: DisplayList(
        width: 120, height: 120, background: Theme.light.background, commands: commands))
  }

  /// Markers as pixels at 600 dpi stand where markers as vectors do. The pixels have no shades, so
  /// that edges differ; a shift by one of them makes the distance more than half as large again.
  @Test(arguments: MarkerShape.allCases)
  func crowdsAndVectorsAgree(shape: MarkerShape) throws {
    var random = FixedRandom(seed: 4)
    let centers = (0..<40).map { _ in
      PlotPoint(20 + 80 * random.uniform(), 20 + 80 * random.uniform())
    }
    let fill = Theme.light.categories[0]
    let vectors = try Self.picture([
      .stamps(shape.path(radius: 3), at: centers, fill: fill, stroke: nil)
    ])
    let crowd = DenseMarkers(shape: shape, radius: 3, fill: fill, edge: nil)
    let box = PlotRect(minX: 5, minY: 5, maxX: 115, maxY: 115)
    let pixels = try Self.picture([crowd.command(at: centers, in: box)])
    let shifted = centers.map { PlotPoint($0.x + 2 / DenseMarkers.pixelsPerPoint, $0.y) }
    let moved = try Self.picture([crowd.command(at: shifted, in: box)])
    let distance = pixels.distance(to: vectors)
    #expect(distance < 0.06)
    #expect(moved.distance(to: vectors) > 1.5 * distance)
  }

  /// A long line is stroked in pieces, and looks as if it were not: nearly opaque ones are whole.
  @Test func aLineInPiecesLooksWhole() throws {
    let points = (0...5000).map { index in
      let angle = Double(index) / 40
      return PlotPoint(60 + angle / 3 * cos(angle), 60 + angle / 3 * sin(angle))
    }
    func picture(alpha: Double) throws -> PixelImage {
      let style = StrokeStyle(color: PlotColor(hex: 0x3145ba, alpha: alpha), width: 1)
      return try Self.picture([.path(MarkPainter.open(points), fill: nil, stroke: style)])
    }
    let distance = try picture(alpha: 1).distance(to: picture(alpha: 0.999))
    #expect(distance <= PixelGolden.tolerance)
  }

  /// Limits of the axis and cuts of the data show the same piece of a curve.
  @Test func cuttingTheCurveAndCuttingTheDataAgree() throws {
    let all = (0...400).map { PlotPoint(Double($0) / 100 - 1.5, sin(Double($0) / 30) / 2 + 0.5) }
    let some = all.filter { $0.x > -0.2 && $0.x < 1.2 }
    let pictures = try [all, some].map { points in
      try Self.picture(
        [.beginClip(MarkStage.frame)] + MarkStage.ink(.line(points, MarkStage.look)) + [.endClip])
    }
    #expect(pictures[0].distance(to: pictures[1]) < 0.001)
  }
}
