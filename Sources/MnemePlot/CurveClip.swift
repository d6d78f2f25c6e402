/// Cuts curves and polygons near the frame, so that nothing far away reaches a canvas, and no slope
/// changes. All in points of the page.
enum CurveClip {
  /// Parts of a polyline that touch `box`, in order. A NaN ends a part.
  static func pieces(_ points: [PlotPoint], in box: PlotRect) -> [[PlotPoint]] {
    var pieces: [[PlotPoint]] = []
    var piece: [PlotPoint] = []
    func finish() {
      if piece.count > 1 { pieces.append(piece) }
      piece = []
    }
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (from, to) = segment(start, end, in: box) else {
        finish()
        continue
      }
      if piece.last != from {
        finish()
        piece = [from]
      }
      piece.append(to)
    }
    finish()
    return pieces
  }

  /// The part of a segment within `box`; its ends stay as they are where they lie inside.
  /// Source: Liang & Barsky (1984).
  static func segment(
    _ start: PlotPoint, _ end: PlotPoint, in box: PlotRect
  ) -> (PlotPoint, PlotPoint)? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx.isFinite, dy.isFinite else { return nil }
    var (enter, leave) = (0.0, 1.0)
    for (step, room) in [
      (-dx, start.x - box.minX), (dx, box.maxX - start.x), (-dy, start.y - box.minY),
      (dy, box.maxY - start.y),
    ] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    guard enter <= leave else { return nil }
    func at(_ share: Double) -> PlotPoint { PlotPoint(start.x + share * dx, start.y + share * dy) }
    return (enter == 0 ? start : at(enter), leave == 1 ? end : at(leave))
  }

  /// Parts of a polyline that are not within `box`, in order.
  static func outside(_ points: [PlotPoint], of box: PlotRect) -> [[PlotPoint]] {
    guard let first = points.first else { return [] }
    var pieces: [[PlotPoint]] = []
    var piece = box.contains(first) ? [] : [first]
    func finish() {
      if piece.count > 1 { pieces.append(piece) }
      piece = []
    }
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (enter, leave) = segment(start, end, in: box) else {
        piece.append(end)
        continue
      }
      if enter != start { piece.append(enter) }
      finish()
      if leave != end { piece = [leave, end] }
    }
    finish()
    return pieces
  }

  /// A closed polygon cut at `box`; empty if nothing of it is inside.
  /// Source: Sutherland & Hodgman (1974).
  static func polygon(_ corners: [PlotPoint], in box: PlotRect) -> [PlotPoint] {
    var result = corners
    result = cut(result, at: box.minX, inside: { $0.x >= box.minX }, along: \.x)
    result = cut(result, at: box.maxX, inside: { $0.x <= box.maxX }, along: \.x)
    result = cut(result, at: box.minY, inside: { $0.y >= box.minY }, along: \.y)
    return cut(result, at: box.maxY, inside: { $0.y <= box.maxY }, along: \.y)
  }

  private static func cut(
    _ corners: [PlotPoint], at edge: Double, inside: (PlotPoint) -> Bool,
    along axis: KeyPath<PlotPoint, Double>
  ) -> [PlotPoint] {
    guard var previous = corners.last else { return [] }
    if corners.allSatisfy(inside) { return corners }
    var result: [PlotPoint] = []
    for corner in corners {
      if inside(corner) != inside(previous) {
        let share =
          (edge - previous[keyPath: axis])
          / (corner[keyPath: axis] - previous[keyPath: axis])
        result.append(
          PlotPoint(
            previous.x + share * (corner.x - previous.x),
            previous.y + share * (corner.y - previous.y)))
      }
      if inside(corner) { result.append(corner) }
      previous = corner
    }
    return result
  }
}
