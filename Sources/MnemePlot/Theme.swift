/// Colours and sizes of a figure. Passed, never global.
package struct Theme: Sendable, Equatable {
  package var name: String
  package var background: PlotColor
  package var ink: PlotColor
  /// Ticks' minors, leaders, notes.
  package var mutedInk: PlotColor
  package var grid: PlotColor
  /// Shaded regions and their hatching.
  package var region: PlotColor
  package var regionHatch: PlotColor
  /// Lines and markers of an ordered parameter, from its smallest to its largest value.
  package var orderedMap: ColorMap
  /// Colours of categories; never more than four, always with a dash or a marker as well. Found by
  /// a search for the largest distance in every colour vision, from each other and from the ink, in
  /// one order of hues for all themes: blue, orange, teal, red.
  package var categories: [PlotColor]

  package var axisWidth = 0.6
  package var gridWidth = 0.35
  package var dataWidth = 1.25
  package var markerSize = 4.2

  package static let light = Theme(
    name: "light", background: PlotColor(hex: 0xffffff), ink: PlotColor(hex: 0x16181d),
    mutedInk: PlotColor(hex: 0x565b66), grid: PlotColor(hex: 0xdfe2e8),
    region: PlotColor(hex: 0xf0f1f4), regionHatch: PlotColor(hex: 0xcfd3db),
    orderedMap: .orderedOnLight,
    categories: [0x3145ba, 0xe76000, 0x09a1ae, 0x803d44].map { PlotColor(hex: $0) })

  package static let dark = Theme(
    name: "dark", background: PlotColor(hex: 0x14171a), ink: PlotColor(hex: 0xe8eaee),
    mutedInk: PlotColor(hex: 0xa4abb8), grid: PlotColor(hex: 0x2c3138),
    region: PlotColor(hex: 0x20242a), regionHatch: PlotColor(hex: 0x3a4049),
    orderedMap: .orderedOnDark,
    categories: [0x517ed8, 0xffa233, 0x27bdcb, 0xd85551].map { PlotColor(hex: $0) })

  package static let all = [light, dark]

  /// Colour of the `index`-th of `count` ordered values.
  package func ordered(_ index: Int, of count: Int) -> PlotColor {
    orderedMap.color(index, of: count)
  }
}
