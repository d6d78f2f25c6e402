import Glibc

/// One-sided bounds: a line with short ticks on the side that the bound forbids. The ticks say in
/// black and white which side it is.
extension MarkPainter {
  enum ForbiddenSide {
    case below, above
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
    style.width = max(0.5, style.width * 0.6)
    style.dashes = []
    let all = pieces.flatMap { ticks(along: $0, side, reach: stroke(look).width / 2) }
    return all.isEmpty ? [line] : [line, .path(all, fill: nil, stroke: style)]
  }

  /// Perpendicular ticks at even distances along the line, the first half a distance from its start.
  /// One that would come near another part of the line, within a sharp bend, is left out.
  private func ticks(
    along piece: [PlotPoint], _ side: ForbiddenSide, reach: Double
  ) -> [PathElement] {
    guard let first = piece.first, let last = piece.last else { return [] }
    // Seen along growing x, below is on the right hand; y grows downwards on the page.
    let turn = (last.x >= first.x) == (side == .below) ? 1.0 : -1
    let length = Self.tickLength + reach
    var ticks: [PathElement] = []
    var next = Self.tickSpacing / 2
    for (start, end) in zip(piece, piece.dropFirst()) {
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let run = hypot(dx, dy)
      guard run > 0 else { continue }
      while next <= run {
        let share = next / run
        let foot = PlotPoint(start.x + share * dx, start.y + share * dy)
        let tip = PlotPoint(
          foot.x - turn * dy / run * length, foot.y + turn * dx / run * length)
        if Self.distance(from: tip, to: piece) >= 0.7 * length {
          ticks += Self.open([foot, tip])
        }
        next += Self.tickSpacing
      }
      next -= run
    }
    return ticks
  }

  private static func distance(from point: PlotPoint, to line: [PlotPoint]) -> Double {
    var least = Double.infinity
    for (start, end) in zip(line, line.dropFirst()) {
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let square = dx * dx + dy * dy
      let along = (point.x - start.x) * dx + (point.y - start.y) * dy
      let share = square > 0 ? min(max(along / square, 0), 1) : 0
      least = min(
        least, hypot(point.x - start.x - share * dx, point.y - start.y - share * dy))
    }
    return least
  }
}
