/// Places for the name of a shaded region: inside where it fits, lying or standing; else beside, with
/// a leader.
struct RegionLabels {
  let panel: PanelLayout

  private var frame: PlotRect { panel.frame }
  /// Heights that are tried, as shares of the frame.
  private static let heights = [0.06, 0.16, 0.26, 0.36, 0.5, 0.64, 0.78]

  func candidates(
    _ label: PlacedLabel, from low: Double, to high: Double
  ) -> [PanelNotes.Candidate] {
    let left = max(frame.minX, panel.primary.placeX(low))
    let right = min(frame.maxX, panel.primary.placeX(high))
    guard right > left else { return [] }
    if right - left >= label.width + 8 { return lying(label, left, right) }
    if right - left >= label.height + 4, frame.height >= label.width + 8 {
      return standing(label, (left + right) / 2)
    }
    let beside = withLeader(label, left, right)
    return beside.isEmpty ? standing(label, right + label.height / 2 + 3) : beside
  }

  private func lying(
    _ label: PlacedLabel, _ left: Double, _ right: Double
  ) -> [PanelNotes.Candidate] {
    Self.heights.compactMap { share in
      let point = PlotPoint(
        (left + right) / 2 - label.width / 2, frame.minY + share * frame.height + label.ascent)
      return candidate(label, point, turns: 0, plate: panel.theme.region, leader: [])
    }
  }

  private func standing(_ label: PlacedLabel, _ middle: Double) -> [PanelNotes.Candidate] {
    Self.heights.compactMap { share in
      let point = PlotPoint(
        middle + (label.ascent - label.descent) / 2,
        frame.minY + share * frame.height + label.width)
      return candidate(label, point, turns: 1, plate: panel.theme.region, leader: [])
    }
  }

  private func withLeader(
    _ label: PlacedLabel, _ left: Double, _ right: Double
  ) -> [PanelNotes.Candidate] {
    let target = (left + right) / 2
    guard label.width <= frame.maxX - right - 4 else { return [] }
    let x = min(right + 12, frame.maxX - label.width - 2)
    return Self.heights.compactMap { share in
      let y = frame.minY + share * frame.height + label.ascent
      let middle = y - label.ascent / 2
      let muted = panel.theme.mutedInk
      return candidate(
        label, PlotPoint(x, y), turns: 0, plate: panel.theme.background.withAlpha(0.85),
        // No dot at its end: it would read as a point of the data.
        leader: [
          .path(
            [.move(PlotPoint(x - 2, middle)), .line(PlotPoint(target, middle))], fill: nil,
            stroke: StrokeStyle(color: muted, width: 0.5))
        ])
    }
  }

  /// `nil` if the words would leave the frame.
  private func candidate(
    _ label: PlacedLabel, _ point: PlotPoint, turns: Int, plate: PlotColor,
    leader: [DrawCommand]
  ) -> PanelNotes.Candidate? {
    let candidate = PanelNotes.Candidate(
      label, at: point, turns: turns, color: panel.theme.mutedInk, plate: plate, leader: leader)
    return frame.contains(candidate.box, slack: 0.5) ? candidate : nil
  }
}
