import Glibc

/// One-sided bounds: a line with short ticks on the side that the bound forbids. The ticks say in
/// black and white which side it is.
extension MarkPainter {
  enum ForbiddenSide {
    case below, above
  }

  /// A part of a bound on the page.
  struct BoundLine {
    let points: [PlotPoint]
    let forbidden: ForbiddenSide
  }

  private static var tickSpacing: Double { 6 }
  private static var tickLength: Double { 3.2 }

  func bound(
    _ points: [PlotPoint], _ look: LineLook, forbidden side: ForbiddenSide
  ) -> [DrawCommand] {
    let pieces = visible(points)
    guard !pieces.isEmpty else { return [] }
    var style = stroke(look)
    let line = DrawCommand.path(pieces.flatMap(Self.open), fill: nil, stroke: style)
    let all = pieces.flatMap { ticks(along: $0, side, of: style) }
    style.width = max(0.5, style.width * 0.6)
    style.dashes = []
    return all.isEmpty ? [line] : [line, .path(all, fill: nil, stroke: style)]
  }

  /// Perpendicular ticks at even distances along the line, in the middle of dashes. One that would
  /// come near another part of the line, within a sharp bend, or reach from clear ground into a
  /// hatched region is left out.
  private func ticks(
    along piece: [PlotPoint], _ side: ForbiddenSide, of line: StrokeStyle
  ) -> [PathElement] {
    guard let first = piece.first, let last = piece.last else { return [] }
    // Seen along growing x, below is on the right hand; y grows downwards on the page.
    let turn = (last.x >= first.x) == (side == .below) ? 1.0 : -1
    let length = Self.tickLength + line.width / 2
    let period = line.dashes.isEmpty ? Self.tickSpacing : line.dashes.reduce(0, +)
    let spacing = period * max(1, (Self.tickSpacing / period).rounded())
    var ticks: [PathElement] = []
    var next = (line.dashes.first ?? spacing) / 2
    for (start, end) in zip(piece, piece.dropFirst()) {
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let run = hypot(dx, dy)
      guard run > 0 else { continue }
      while next <= run {
        let share = next / run
        let foot = PlotPoint(start.x + share * dx, start.y + share * dy)
        let tip = PlotPoint(
          foot.x - turn * dy / run * length, foot.y + turn * dx / run * length)
        let isInTheWay =
          Self.isNear(tip, piece, distance: 0.7 * length) || isServed(foot, side)
          || shades.contains { $0.contains(tip.x) && !$0.contains(foot.x) }
        if !isInTheWay {
          ticks += Self.open([foot, tip])
        }
        next += spacing
      }
      next -= run
    }
    return ticks
  }

  /// Whether a bound of the same kind runs here already.
  private func isServed(_ foot: PlotPoint, _ side: ForbiddenSide) -> Bool {
    earlierBounds.contains {
      $0.forbidden == side && Self.isNear(foot, $0.points, distance: theme.dataWidth)
    }
  }

  private static func isNear(
    _ point: PlotPoint, _ line: [PlotPoint], distance: Double
  ) -> Bool {
    zip(line, line.dropFirst()).contains { start, end in
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let square = dx * dx + dy * dy
      let along = (point.x - start.x) * dx + (point.y - start.y) * dy
      let share = square > 0 ? min(max(along / square, 0), 1) : 0
      return hypot(point.x - start.x - share * dx, point.y - start.y - share * dy) < distance
    }
  }
}
