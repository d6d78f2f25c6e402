import MnemePlot

/// How a dimension looks, the same in every figure of a report: colour, dash and marker.
struct DimensionLook {
  let index: Int
  let count: Int

  private static let dashes: [DashPattern] = [.solid, .longDashed, .dashDotted, .dashed, .dotted]
  private static let shapes: [MarkerShape] = [.circle, .square, .triangle, .diamond]

  var ink: InkRole { .ordered(index, of: count) }
  var line: LineLook { LineLook(ink, dash: Self.dashes[index % Self.dashes.count]) }
  var marker: MarkerLook { MarkerLook(ink, shape: Self.shapes[index % Self.shapes.count]) }
  var hollow: MarkerLook {
    MarkerLook(ink, shape: Self.shapes[index % Self.shapes.count], isHollow: true)
  }
}

extension LinearTransitionTables {
  func look(_ dimension: Int) -> DimensionLook {
    DimensionLook(
      index: dimensions.firstIndex(of: dimension) ?? 0, count: dimensions.count)
  }

  /// The n/d axis that all figures share: all measured ratios, with a little room.
  func ratioAxis(label: String = "training samples per dimension, $n/d$") -> PlotAxis {
    let ratios = rows.map(\.ratio)
    let low = ratios.min() ?? 0.1, high = ratios.max() ?? 10
    let room = high > low ? 1.04 : 2.0
    return PlotAxis(label: label, scale: .logarithmic, range: low / room...high * room)
  }
}
