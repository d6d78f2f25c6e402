import Glibc

/// Words of marks that stand at their data: contour labels, callouts with leaders, names of vertical
/// rules.
struct MarkWords {
  let panel: PanelLayout

  private var frame: PlotRect { panel.frame }

  func commands() throws(TextError) -> [DrawCommand] {
    let theme = panel.layout.theme
    let primary = MarkPainter(theme: theme, frame: frame, x: panel.panel.x, y: panel.panel.y)
    var commands = try words(of: panel.panel.marks, primary)
    if let axis = panel.panel.secondaryY {
      let secondary = MarkPainter(theme: theme, frame: frame, x: panel.panel.x, y: axis)
      commands += try words(of: panel.panel.secondaryMarks, secondary)
    }
    return commands
  }

  private func words(
    of marks: [Mark], _ painter: MarkPainter
  ) throws(TextError) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    for mark in marks {
      if case .contours(let contours) = mark {
        commands += try ContourLabels(contours: contours, painter: painter)
          .commands(place: panel.small).labels
      }
      if case .callout(let callout) = mark { commands += try draw(callout, painter) }
      if case .verticalRule(let value, let label, _) = mark, !label.isEmpty {
        commands += try name(label, at: painter.placeX(value))
      }
    }
    return commands
  }

  // MARK: Callouts

  /// The words stand on their side of the point, moved only as far as the frame asks for.
  private func draw(
    _ callout: Callout, _ painter: MarkPainter
  ) throws(TextError) -> [DrawCommand] {
    let target = painter.place(callout.target)
    guard frame.insetBy(-0.01).contains(target) else { return [] }
    let label = try panel.small(callout.text)
    let (right, down) = callout.side.direction
    let half = PlotPoint(label.width / 2 + 2, label.height / 2 + 2)
    let center = PlotPoint(
      Self.clamped(
        target.x + right * (callout.distance + half.x), frame.minX + half.x, frame.maxX - half.x),
      Self.clamped(
        target.y + down * (callout.distance + half.y), frame.minY + half.y, frame.maxY - half.y))
    let box = PlotRect(
      minX: center.x - half.x, minY: center.y - half.y, maxX: center.x + half.x,
      maxY: center.y + half.y)
    let x = box.minX + 2, y = box.minY + 2 + label.ascent
    return leader(from: box, to: target)
      + [panel.plate(label, x: x, y: y), panel.draw(label, x: x, y: y)]
  }

  /// From the nearest point of the words up to the marker of the point.
  private func leader(from box: PlotRect, to target: PlotPoint) -> [DrawCommand] {
    let start = PlotPoint(
      Self.clamped(target.x, box.minX, box.maxX), Self.clamped(target.y, box.minY, box.maxY))
    let theme = panel.layout.theme
    let run = hypot(target.x - start.x, target.y - start.y)
    let stop = theme.markerSize * 0.5 + 1.5
    guard run > stop + 1 else { return [] }
    let share = 1 - stop / run
    let end = PlotPoint(
      start.x + share * (target.x - start.x), start.y + share * (target.y - start.y))
    return [
      .path(
        MarkPainter.open([start, end]), fill: nil,
        stroke: StrokeStyle(color: theme.mutedInk, width: 0.6))
    ]
  }

  private static func clamped(_ value: Double, _ low: Double, _ high: Double) -> Double {
    max(low, min(value, high))
  }

  // MARK: Rules

  /// Turned, at the upper end of the rule, on the side with more room.
  private func name(_ text: String, at x: Double) throws(TextError) -> [DrawCommand] {
    guard x >= frame.minX, x <= frame.maxX else { return [] }
    let label = try panel.small(text)
    let isRight = frame.maxX - x >= label.height + 4
    let baseline = isRight ? x + 3 + label.ascent : x - 3 - label.descent
    let at = PlotPoint(baseline, frame.minY + 4 + label.width)
    let box = DisplayList.box(of: label, at: at, quarterTurns: 1).insetBy(-1)
    let theme = panel.layout.theme
    return [
      .path(MarkPainter.outline(box), fill: theme.background.withAlpha(0.85), stroke: nil),
      .label(label, at: at, quarterTurns: 1, color: theme.mutedInk),
    ]
  }
}

extension CalloutSide {
  /// Steps to the right and down.
  fileprivate var direction: (Double, Double) {
    switch self {
    case .above: (0, -1)
    case .aboveRight: (0.6, -0.7)
    case .right: (1, 0)
    case .belowRight: (0.6, 0.7)
    case .below: (0, 1)
    case .belowLeft: (-0.6, 0.7)
    case .left: (-1, 0)
    case .aboveLeft: (-0.6, -0.7)
    }
  }
}
