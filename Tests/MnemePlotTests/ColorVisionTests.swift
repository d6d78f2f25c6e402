import Testing

@testable import MnemePlot

/// The measures of colour, against values that another program computed for published palettes.
@Suite struct ColorVisionTests {
  struct Palette: CustomTestStringConvertible {
    let name: String
    let colors: [PlotColor]
    let worstContrast: Double
    /// Least difference in the order of `ColorVision.allCases`.
    let differences: [Double]
    var testDescription: String { name }

    init(_ name: String, _ hex: [UInt32], contrast: Double, _ differences: [Double]) {
      self.name = name
      colors = hex.map { PlotColor(hex: $0) }
      worstContrast = contrast
      self.differences = differences
    }
  }

  static let published = [
    Palette(
      "Okabe-Ito", [0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7],
      contrast: 1.32, [15.6, 9.6, 7.6, 8.5]),
    Palette(
      "tab10",
      [
        0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22,
        0x17becf,
      ], contrast: 2.01, [11.3, 0.7, 2.3, 4.2]),
    Palette(
      "Dark2",
      [0x1b9e77, 0xd95f02, 0x7570b3, 0xe7298a, 0x66a61e, 0xe6ab02, 0xa6761d, 0x666666],
      contrast: 2.06, [9.9, 1.8, 1.7, 4.9]),
    Palette(
      "Tol high contrast", [0xddaa33, 0xbb5566, 0x004488], contrast: 2.13,
      [24.5, 16.2, 21.3, 19.6]),
  ]

  static let white = PlotColor(hex: 0xffffff)

  @Test(arguments: published)
  func measuresAgreeWithAnotherProgram(palette: Palette) throws {
    let contrast = try #require(palette.colors.map { $0.contrast(with: Self.white) }.min())
    #expect(abs(contrast - palette.worstContrast) <= 0.006)
    for (vision, expected) in zip(ColorVision.allCases, palette.differences) {
      let worst = try #require(vision.mostAlike(palette.colors))
      #expect(abs(worst.difference - expected) <= 0.06, "\(vision): \(worst.difference)")
    }
  }

  @Test func blackAndWhiteAreTheEndsOfEveryMeasure() {
    let black = PlotColor(hex: 0)
    #expect(abs(black.contrast(with: Self.white) - 21) <= 1e-9)
    #expect(abs(black.difference(from: Self.white) - 100) <= 1e-4)
    for vision in ColorVision.allCases {
      #expect(vision.seen(black).difference(from: black) <= 1e-6)
      // The published matrices have six decimals: their rows add up to 1 only so far.
      #expect(vision.seen(Self.white).difference(from: Self.white) <= 1e-3)
    }
  }

  @Test func greysLookTheSameToEveryEye() {
    for hex: UInt32 in [0x202020, 0x808080, 0xd0d0d0] {
      let grey = PlotColor(hex: hex)
      for vision in ColorVision.allCases {
        #expect(vision.seen(grey).difference(from: grey) <= 1e-3)
      }
    }
  }

  @Test func redAndGreenOfOneLightnessMergeForTwoEyesOnly() {
    let red = PlotColor(hex: 0xb3603f), green = PlotColor(hex: 0x6f7f2a)
    func difference(_ vision: ColorVision) -> Double {
      vision.seen(red).difference(from: vision.seen(green))
    }
    #expect(difference(.normal) >= 12 && difference(.tritanopia) >= 12)
    #expect(difference(.deuteranopia) <= 8)
  }

  @Test func thePairIsNamed() throws {
    let colors: [UInt32] = [0x000000, 0xff0000, 0xffffff, 0xfe0101]
    let worst = try #require(ColorVision.normal.mostAlike(colors.map { PlotColor(hex: $0) }))
    #expect(worst.first == 1 && worst.second == 3)
    #expect(ColorVision.normal.mostAlike([PlotColor(hex: 0)]) == nil)
  }
}
