/// Which legend entries are written at the ends of their curves, and what is left for a legend.
struct DirectLabels {
  /// By row and column of the panel.
  private(set) var items: [[[RightLabels.Item]]]
  private(set) var rest: [LegendEntry] = []

  /// Labels wider than this share of the page leave too little for the data.
  private static let widestShare = 0.22

  /// Nothing is labelled directly.
  init(none figure: Figure) {
    items = figure.panels.map { $0.map { _ in [] } }
    rest = figure.legend
  }

  /// Each entry with a curve of exactly its looks is written once: in the rightmost column that
  /// has the curve, and there in the top row. `nil` if a name is too long, or no entry has a curve.
  ///
  /// - Throws: `TextError`.
  init?(_ layout: FigureLayout) throws(TextError) {
    self.init(none: layout.figure)
    rest = []
    for entry in layout.figure.legend {
      guard let look = entry.line, entry.sample.isCurve,
        let found = Self.curve(look, in: layout.figure)
      else {
        rest.append(entry)
        continue
      }
      let label = try layout.setter.place(entry.label, size: layout.smallSize)
      guard label.width <= Self.widestShare * layout.width else { return nil }
      items[found.row][found.column].append(
        RightLabels.Item(
          label: label, curve: found.points,
          color: layout.theme.color(look.ink).readable(
            on: layout.theme.background, towards: layout.theme.ink)))
    }
    guard rest.count < layout.figure.legend.count else { return nil }
  }

  private typealias Found = (row: Int, column: Int, points: [PlotPoint])

  private static func curve(_ look: LineLook, in figure: Figure) -> Found? {
    for column in figure.panels[0].indices.reversed() {
      for row in figure.panels.indices where figure.panels[row][column].secondaryY == nil {
        for mark in figure.panels[row][column].marks {
          if let curve = mark.curve, curve.look == look, !curve.points.isEmpty {
            return (row, column, curve.points)
          }
        }
      }
    }
    return nil
  }
}

extension LegendEntry.Sample {
  fileprivate var isCurve: Bool {
    switch self {
    case .plain, .step, .band, .lowerBound, .upperBound, .density: true
    case .transition, .errorBar, .xErrorBar, .verticalRule, .histogram, .region, .missingCell,
      .censoredCell:
      false
    }
  }
}

extension Mark {
  /// What can be named at its right end.
  var curve: (points: [PlotPoint], look: LineLook)? {
    switch self {
    case .line(let points, let look), .step(let points, _, let look),
      .lowerBound(let points, let look), .upperBound(let points, let look),
      .density(let points, let look):
      (points, look)
    case .points, .errorBars, .xErrorBars, .band, .region, .level, .verticalRule, .identity,
      .transition, .histogram, .heatmap, .contours, .montage, .note, .callout:
      nil
    }
  }
}

extension Theme {
  func color(_ role: InkRole) -> PlotColor {
    switch role {
    case .ordered(let index, let count): ordered(index, of: count)
    case .category(let index): categories[index % categories.count]
    case .ink: ink
    case .muted: mutedInk
    }
  }
}

extension PlotColor {
  /// This colour moved as little as needed towards `ink` for text of contrast 4.5:1 on `background`.
  func readable(on background: PlotColor, towards ink: PlotColor) -> PlotColor {
    for share in stride(from: 0.0, to: 1, by: 0.05) {
      let color = mixed(with: ink, share: share)
      if color.contrast(with: background) >= PlotColor.leastTextContrast { return color }
    }
    return ink
  }
}
