/// Words inside a frame: names of regions, of levels beside a second scale, and notes. Each stands
/// where it covers no other words and as little data as can be.
struct PanelNotes {
  let panel: PanelLayout
  private let map: InkMap
  private let around: [PlotRect]

  /// - Parameter ink: of the panel, without the words inside.
  init(panel: PanelLayout, ink: [DrawCommand]) {
    self.panel = panel
    let pieces = InkPiece.pieces(of: ink)
    around = pieces.compactMap { piece in
      if case .label = piece.command { return piece.bounds }
      return nil
    }
    map = InkMap(
      width: panel.layout.width, height: panel.frame.maxY + 1, commands: ink,
      ignoring: PanelLayout.coverable)
  }

  /// A place for words.
  struct Candidate {
    /// What the words cover, with a little room.
    let box: PlotRect
    /// What the leader covers.
    let leaderBox: PlotRect?
    let commands: [DrawCommand]

    /// - Parameters:
    ///   - plate: a colour under the words, so that they are read over lines.
    ///   - leader: drawn first.
    init(
      _ label: PlacedLabel, at point: PlotPoint, turns: Int = 0, color: PlotColor,
      plate: PlotColor, leader: [DrawCommand] = []
    ) {
      box = DisplayList.box(of: label, at: point, quarterTurns: turns).insetBy(-1.25)
      leaderBox = InkPiece.pieces(of: leader).first?.bounds
      commands =
        leader + [
          .path(MarkPainter.outline(box), fill: plate, stroke: nil),
          .label(label, at: point, quarterTurns: turns, color: color),
        ]
    }
  }

  func commands() throws(TextError) -> [DrawCommand] {
    var taken = around
    var commands: [DrawCommand] = []
    var sets = [(panel.panel.marks, panel.primary)]
    if let secondary = panel.secondary { sets.append((panel.panel.secondaryMarks, secondary)) }
    for (marks, painter) in sets {
      for mark in marks {
        guard let best = best(try candidates(mark, painter), taken) else { continue }
        taken.append(best.box)
        commands += best.commands
      }
    }
    return panel.group("notes", commands)
  }

  private func candidates(
    _ mark: Mark, _ painter: MarkPainter
  ) throws(TextError) -> [Candidate] {
    switch mark {
    case .region(let low, let high, let text):
      text.isEmpty
        ? [] : RegionLabels(panel: panel).candidates(try panel.small(text), from: low, to: high)
    case .level(let value, let text, _):
      text.isEmpty || panel.panel.secondaryY == nil
        ? [] : levelNames(try panel.small(text), painter.placeY(value))
    case .verticalRule(let value, let text, _):
      text.isEmpty ? [] : try MarkWords(panel: panel, painter: painter).names(text, at: value)
    case .note(let text, let corner): notes(try panel.small(text), corner)
    case .callout(let callout):
      try MarkWords(panel: panel, painter: painter).candidates(callout)
    case .line, .step, .points, .errorBars, .xErrorBars, .band, .lowerBound, .upperBound, .identity,
      .transition, .histogram, .density, .heatmap, .contours, .montage:
      []
    }
  }

  /// Words that cover words are worse than any ink; then less ink; then the order given.
  private func best(_ candidates: [Candidate], _ taken: [PlotRect]) -> Candidate? {
    var best: (cost: Double, candidate: Candidate)?
    for candidate in candidates {
      let overlaps = taken.count { $0.intersects(candidate.box) }
      let cost =
        1e6 * Double(overlaps) + map.ink(in: candidate.box)
        + (candidate.leaderBox.map(map.ink) ?? 0)
      if best.map({ cost < $0.cost }) ?? true { best = (cost, candidate) }
    }
    return best?.candidate
  }

  // MARK: Places

  /// Down from the top, or up from the bottom, along the side of the corner.
  private func notes(_ label: PlacedLabel, _ corner: PanelCorner) -> [Candidate] {
    let inset = 5.0
    let frame = panel.frame
    let isLeft = corner == .topLeft || corner == .bottomLeft
    let isTop = corner == .topLeft || corner == .topRight
    let x = isLeft ? frame.minX + inset : frame.maxX - inset - label.width
    let step = panel.layout.smallSize + 2
    let count = max(1, Int((frame.height - 2 * inset) / step))
    return (0..<count).map { index in
      let shift = Double(index) * step
      let y =
        isTop
        ? frame.minY + inset + 0.7 * panel.layout.smallSize + shift : frame.maxY - inset - shift
      return Candidate(
        label, at: PlotPoint(x, y), color: panel.theme.ink,
        plate: panel.theme.background.withAlpha(0.85))
    }
  }

  /// Over the line or under it, from the right end to the left one.
  private func levelNames(_ label: PlacedLabel, _ line: Double) -> [Candidate] {
    let frame = panel.frame
    guard line >= frame.minY, line <= frame.maxY else { return [] }
    let room = max(0, frame.width - label.width - 8)
    return [0.0, 0.25, 0.5, 0.75, 1].flatMap { share in
      let x = frame.maxX - 4 - label.width - share * room
      return [line - label.descent - 2, line + label.ascent + 2].map { y in
        Candidate(
          label, at: PlotPoint(x, y), color: panel.theme.mutedInk,
          plate: panel.theme.background.withAlpha(0.85))
      }
    }.filter { frame.contains($0.box) }
  }
}
