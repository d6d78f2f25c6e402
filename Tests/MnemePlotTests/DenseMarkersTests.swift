import Testing

@testable import MnemePlot

@Suite struct DenseMarkersTests {
  static func points(_ count: Int) -> [PlotPoint] {
    var random = FixedRandom(seed: 5)
    return (0..<count).map { _ in PlotPoint(random.uniform(), random.uniform()) }
  }

  @Test func aCrowdBecomesOneImageAt600DotsPerInch() throws {
    let look = MarkerLook(.category(0), shape: .circle, scale: 0.5)
    let few = MarkStage.ink(.points(Self.points(DenseMarkers.mostVectors), look))
    #expect(few.count == 1 && few[0].image == nil)
    let many = MarkStage.ink(.points(Self.points(DenseMarkers.mostVectors + 1), look))
    #expect(many.count == 1)
    let (image, rect, scaling) = try #require(many[0].image)
    #expect(scaling == .fine)
    #expect(abs(Double(image.width) / rect.width * 72 - 600) < 1e-6)
    #expect(rect.contains(MarkStage.frame))
    #expect(Set(image.pixels) == [0, Theme.light.categories[0].pixel])
  }

  /// Every marker is where its point is: the image of one has its centre and its area.
  @Test(arguments: MarkerShape.allCases)
  func aMarkerOfTheImageIsTheShape(shape: MarkerShape) throws {
    let crowd = DenseMarkers(shape: shape, radius: 3, fill: PlotColor(hex: 0xff0000), edge: nil)
    let command = crowd.command(
      at: [PlotPoint(20, 30)], in: PlotRect(minX: 10, minY: 20, maxX: 40, maxY: 40))
    let (image, _, _) = try #require(command.image)
    let scale = DenseMarkers.pixelsPerPoint
    let inked = image.pixels.indices.filter { image.pixels[$0] != 0 }
    let area = Double(inked.count) / (scale * scale)
    let exact = Self.area(shape.path(radius: 3))
    #expect(abs(area / exact - 1) < 0.03)
    let x = inked.reduce(0.0) { $0 + Double($1 % image.width) } / Double(inked.count) / scale + 10
    #expect(abs(x - 20) < 1.0 / scale)
  }

  static func area(_ path: [PathElement]) -> Double {
    if case .circle(_, let radius) = path[0] { return .pi * radius * radius }
    let corners = path.parts[0]
    return abs(
      zip(corners, corners.dropFirst() + corners.prefix(1))
        .reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }) / 2
  }

  @Test func laterMarkersCoverEarlierOnesAndEdgesAreKept() throws {
    let edge = StrokeStyle(color: PlotColor(hex: 0x0000ff), width: 0.8)
    let crowd = DenseMarkers(
      shape: .circle, radius: 2, fill: PlotColor(hex: 0xffffff), edge: edge)
    let box = PlotRect(minX: 0, minY: 0, maxX: 20, maxY: 20)
    let (image, _, _) = try #require(
      crowd.command(at: [PlotPoint(10, 10), PlotPoint(11, 10)], in: box).image)
    func pixel(_ x: Double, _ y: Double) -> UInt32 {
      let scale = DenseMarkers.pixelsPerPoint
      return image.pixels[Int(y * scale) * image.width + Int(x * scale)]
    }
    #expect(pixel(11, 10) == 0xffff_ffff)
    #expect(pixel(9, 10) == 0xff00_00ff || pixel(8, 10) == 0xff00_00ff)
    // The right edge of the first lies under the second.
    #expect(pixel(12, 10) == 0xffff_ffff)
    #expect(pixel(13, 10) == 0xff00_00ff)
    #expect(pixel(16, 10) == 0)
  }

  @Test func markersOverTheEdgeOfTheImageAreCut() throws {
    let crowd = DenseMarkers(shape: .square, radius: 5, fill: PlotColor(hex: 0), edge: nil)
    let box = PlotRect(minX: 0, minY: 0, maxX: 6, maxY: 6)
    let corners = [PlotPoint(0, 0), PlotPoint(6, 6), PlotPoint(-20, 3), PlotPoint(3, 40)]
    let (image, _, _) = try #require(crowd.command(at: corners, in: box).image)
    #expect(image.pixels[0] != 0 && image.pixels[image.pixels.count - 1] != 0)
    #expect(image.pixels[image.width - 1] == 0)
  }
}
