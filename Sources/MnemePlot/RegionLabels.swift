/// Names of shaded regions: inside where they fit, lying or standing; else beside, with a leader.
struct RegionLabels {
  let panel: PanelLayout

  func commands() throws(TextError) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    var nextLeader = panel.frame.minY + 0.06 * panel.frame.height
    let painter = MarkPainter(
      theme: panel.layout.theme, frame: panel.frame, x: panel.panel.x, y: panel.panel.y)
    for mark in panel.panel.marks {
      guard case .region(let low, let high, let text) = mark, !text.isEmpty else { continue }
      let left = max(panel.frame.minX, painter.placeX(low))
      let right = min(panel.frame.maxX, painter.placeX(high))
      guard right > left else { continue }
      let label = try panel.small(text)
      if right - left >= label.width + 8 {
        commands += lying(label, left, right)
      } else if right - left >= label.height + 4, panel.frame.height >= label.width + 8 {
        commands += standing(label, left, right)
      } else {
        commands += withLeader(label, left, right, at: nextLeader)
        nextLeader += panel.layout.smallSize + 5
      }
    }
    return commands
  }

  private func lying(_ label: PlacedLabel, _ left: Double, _ right: Double) -> [DrawCommand] {
    let x = (left + right) / 2 - label.width / 2
    let y = panel.frame.minY + 0.06 * panel.frame.height + label.ascent
    return [plate(label, x, y), ink(label, x, y)]
  }

  private func standing(_ label: PlacedLabel, _ left: Double, _ right: Double) -> [DrawCommand] {
    let x = (left + right) / 2 + (label.ascent - label.descent) / 2
    let y = panel.frame.minY + 0.06 * panel.frame.height + label.width
    let box = DisplayList.box(of: label, at: PlotPoint(x, y), quarterTurns: 1).insetBy(-1)
    return [
      .path(
        MarkPainter.outline(box), fill: panel.layout.theme.region, stroke: nil),
      .label(
        label, at: PlotPoint(x, y), quarterTurns: 1, color: panel.layout.theme.mutedInk),
    ]
  }

  private func withLeader(
    _ label: PlacedLabel, _ left: Double, _ right: Double, at top: Double
  ) -> [DrawCommand] {
    let y = top + label.ascent
    let room = panel.frame.maxX - right - 4
    guard label.width <= room else { return standing(label, right, right + label.height + 6) }
    let x = min(right + 12, panel.frame.maxX - label.width - 1)
    let middle = y - label.ascent / 2
    let from = x - 2
    let target = (left + right) / 2
    let style = StrokeStyle(color: panel.layout.theme.mutedInk, width: 0.5)
    return [
      .path(
        [.move(PlotPoint(from, middle)), .line(PlotPoint(target, middle))], fill: nil,
        stroke: style),
      .path(
        [.circle(center: PlotPoint(target, middle), radius: 1)],
        fill: panel.layout.theme.mutedInk, stroke: nil),
      panel.plate(label, x: x, y: y), ink(label, x, y),
    ]
  }

  private func ink(_ label: PlacedLabel, _ x: Double, _ y: Double) -> DrawCommand {
    panel.draw(label, x: x, y: y, color: panel.layout.theme.mutedInk)
  }

  private func plate(_ label: PlacedLabel, _ x: Double, _ y: Double) -> DrawCommand {
    let box = PlotRect(
      minX: x - 2, minY: y - label.ascent - 1.5, maxX: x + label.width + 2,
      maxY: y + label.descent + 1.5)
    return .path(MarkPainter.outline(box), fill: panel.layout.theme.region, stroke: nil)
  }
}
