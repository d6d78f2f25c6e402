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
  /// Anchors of the ordered colour map, from the smallest to the largest parameter.
  package var orderedAnchors: [PlotColor]
  /// Colours of categories; never more than four, always with a dash or a marker as well.
  package var categories: [PlotColor]

  package var baseSize = 9.0
  package var tickSize = 8.0
  package var axisWidth = 0.6
  package var gridWidth = 0.35
  package var dataWidth = 1.25
  package var markerSize = 4.2

  package static let light = Theme(
    name: "light", background: PlotColor(hex: 0xffffff), ink: PlotColor(hex: 0x16181d),
    mutedInk: PlotColor(hex: 0x565b66), grid: PlotColor(hex: 0xdfe2e8),
    region: PlotColor(hex: 0xf0f1f4), regionHatch: PlotColor(hex: 0xcfd3db),
    orderedAnchors: [0x440154, 0x3b528b, 0x21918c].map { PlotColor(hex: $0) },
    categories: [0x000db8, 0xb65a00, 0x0a7d4f, 0x6e1e00].map { PlotColor(hex: $0) })

  package static let dark = Theme(
    name: "dark", background: PlotColor(hex: 0x14171a), ink: PlotColor(hex: 0xe8eaee),
    mutedInk: PlotColor(hex: 0xa4abb8), grid: PlotColor(hex: 0x2c3138),
    region: PlotColor(hex: 0x20242a), regionHatch: PlotColor(hex: 0x3a4049),
    orderedAnchors: [0xc79bf2, 0x6fb1f0, 0x6fe0a8].map { PlotColor(hex: $0) },
    categories: [0x7dd0fa, 0xf0a03c, 0x8fe388, 0xe88f7a].map { PlotColor(hex: $0) })

  package static let all = [light, dark]

  /// Colour of the `index`-th of `count` ordered values.
  package func ordered(_ index: Int, of count: Int) -> PlotColor {
    guard count > 1, orderedAnchors.count > 1 else { return orderedAnchors[0] }
    let position = Double(index) / Double(count - 1) * Double(orderedAnchors.count - 1)
    let lower = min(Int(position), orderedAnchors.count - 2)
    return orderedAnchors[lower].mixed(
      with: orderedAnchors[lower + 1], share: position - Double(lower))
  }
}
