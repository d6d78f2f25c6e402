/// Colours for numbers: a place in [0, 1] becomes a colour.
package struct ColorMap: Sendable, Equatable {
  package let name: String
  /// Evenly spaced from place 0 to place 1; at least two.
  package let anchors: [PlotColor]

  package init(name: String, anchors: [PlotColor]) {
    precondition(anchors.count >= 2, "the colour map '\(name)' of \(anchors.count) anchors")
    self.name = name
    self.anchors = anchors
  }

  init(name: String, hex: [UInt32]) {
    self.init(name: name, anchors: hex.map { PlotColor(hex: $0) })
  }

  /// The colour at a place in [0, 1]; places outside take the colour of the nearer end.
  /// A NaN has no place: the caller draws it as missing.
  package func color(at place: Double) -> PlotColor {
    precondition(!place.isNaN, "no colour stands for a NaN")
    let position = min(max(place, 0), 1) * Double(anchors.count - 1)
    let lower = min(Int(position), anchors.count - 2)
    return anchors[lower].mixed(with: anchors[lower + 1], share: position - Double(lower))
  }

  /// Colour of the `index`-th of `count` ordered values, over the whole map; the middle for one.
  package func color(_ index: Int, of count: Int) -> PlotColor {
    precondition((0..<count).contains(index), "colour \(index) of \(count)")
    return color(at: count > 1 ? Double(index) / Double(count - 1) : 0.5)
  }

  /// A part of the map, spread over the whole of [0, 1] again.
  package func truncated(to places: ClosedRange<Double>, name: String) -> ColorMap {
    let count = anchors.count
    return ColorMap(
      name: name,
      anchors: (0..<count).map { index in
        let share = Double(index) / Double(count - 1)
        return color(
          at: places.lowerBound + share * (places.upperBound - places.lowerBound))
      })
  }

  /// Place of a value on a diverging map whose middle is `center`: both arms are equally long, so
  /// that equal distances from the centre are equally strong. In [0, 1] for values of the range.
  package static func divergingPlace(
    of value: Double, in range: ClosedRange<Double>, center: Double
  ) -> Double {
    let arm = max(range.upperBound - center, center - range.lowerBound)
    return arm > 0 ? 0.5 + 0.5 * (value - center) / arm : 0.5
  }
}
