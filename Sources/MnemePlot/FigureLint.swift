/// Looks for what a reader or a venue would object to in a drawn figure.
package struct FigureLint {
  let figure: Figure
  let list: DisplayList
  let theme: Theme
  let venue: Venue
  private let pieces: [InkPiece]

  package init(_ figure: Figure, _ list: DisplayList, theme: Theme, venue: Venue) {
    self.figure = figure
    self.list = list
    self.theme = theme
    self.venue = venue
    pieces = InkPiece.pieces(of: list.commands)
  }

  /// In a fixed order; each finding once.
  package func findings() -> [LintFinding] {
    var found: [LintFinding] = []
    let all =
      text() + lines() + contrast() + overlaps() + page() + ticks()
      + LegendLint(figure: figure).findings()
    for finding in all where !found.contains(finding) { found.append(finding) }
    return found
  }

  // MARK: Text

  /// A label's largest run is its base text; smaller ones are scripts.
  private func text() -> [LintFinding] {
    list.commands.flatMap { command -> [LintFinding] in
      guard case .label(let label, _, _, _) = command else { return [] }
      let text = label.runs.map(\.text).joined()
      let base = label.runs.map(\.size).max() ?? 0
      let script = label.runs.map(\.size).min() ?? 0
      if base < venue.minimumTextSize {
        return [.smallText(text, size: base, minimum: venue.minimumTextSize)]
      }
      return script < Venue.minimumScriptSize
        ? [.smallText(text, size: script, minimum: Venue.minimumScriptSize)] : []
    }
  }

  private func overlaps() -> [LintFinding] {
    let boxes = list.textBoxes
    return boxes.indices.flatMap { index in
      boxes[(index + 1)...].filter { boxes[index].box.intersects($0.box) }
        .map { .overlappingLabels(boxes[index].text, $0.text) }
    }
  }

  // MARK: Lines

  static let thinnestLine = 0.5
  /// Grid and hatching stay in the background on purpose.
  static let thinnestDecoration = 0.25

  private func lines() -> [LintFinding] {
    pieces.compactMap { piece in
      guard let stroke = piece.stroke else { return nil }
      let minimum =
        isDecoration(stroke.color) ? Self.thinnestDecoration : Self.thinnestLine
      return stroke.width < minimum - 1e-9
        ? .thinLine(width: stroke.width, minimum: minimum) : nil
    }
  }

  private func isDecoration(_ color: PlotColor) -> Bool {
    [theme.grid, theme.region, theme.regionHatch].contains(color)
  }

  // MARK: Contrast

  /// Lines and markers 3:1, words 4.5:1 (WCAG 2.2, 1.4.11 and 1.4.3). See-through areas and the
  /// background's own colour as an edge or a plate carry nothing. Words and lines over an image are
  /// not measured: their colours follow the image.
  private func contrast() -> [LintFinding] {
    let images = pieces.compactMap { piece -> PlotRect? in
      if case .image(_, let box, .cells) = piece.command { return box }
      return nil
    }
    return pieces.flatMap { piece -> [LintFinding] in
      if let bounds = piece.bounds, images.contains(where: { $0.contains(bounds, slack: 1) }) {
        return []
      }
      if case .label(let label, _, _, let color) = piece.command {
        let text = label.runs.map(\.text).joined()
        return measured("'\(text)'", color, minimum: PlotColor.leastTextContrast)
      }
      return piece.inks(over: theme.background).filter { !isDecoration($0) }
        .flatMap { measured("ink of \($0.hexText)", $0, minimum: PlotColor.leastContrast) }
    }
  }

  private func measured(
    _ what: String, _ color: PlotColor, minimum: Double
  ) -> [LintFinding] {
    let ratio = color.contrast(with: theme.background)
    return ratio < minimum ? [.weakContrast(what, ratio: ratio, minimum: minimum)] : []
  }

  // MARK: Page and axes

  private func page() -> [LintFinding] {
    let page = PlotRect(minX: 0, minY: 0, maxX: list.width, maxY: list.height)
    return pieces.compactMap { piece in
      guard let bounds = piece.bounds, !page.contains(bounds, slack: 1e-6) else { return nil }
      if case .label(let label, _, _, _) = piece.command {
        return .inkOutsidePage("'\(label.runs.map(\.text).joined())'")
      }
      return .inkOutsidePage("ink of the group '\(piece.groups.last ?? "figure")'")
    }
  }

  /// Axes that show numbers at all; those of inner panels may have none.
  private func ticks() -> [LintFinding] {
    var findings: [LintFinding] = []
    var open: [(name: String, labels: Int)] = []
    for command in list.commands {
      switch command {
      case .beginGroup(let name): open.append((name, 0))
      case .label: if !open.isEmpty { open[open.count - 1].labels += 1 }
      case .endGroup:
        let group = open.removeLast()
        if group.name.hasSuffix("numbers"), group.labels < 2 {
          findings.append(.fewTicks(axis: "an axis of \(group.name)", count: group.labels))
        }
      case .beginClip, .endClip, .path, .stamps, .image: break
      }
    }
    return findings
  }
}

extension InkPiece {
  fileprivate var stroke: StrokeStyle? {
    switch command {
    case .path(_, let fill, let stroke), .stamps(_, _, let fill, let stroke):
      // The halo of a filled marker is a gap, not a line.
      fill != nil && fill?.alpha == 1 ? nil : stroke
    case .beginGroup, .endGroup, .beginClip, .endClip, .image, .label: nil
    }
  }

  /// Colours that carry meaning.
  fileprivate func inks(over background: PlotColor) -> [PlotColor] {
    switch command {
    case .path(_, let fill, let stroke), .stamps(_, _, let fill, let stroke):
      let area = fill.flatMap { $0.alpha < 1 || $0 == background ? nil : $0 }
      let line = stroke.flatMap { $0.color == background && fill != nil ? nil : $0.color }
      return [area, line].compactMap { $0 }
    case .beginGroup, .endGroup, .beginClip, .endClip, .image, .label: return []
    }
  }
}
