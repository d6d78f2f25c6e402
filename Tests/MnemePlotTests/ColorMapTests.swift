import Testing

@testable import MnemePlot

@Suite struct ColorMapTests {
  static let all = [
    ColorMap.cividis, .viridis, .orderedOnLight, .orderedOnDark, .diverging,
  ]

  @Test(arguments: all)
  func placesBeyondTheEndsTakeTheEnds(map: ColorMap) {
    #expect(map.color(at: 0) == map.anchors.first)
    #expect(map.color(at: 1) == map.anchors.last)
    #expect(map.color(at: -3) == map.anchors.first)
    #expect(map.color(at: .infinity) == map.anchors.last)
    #expect(map.color(at: -.infinity) == map.anchors.first)
  }

  @Test func betweenAnchorsColorsAreMixed() {
    let map = ColorMap(name: "grey", hex: [0x000000, 0x808080, 0xffffff])
    #expect(map.color(at: 0.5) == PlotColor(hex: 0x808080))
    #expect(abs(map.color(at: 0.25).red - 64.0 / 255) <= 1e-12)
    #expect(abs(map.color(at: 0.75).red - (128 + 63.5) / 255) <= 1e-12)
    #expect(map.color(0, of: 1) == PlotColor(hex: 0x808080))
    #expect(map.color(2, of: 3) == PlotColor(hex: 0xffffff))
  }

  @Test func aPartKeepsItsColors() {
    let part = ColorMap.viridis.truncated(to: 0.25...0.75, name: "middle")
    for place in stride(from: 0.0, through: 1, by: 0.125) {
      let whole = ColorMap.viridis.color(at: 0.25 + 0.5 * place)
      #expect(part.color(at: place).difference(from: whole) <= 0.5)
    }
  }

  /// No step back and no plateau, for any eye.
  @Test(arguments: [ColorMap.cividis, .orderedOnLight, .orderedOnDark], ColorVision.allCases)
  func lightnessRisesEvenly(map: ColorMap, vision: ColorVision) throws {
    let lightness = (0...16).map { vision.seen(map.color(at: Double($0) / 16)).oklab.x }
    let steps = zip(lightness, lightness.dropFirst()).map { $1 - $0 }
    let mean = steps.reduce(0, +) / Double(steps.count)
    #expect(try #require(steps.min()) >= 0.4 * mean)
    #expect(try #require(steps.max()) <= 2 * mean)
  }

  @Test(arguments: ColorVision.allCases)
  func armsOfTheDivergingMapAreEquallyStrongAndToldApart(vision: ColorVision) {
    func seen(_ place: Double) -> PlotColor { vision.seen(ColorMap.diverging.color(at: place)) }
    let center = seen(0.5)
    #expect(abs(center.oklab.y) <= 0.01 && abs(center.oklab.z) <= 0.01 && center.oklab.x >= 0.95)
    var before = 0.0
    for arm in stride(from: 0.0625, through: 0.5, by: 0.0625) {
      let (low, high) = (seen(0.5 - arm), seen(0.5 + arm))
      let slack = vision == .normal ? 0.01 : 0.06
      #expect(abs(low.oklab.x - high.oklab.x) <= slack, "one arm darker at \(arm)")
      let strength = min(low.difference(from: center), high.difference(from: center))
      #expect(strength > before, "weaker at \(arm)")
      before = strength
      if arm >= 0.25 { #expect(low.difference(from: high) >= vision.leastDifference) }
    }
  }

  @Test func theCenterOfADivergingMapIsTheGivenOne() {
    func place(_ value: Double) -> Double {
      ColorMap.divergingPlace(of: value, in: -1...3, center: 0)
    }
    #expect(place(0) == 0.5 && place(3) == 1)
    #expect(abs(place(-1) - 1.0 / 3) <= 1e-15)
    #expect(abs(place(1) + place(-1) - 1) <= 1e-15)
    #expect(ColorMap.divergingPlace(of: 2, in: 2...2, center: 2) == 0.5)
  }
}
