import Glibc

/// Contour lines with their values: each label stands level in a gap of its line, where the line runs
/// most level itself, away from all other lines and labels. A line without such a place stays whole.
struct ContourLabels {
  let contours: Contours
  let painter: MarkPainter

  private struct Line {
    let level: ContourLevel
    let points: [PlotPoint]
  }

  private struct Gap {
    let line: Int
    let box: PlotRect
  }

  /// Lines to be cut at the frame, and labels that stand within it.
  func commands(
    place: (String) throws(TextError) -> PlacedLabel
  ) throws(TextError) -> (lines: [DrawCommand], labels: [DrawCommand]) {
    let lines = lines
    var gaps: [Gap] = []
    var labels: [DrawCommand] = []
    for (index, line) in lines.enumerated() where !line.level.label.isEmpty {
      let label = try place(line.level.label)
      guard let box = room(for: label, on: index, lines, gaps.map(\.box)) else { continue }
      gaps.append(Gap(line: index, box: box))
      labels.append(
        .label(
          label, at: PlotPoint(box.minX + Self.margin, box.minY + Self.margin + label.ascent),
          quarterTurns: 0, color: color(line.level)))
    }
    let paths = lines.enumerated().map { index, line in
      let gap = gaps.first { $0.line == index }
      let pieces = gap.map { CurveClip.outside(line.points, of: $0.box) } ?? [line.points]
      return DrawCommand.path(
        pieces.flatMap(MarkPainter.open), fill: nil, stroke: stroke(line.level))
    }
    return (paths, labels)
  }

  /// The lines without labels or gaps.
  var bareLines: [DrawCommand] {
    lines.map {
      .path(MarkPainter.open($0.points), fill: nil, stroke: stroke($0.level))
    }
  }

  /// White between a label and the ends of its line, in points.
  private static let margin = 1.5

  // MARK: Lines

  private var lines: [Line] {
    let places = GridPlaces(contours.grid, painter)
    let (xs, ys) = places.centers
    let tracer = ContourTracer(
      xs: xs, ys: ys,
      values: contours.grid.cells.map { row in
        // A negative number has no logarithm, so that no line can be said to run beside it.
        row.map { cell in
          cell.number.map(contours.spacing.coordinate).flatMap { $0.isNaN ? nil : $0 }
        }
      })
    return contours.levels.flatMap { level in
      tracer.lines(at: contours.spacing.coordinate(level.value))
        .flatMap { CurveClip.pieces($0, in: painter.surroundings) }
        .map { Line(level: level, points: $0) }
    }
  }

  private func stroke(_ level: ContourLevel) -> StrokeStyle {
    let width = painter.theme.dataWidth * 0.7
    return StrokeStyle(
      color: color(level), width: width, dashes: level.dash.lengths.map { $0 * max(width, 0.8) })
  }

  private func color(_ level: ContourLevel) -> PlotColor {
    switch contours.ink {
    case .role(let role): painter.color(role)
    case .over(let scale): scale.ink(over: level.value)
    }
  }

  // MARK: Labels

  /// The best box for a label on a line.
  private func room(
    for label: PlacedLabel, on index: Int, _ lines: [Line], _ taken: [PlotRect]
  ) -> PlotRect? {
    let line = lines[index].points
    let size = PlotPoint(label.width + 2 * Self.margin, label.height + 2 * Self.margin)
    guard Self.length(line) > 2.5 * size.x else { return nil }
    let inner = painter.frame.insetBy(2)
    var best: (slope: Double, box: PlotRect)?
    for (center, slope) in Self.stations(along: line) {
      let box = PlotRect(
        minX: center.x - size.x / 2, minY: center.y - size.y / 2, maxX: center.x + size.x / 2,
        maxY: center.y + size.y / 2)
      guard inner.contains(box), best.map({ slope < $0.slope - 0.02 }) ?? true,
        !taken.contains(where: box.intersects),
        !lines.enumerated().contains(where: {
          $0.offset != index && Self.meets($0.element.points, box)
        })
      else { continue }
      best = (slope, box)
    }
    return best?.box
  }

  private static func meets(_ line: [PlotPoint], _ box: PlotRect) -> Bool {
    zip(line, line.dropFirst()).contains { CurveClip.segment($0, $1, in: box) != nil }
  }

  private static func length(_ line: [PlotPoint]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + hypot($1.1.x - $1.0.x, $1.1.y - $1.0.y) }
  }

  /// Points every few points along a line, from its middle outwards, with how steep it is there: 0
  /// level, 1 upright.
  private static func stations(along line: [PlotPoint]) -> [(PlotPoint, Double)] {
    var stations: [(PlotPoint, Double)] = []
    var next = 0.0
    let step = 3.0
    for (start, end) in zip(line, line.dropFirst()) {
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let run = hypot(dx, dy)
      guard run > 0 else { continue }
      while next <= run {
        let share = next / run
        stations.append((PlotPoint(start.x + share * dx, start.y + share * dy), abs(dy) / run))
        next += step
      }
      next -= run
    }
    let middle = stations.count / 2
    return stations.enumerated().sorted { a, b in
      let (left, right) = (abs(a.offset - middle), abs(b.offset - middle))
      return left != right ? left < right : a.offset < b.offset
    }.map(\.element)
  }
}
