import MnemePlot
import MnemeTables
import Testing

@testable import MnemeFigures

/// What the figure of `scale-alignment` does with models and scales that the quick preset lacks.
@Suite struct ScaleAlignmentFigureTests {
  static func row(
    _ family: ModelFamily, _ label: String, memorization: IntervalEstimate, verdict: Verdict
  ) -> ScaleAlignmentRow {
    var row = ScaleAlignmentRow()
    row.family = family
    row.model = "a model, \(label)"
    row.label = label
    row.scan = .model
    row.dimension = 64
    row.reading = family == .network ? .matched : .reference
    row.referenceCount = 1000
    row.level = 0.5
    row.trials = 30
    row.intervalLevel = 0.95
    row.memorization = memorization
    row.fall = IntervalEstimate(value: 100, low: 90, high: 110)
    func ratio(_ count: Double?) -> Double? { count.map { 100 / $0 } }
    row.ratio = IntervalEstimate(
      value: ratio(memorization.value), low: ratio(memorization.high),
      high: ratio(memorization.low))
    row.verdict = verdict
    return row
  }

  static let reached = row(
    .moreDraws, "$r = 4$", memorization: IntervalEstimate(value: 120, low: 100, high: 140),
    verdict: .aligned)
  static let network = row(
    .network, "U-Net", memorization: IntervalEstimate(value: 300, low: 250, high: 400),
    verdict: .undecided)
  /// n_mem > 500: only its lower end is known.
  static let beyond = row(
    .network, "wide U-Net", memorization: IntervalEstimate(value: nil, low: 500, high: nil),
    verdict: .notAligned)

  /// Networks, which have no signal share, join by rows alone: they are named and have looks of
  /// their own.
  @Test(arguments: [Venue.neurips, .icml])
  func networksJoinByRows(venue: Venue) throws {
    let figure = ScaleAlignmentFigure.figure(
      [Self.reached, Self.network, Self.beyond], width: venue.widthPoints)
    #expect(
      figure.legend.map(\.label) == ["$r = 4$", "U-Net", "wide U-Net", "undecided", "equal"])
    let models = try #require(figure.panels.joined().dropFirst().first)
    #expect(models.y.scale == .categorical(["wide U-Net", "U-Net", "$r = 4$"]))
    for theme in Theme.all {
      let findings = try FigureRenderer(theme: theme, venue: venue).lint(figure)
      #expect(findings.isEmpty, "\(theme.name): \(findings)")
    }
  }

  /// A scale that the grid did not reach is a bar from its known end to the frame, without a point.
  @Test func whatWasNotReachedIsABarWithoutAPoint() throws {
    func marks(_ rows: [ScaleAlignmentRow]) throws -> [Mark] {
      try #require(ScaleAlignmentFigure.figure(rows, width: 400).panels.first?.first).marks
    }
    func points(_ marks: [Mark]) -> Int {
      marks.count { if case .points = $0 { true } else { false } }
    }
    let both = try marks([Self.reached, Self.beyond])
    #expect(points(both) == 1)
    #expect(
      both.contains {
        if case .xErrorBars(let bars, _) = $0 {
          bars == [PlotStretch(y: 100, low: 500, high: .infinity)]
        } else {
          false
        }
      })
    #expect(points(try marks([Self.reached, Self.network])) == 2)
    let caption = ScaleAlignmentFigure.figure([Self.reached, Self.beyond], width: 400).caption
    #expect(caption.contains("Bars without a marker (1 of 2)"))
  }
}
