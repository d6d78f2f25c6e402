import Testing

@testable import MnemePlot

/// The page that shows everything: complete, and in order by the layout's own measure.
@Suite struct GalleryTests {
  @Test func everyMarkIsShown() {
    let marks = Gallery.figure.panels.joined().flatMap { $0.marks + $0.secondaryMarks }
    let shown = Set(marks.map(Self.name))
    #expect(shown.count == 20, "\(shown.sorted())")
  }

  @Test func everyScaleIsShown() {
    let axes = Gallery.figure.panels.joined().flatMap { [$0.x, $0.y] }
    let shown = Set(axes.map { Self.name($0.scale) })
    #expect(shown == ["linear", "logarithmic", "symlog", "categorical"])
  }

  @Test func noTwoLabelsOverlap() throws {
    try expectNoOverlap(try Boxes.list(Gallery.figure, Gallery.venue))
  }

  /// As drawn, in every choice of fonts.
  @Test(arguments: FontPreset.allCases) func noTwoWordsOverlap(fonts: FontPreset) throws {
    let renderer = FigureRenderer(venue: Gallery.venue, fonts: fonts)
    try expectNoOverlap(
      try renderer.displayList(Gallery.figure, measure: try TextEngine(fonts)))
  }

  private func expectNoOverlap(_ list: DisplayList) throws {
    let boxes = list.textBoxes
    #expect(boxes.count > 100)
    for (index, one) in boxes.enumerated() {
      for other in boxes[(index + 1)...] {
        #expect(!one.box.intersects(other.box), "'\(one.text)' and '\(other.text)'")
      }
    }
  }

  @Test func allInkIsOnThePage() throws {
    let list = try Boxes.list(Gallery.figure, Gallery.venue)
    let page = PlotRect(minX: 0, minY: 0, maxX: list.width, maxY: list.height)
    for piece in InkPiece.pieces(of: list.commands) {
      guard let bounds = piece.bounds else { continue }
      #expect(page.contains(bounds), "\(piece.command)")
    }
  }

  @Test(arguments: Venue.allCases) func theSampleIsInOrderAtEveryVenue(venue: Venue) throws {
    let figure = Gallery.venueSample
    for theme in Theme.all {
      let findings = try FigureRenderer(theme: theme, venue: venue).lint(figure)
      #expect(findings.isEmpty, "\(findings)")
    }
  }

  /// A new mark breaks this switch, and then the count above, until the gallery shows it.
  private static func name(_ mark: Mark) -> String {
    switch mark {
    case .line: "line"
    case .step: "step"
    case .points: "points"
    case .errorBars: "error bars"
    case .xErrorBars: "x error bars"
    case .band: "band"
    case .lowerBound: "lower bound"
    case .upperBound: "upper bound"
    case .region: "region"
    case .level: "level"
    case .verticalRule: "vertical rule"
    case .identity: "identity"
    case .transition: "transition"
    case .histogram: "histogram"
    case .density: "density"
    case .heatmap: "heatmap"
    case .contours: "contours"
    case .montage: "montage"
    case .note: "note"
    case .callout: "callout"
    }
  }

  private static func name(_ scale: AxisScale) -> String {
    switch scale {
    case .linear: "linear"
    case .logarithmic: "logarithmic"
    case .symlog: "symlog"
    case .categorical: "categorical"
    }
  }
}
