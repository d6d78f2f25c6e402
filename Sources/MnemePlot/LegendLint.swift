/// Whether legend and marks name each other, and whether more than colour tells series apart.
struct LegendLint {
  let figure: Figure

  func findings() -> [LintFinding] { unused() + unnamed() + onlyColor() }

  private var marks: [Mark] {
    figure.panels.joined().filter { !$0.isBlank }.flatMap {
      $0.marks + $0.secondaryMarks + $0.insets.flatMap(\.panel.marks)
    }
  }

  private func unused() -> [LintFinding] {
    let looks = marks.compactMap { $0.looks }
    return figure.legend.compactMap { entry in
      let isSeen =
        (entry.line.map { line in looks.contains { $0.line.map { Self.names(line, $0) } ?? false } }
          ?? true)
        && (entry.marker.map { marker in
          looks.contains { $0.marker.map { Self.names(marker, $0) } ?? false }
        } ?? true)
      return isSeen ? nil : .unusedLegendEntry(entry.label)
    }
  }

  /// Muted marks are furniture: references that captions explain.
  private func unnamed() -> [LintFinding] {
    guard !figure.legend.isEmpty else { return [] }
    return marks.compactMap { mark in
      guard let looks = mark.looks, !mark.hasOwnName else { return nil }
      if let line = looks.line, line.ink != .muted,
        !figure.legend.contains(where: { $0.line.map { Self.names($0, line) } ?? false })
      {
        return .unnamedSeries("a \(line.dash) line of \(line.ink)")
      }
      if let marker = looks.marker, marker.ink != .muted,
        !figure.legend.contains(where: { $0.marker.map { Self.names($0, marker) } ?? false })
      {
        return .unnamedSeries("\(marker.shape) markers of \(marker.ink)")
      }
      return nil
    }
  }

  /// An entry in the plain ink stands for lines of its form in every colour; solid lines of a series
  /// (bars of its errors) need no entry beside the one of the series.
  private static func names(_ entry: LineLook, _ mark: LineLook) -> Bool {
    entry.dash == mark.dash && (entry.ink == mark.ink || entry.ink == .ink)
      || entry.ink == mark.ink && mark.dash == .solid
  }

  /// A hollow entry in the plain ink stands for hollow markers of every shape and colour.
  private static func names(_ entry: MarkerLook, _ mark: MarkerLook) -> Bool {
    let isSameForm = entry.shape == mark.shape && entry.isHollow == mark.isHollow
    return isSameForm && entry.ink == mark.ink
      || entry.ink == .ink && entry.isHollow == mark.isHollow
  }

  private func onlyColor() -> [LintFinding] {
    let entries = figure.legend
    return entries.indices.flatMap { index in
      entries[(index + 1)...].filter { Self.differInColorAlone(entries[index], $0) }
        .map { .onlyColorDiffers(entries[index].label, $0.label) }
    }
  }

  private static func differInColorAlone(_ a: LegendEntry, _ b: LegendEntry) -> Bool {
    a.sample == b.sample && a.line?.dash == b.line?.dash && a.marker?.shape == b.marker?.shape
      && a.marker?.isHollow == b.marker?.isHollow && (a.line != nil || a.marker != nil)
  }
}

extension Mark {
  /// What a legend entry must have to name this mark; `nil` for what is named otherwise.
  fileprivate var looks: (line: LineLook?, marker: MarkerLook?)? {
    switch self {
    case .line(_, let look), .step(_, _, let look), .errorBars(_, let look),
      .xErrorBars(_, let look), .lowerBound(_, let look), .upperBound(_, let look),
      .level(_, _, let look), .verticalRule(_, _, let look), .identity(let look),
      .transition(_, _, _, let look), .histogram(_, let look), .density(_, let look):
      (look, nil)
    case .points(_, let look): (nil, look)
    case .band, .region, .heatmap, .contours, .montage, .note, .callout: nil
    }
  }

  /// Whether its name stands beside it.
  fileprivate var hasOwnName: Bool {
    switch self {
    case .level(_, let label, _), .verticalRule(_, let label, _): !label.isEmpty
    case .line, .step, .points, .errorBars, .xErrorBars, .band, .lowerBound, .upperBound, .region,
      .identity, .transition, .histogram, .density, .heatmap, .contours, .montage, .note, .callout:
      false
    }
  }
}
