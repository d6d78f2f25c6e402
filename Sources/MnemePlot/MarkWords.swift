import Glibc

/// Places for words of marks that stand at their data: callouts with leaders, names of vertical rules.
struct MarkWords {
  let panel: PanelLayout
  let painter: MarkPainter

  private var frame: PlotRect { panel.frame }

  // MARK: Callouts

  /// On the side that was asked for, moved only as far as the frame asks for; then further away on
  /// that side, then on the others.
  func candidates(_ callout: Callout) throws(TextError) -> [PanelNotes.Candidate] {
    let target = painter.place(callout.target)
    guard frame.insetBy(-0.01).contains(target) else { return [] }
    let label = try panel.small(callout.text)
    let sides = [callout.side] + CalloutSide.allCases.filter { $0 != callout.side }
    return sides.flatMap { side in
      [1, 1.6].map { candidate(label, target, side, distance: callout.distance * $0) }
    }
  }

  private func candidate(
    _ label: PlacedLabel, _ target: PlotPoint, _ side: CalloutSide, distance: Double
  ) -> PanelNotes.Candidate {
    let (right, down) = side.direction
    let half = PlotPoint(label.width / 2 + 2, label.height / 2 + 2)
    let center = PlotPoint(
      Self.clamped(
        target.x + right * (distance + half.x), frame.minX + half.x, frame.maxX - half.x),
      Self.clamped(
        target.y + down * (distance + half.y), frame.minY + half.y, frame.maxY - half.y))
    let box = PlotRect(
      minX: center.x - half.x, minY: center.y - half.y, maxX: center.x + half.x,
      maxY: center.y + half.y)
    return PanelNotes.Candidate(
      label, at: PlotPoint(box.minX + 2, box.minY + 2 + label.ascent), color: panel.theme.ink,
      plate: panel.theme.background.withAlpha(0.85), leader: leader(from: box, to: target))
  }

  /// From the nearest point of the words up to the marker of the point.
  private func leader(from box: PlotRect, to target: PlotPoint) -> [DrawCommand] {
    let start = PlotPoint(
      Self.clamped(target.x, box.minX, box.maxX), Self.clamped(target.y, box.minY, box.maxY))
    let theme = panel.theme
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

  /// Turned, near the upper end of the rule, right of it or else left.
  func names(_ text: String, at value: Double) throws(TextError) -> [PanelNotes.Candidate] {
    let x = painter.placeX(value)
    guard x >= frame.minX, x <= frame.maxX else { return [] }
    let label = try panel.small(text)
    let room = max(0, frame.height - label.width - 8)
    return [0, 0.33, 0.66, 1].flatMap { share in
      [x + 3 + label.ascent, x - 3 - label.descent].map { baseline in
        PanelNotes.Candidate(
          label, at: PlotPoint(baseline, frame.minY + 4 + label.width + share * room), turns: 1,
          color: panel.theme.mutedInk, plate: panel.theme.background.withAlpha(0.85))
      }
    }.filter { $0.box.minX >= frame.minX && $0.box.maxX <= frame.maxX }
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
