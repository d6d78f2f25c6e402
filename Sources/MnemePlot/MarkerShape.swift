package enum MarkerShape: Sendable, Equatable, CaseIterable {
  case circle, square, triangle, diamond
}

extension MarkerShape {
  /// Corners around the origin, in turn; none for a circle. Shapes of one radius have equal area to
  /// the eye.
  private func corners(_ radius: Double) -> [PlotPoint] {
    let units: [(Double, Double)] =
      switch self {
      case .circle: []
      case .square: [(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)]
      case .triangle: [(0, -1.25), (1.1, 0.75), (-1.1, 0.75)]
      case .diamond: [(0, -1.3), (1.1, 0), (0, 1.3), (-1.1, 0)]
      }
    return units.map { PlotPoint($0.0 * radius, $0.1 * radius) }
  }

  func path(radius: Double) -> [PathElement] {
    let corners = corners(radius)
    return corners.isEmpty
      ? [.circle(center: PlotPoint(0, 0), radius: radius)] : MarkPainter.closed(corners)
  }

  func contains(_ point: PlotPoint, radius: Double) -> Bool {
    let corners = corners(radius)
    guard let last = corners.last else {
      return point.x * point.x + point.y * point.y <= radius * radius
    }
    var previous = last
    for corner in corners {
      let (dx, dy) = (corner.x - previous.x, corner.y - previous.y)
      if dx * (point.y - previous.y) - dy * (point.x - previous.x) < 0 { return false }
      previous = corner
    }
    return true
  }
}
