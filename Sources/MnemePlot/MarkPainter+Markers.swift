/// Markers of points.
extension MarkPainter {
  /// Markers at placed points; those that are NaN or outside of the frame are left out.
  func markers(_ points: [PlotPoint], _ look: MarkerLook) -> [DrawCommand] {
    let room = frame.insetBy(-0.01)
    let inside = points.filter {
      $0.x >= room.minX && $0.x <= room.maxX && $0.y >= room.minY && $0.y <= room.maxY
    }
    guard !inside.isEmpty else { return [] }
    let radius = theme.markerSize * look.scale / 2
    let ink = color(look.ink)
    let fill = look.isHollow ? theme.background : ink
    let edge = StrokeStyle(
      color: look.isHollow ? ink : theme.background, width: look.isHollow ? 0.8 : 0.5)
    if inside.count > DenseMarkers.mostVectors {
      let crowd = DenseMarkers(
        shape: look.shape, radius: radius, fill: fill, edge: look.isHollow ? edge : nil)
      return [crowd.command(at: inside, in: frame.insetBy(-1.5 * radius - 1))]
    }
    return [.stamps(look.shape.path(radius: radius), at: inside, fill: fill, stroke: edge)]
  }
}
