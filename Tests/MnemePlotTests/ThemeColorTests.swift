import Glibc
import Testing

@testable import MnemePlot

extension Theme: CustomTestStringConvertible {
  package var testDescription: String { name }
}

/// The colours of the themes, measured. One function judges them and the palettes that must fail.
@Suite struct ThemeColorTests {
  /// What is wrong with a set of colours for lines and markers on a page.
  static func faults(_ colors: [PlotColor], on page: PlotColor) -> [String] {
    let pale = colors.filter { $0.contrast(with: page) < PlotColor.leastContrast }
      .map { "\($0.hexText) has a contrast of \($0.contrast(with: page))" }
    let alike = ColorVision.allCases.compactMap { vision -> String? in
      guard let worst = vision.mostAlike(colors), worst.difference < vision.leastDifference else {
        return nil
      }
      return "\(vision): \(colors[worst.first].hexText) and \(colors[worst.second].hexText) are "
        + "\(worst.difference) apart"
    }
    return pale + alike
  }

  @Test(arguments: Theme.all)
  func categoriesAreSeenAndToldApartFromEachOtherAndTheInk(theme: Theme) {
    #expect(theme.categories.count == 4)
    #expect(Self.faults(theme.categories + [theme.ink], on: theme.background) == [])
  }

  @Test(arguments: ColorVisionTests.published)
  func publishedPalettesFail(palette: ColorVisionTests.Palette) {
    #expect(Self.faults(palette.colors, on: PlotColor(hex: 0xffffff)) != [])
  }

  /// Whichever two colours become alike, or one grows pale, the measure sees it.
  @Test(arguments: Theme.all)
  func everyColorCounts(theme: Theme) {
    let colors = theme.categories
    for index in colors.indices {
      for other in colors.indices where other != index {
        var changed = colors
        changed[index] = colors[other].mixed(with: colors[index], share: 0.3)
        #expect(Self.faults(changed, on: theme.background) != [], "\(index) like \(other)")
      }
      var changed = colors
      changed[index] = colors[index].mixed(with: theme.background, share: 0.6)
      #expect(Self.faults(changed, on: theme.background) != [], "\(index) pale")
    }
  }

  @Test func themesShareTheOrderOfHues() {
    for (light, dark) in zip(Theme.light.categories, Theme.dark.categories) {
      let turn = abs(Self.hue(light) - Self.hue(dark))
      #expect(min(turn, 360 - turn) <= 25, "\(light.hexText) and \(dark.hexText)")
    }
  }

  @Test(arguments: Theme.all)
  func wordsAreReadable(theme: Theme) {
    for ink in [theme.ink, theme.mutedInk] {
      #expect(ink.contrast(with: theme.background) >= 4.5)
      #expect(ink.contrast(with: theme.region) >= 4.5)
    }
    #expect(theme.grid.contrast(with: theme.background) <= 1.6)
  }

  // MARK: Ordered colours

  @Test(arguments: Theme.all, 2...5)
  func orderedColorsAreSeenOrderedAndToldApart(theme: Theme, count: Int) {
    let colors = (0..<count).map { theme.ordered($0, of: count) }
    #expect(colors.allSatisfy { $0.contrast(with: theme.background) >= PlotColor.leastContrast })
    for vision in ColorVision.allCases {
      let seen = colors.map(vision.seen)
      for (before, after) in zip(seen, seen.dropFirst()) {
        // Five steps are close: such lines have a dash and a marker of their own as well.
        let least = count < 5 ? vision.leastDifference : 9
        #expect(before.difference(from: after) >= least, "\(vision), \(count)")
        #expect(before.oklab.x < after.oklab.x, "\(vision): not rising in lightness")
      }
    }
  }

  @Test func moreOfViridisWouldBeTooPaleOnWhite() {
    let end = ColorMap.orderedOnLight.color(at: 1)
    #expect(end.luminance <= 0.30)
    #expect(ColorMap.viridis.color(at: 0.625).contrast(with: PlotColor(hex: 0xffffff)) < 3)
  }

  private static func hue(_ color: PlotColor) -> Double {
    atan2(color.oklab.z, color.oklab.y) * 180 / .pi
  }
}
