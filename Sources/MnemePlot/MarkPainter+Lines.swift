import Glibc

/// Curves and reference rules.
extension MarkPainter {
  /// The visible parts of a curve, with no more vertices than a device can show.
  func visible(_ points: [PlotPoint]) -> [[PlotPoint]] {
    CurveClip.pieces(points, in: surroundings).map(CurveThinning.thinned)
  }

  func curve(_ points: [PlotPoint], _ look: LineLook) -> [DrawCommand] {
    let pieces = visible(points)
    guard !pieces.isEmpty else { return [] }
    return [.path(pieces.flatMap(Self.open), fill: nil, stroke: stroke(look))]
  }

  /// Corners of the stairs through placed points.
  static func stairs(_ points: [PlotPoint], _ shape: StepShape) -> [PlotPoint] {
    guard let first = points.first else { return [] }
    var corners = [first]
    for (before, after) in zip(points, points.dropFirst()) {
      switch shape {
      case .pre: corners.append(PlotPoint(before.x, after.y))
      case .post: corners.append(PlotPoint(after.x, before.y))
      case .mid:
        let middle = (before.x + after.x) / 2
        corners += [PlotPoint(middle, before.y), PlotPoint(middle, after.y)]
      }
      corners.append(after)
    }
    return corners
  }

  func level(_ value: Double, _ look: LineLook) -> [DrawCommand] {
    let y = placeY(value)
    guard y.isFinite else { return [] }
    return [polyline([PlotPoint(frame.minX, y), PlotPoint(frame.maxX, y)], stroke(look))]
  }

  func verticalRule(_ value: Double, _ look: LineLook) -> [DrawCommand] {
    let x = placeX(value)
    guard x.isFinite else { return [] }
    return [polyline([PlotPoint(x, frame.maxY), PlotPoint(x, frame.minY)], stroke(look))]
  }

  /// y = x where both axes show it: straight on equal scales, else by many points.
  func identity(_ look: LineLook) -> [DrawCommand] {
    let low = max(x.range.lowerBound, y.range.lowerBound)
    let high = min(x.range.upperBound, y.range.upperBound)
    guard low < high else { return [] }
    let count = x.scale == y.scale ? 2 : 257
    let values = (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      return low > 0 ? low * pow(high / low, share) : low + share * (high - low)
    }
    return curve(values.map { place(PlotPoint($0, $0)) }, look)
  }
}
