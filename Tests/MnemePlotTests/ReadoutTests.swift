import Testing

@testable import MnemePlot

/// What a page reads off a figure: values, words and places.
@Suite struct ReadoutTests {
  private static func readout(_ figure: Figure) throws -> FigureReadout {
    try FigureLayout(figure, theme: .light, venue: .arxiv, measure: BoxTextMeasure()).readout()
  }

  private static let look = LineLook(.category(0))
  private static let marker = MarkerLook(.category(0), shape: .circle)
  private static let hollow = MarkerLook(.category(0), shape: .circle, isHollow: true)

  private static func panel(_ marks: [Mark], tag: String = "") -> Panel {
    Panel(
      tag: tag,
      x: PlotAxis(label: "samples per dimension, $n/d$", scale: .logarithmic, range: 1...100),
      y: PlotAxis(label: "$\\Prob(\\Delta > 0)$", scale: .linear, range: 0...1), marks: marks)
  }

  private static func figure(_ panels: [Panel], legend: [LegendEntry] = []) -> Figure {
    var figure = Figure(
      name: "test", title: "Test", panels: [panels], aspect: 0.7, caption: "c", altText: "a")
    figure.legend = legend
    return figure
  }

  private static let sample = figure(
    [
      panel([
        .band([PlotSpan(x: 10, low: 0.31, high: 0.54)], .category(0)),
        .line([PlotPoint(1, 0.1), PlotPoint(10, 0.42), PlotPoint(50, 0.875)], look),
        .points([PlotPoint(10, 0.42), PlotPoint(200, 0.9)], marker),
        .points([PlotPoint(2, 0.000_012_346)], hollow),
        .transition(value: 4, low: 3.5, high: nil, look),
        .level(0.5, label: "", look),
      ])
    ],
    legend: [
      LegendEntry("$d = 100$", line: look, marker: marker),
      LegendEntry("decides nothing", marker: MarkerLook(.ink, shape: .circle, isHollow: true)),
    ])

  @Test func valuesAreSaidWithTheirIntervalsAndNames() throws {
    let series = try Self.readout(Self.sample).series
    #expect(
      series.map(\.name) == [
        "d = 100, line", "d = 100", "d = 100", "d = 100, decides nothing",
      ])
    #expect(series.allSatisfy { $0.x == "n/d" && $0.y == "P(Δ > 0)" && $0.panel.isEmpty })
    // The vertex under a marker is the marker's, and the marker beyond the frame is nobody's.
    #expect(series[0].points.map(\.x) == ["1", "50"])
    #expect(series[0].points.map(\.y) == ["0.1", "0.875"])
    #expect(series[1].points.map(\.x) == ["4 [3.5, –]"] && series[1].points.map(\.y) == [""])
    #expect(series[2].points.map(\.x) == ["10"])
    #expect(series[2].points.map(\.y) == ["0.42 [0.31, 0.54]"])
    #expect(series[3].points.map(\.y) == ["1.235\u{A0}×\u{A0}10⁻⁵"])
  }

  /// Two ways to the same place: the ink of the markers, and the readout.
  @Test(arguments: [0.0, 0.1])
  func placesAreThoseOfTheInk(error: Double) throws {
    for figure in [Self.sample, Gallery.figure, SampleFigures.grid] {
      let list = try Boxes.list(figure)
      let read = try Self.readout(figure).series.flatMap(\.points).map {
        PlotPoint($0.left * list.width + error, $0.top * list.height)
      }
      #expect(!read.isEmpty)
      let missed = Self.markers(list).filter { place in
        !read.contains { abs($0.x - place.x) < 0.01 && abs($0.y - place.y) < 0.01 }
      }
      // The check finds what is a tenth of a point off.
      #expect(missed.isEmpty || error > 0, "\(figure.name): nothing is read at \(missed)")
      #expect(!missed.isEmpty || error == 0 || Self.markers(list).isEmpty)
      #expect(read.allSatisfy { $0.x >= 0 && $0.x <= list.width + error })
      #expect(read.allSatisfy { $0.y >= 0 && $0.y <= list.height })
    }
  }

  /// Places of the markers of the panels: those of the legend and of insets have no values.
  private static func markers(_ list: DisplayList) -> [PlotPoint] {
    var groups: [String] = []
    return list.commands.flatMap { command -> [PlotPoint] in
      switch command {
      case .beginGroup(let name): groups.append(name)
      case .endGroup: groups.removeLast()
      case .stamps(_, let places, _, _):
        return groups.contains("panel") && !groups.contains("inset") ? places : []
      case .beginClip, .endClip, .path, .image, .label: break
      }
      return []
    }
  }

  @Test func cellsAreReadRowByRow() throws {
    let grid = CellGrid(
      xEdges: [1, 10, 100], yEdges: [0, 0.5, 1],
      cells: [[.value(2), .missing], [.censored, .value(0.25)]])
    var figure = Self.figure([
      Self.panel([.heatmap(Heatmap(grid, colors: ColorScale(map: .cividis, range: 0...3)))])
    ])
    figure.colorBar = ColorBar(
      ColorScale(map: .cividis, range: 0...3), label: "$\\KL/d$ (nats), $d \\to \\infty$")
    let series = try Self.readout(figure).series
    #expect(series.map(\.name) == ["P(Δ > 0) = 0.75", "P(Δ > 0) = 0.25"])
    #expect(series.map(\.y) == ["KL/d (nats)", "KL/d (nats)"])
    #expect(series.flatMap(\.points).map(\.x) == ["3.162", "31.62", "3.162", "31.62"])
    #expect(
      series.flatMap(\.points).map(\.y) == ["beyond any number", "0.25", "2", "not measured"])
  }

  /// A long curve is read at some of its own vertices, the ends among them.
  @Test func longCurvesAreThinned() throws {
    let points = (0...300).map { PlotPoint(1 + Double($0) / 4, Double($0) / 300) }
    let series = try Self.readout(Self.figure([Self.panel([.line(points, Self.look)])])).series
    #expect(series.map(\.name) == ["line"])
    #expect(series[0].points.count == PanelReadout.mostVertices)
    #expect(series[0].points.first?.x == "1" && series[0].points.last?.x == "76")
    let texts = Set(points.map { ReadoutNumber.text($0.x) })
    #expect(series[0].points.allSatisfy { texts.contains($0.x) })
  }

  /// Markers that stand beside each other say the value that they stand for.
  @Test func dodgedMarkersSayTheirValue() throws {
    var panel = Self.panel([
      .points([PlotPoint(9.7, 0.2)], Self.marker), .points([PlotPoint(10.3, 0.3)], Self.hollow),
      .transition(value: 20, low: nil, high: nil, Self.look),
    ])
    panel.x.places = [10, 30]
    let series = try Self.readout(Self.figure([panel])).series
    #expect(series.flatMap(\.points).map(\.x).sorted() == ["10", "10", "20"])
  }

  @Test(arguments: [
    (0.0, "0"), (-3, "−3"), (128, "128"), (0.1, "0.1"), (1.0 / 3, "0.3333"), (99_999.6, "100000"),
    (0.999_96, "1"), (-0.000_1, "−0.0001"), (0.000_099_999_9, "0.0001"),
    (1e-5, "1\u{A0}×\u{A0}10⁻⁵"), (123_456_789, "1.235\u{A0}×\u{A0}10⁸"),
    (4.9e-324, "4.941\u{A0}×\u{A0}10⁻³²⁴"), (.infinity, "∞"), (-.infinity, "−∞"),
    (1234.5, "1234"), (2.5, "2.5"),
  ])
  func numbersAreShort(value: Double, text: String) {
    #expect(ReadoutNumber.text(value) == text)
  }

  @Test(arguments: [
    ("training samples per dimension, $n/d$", "n/d"),
    ("$\\KL/d$ (nats), $d \\to \\infty$", "KL/d (nats)"),
    ("$\\KL(\\rho_G\\|\\rho)/d$  (nats)", "KL(ρ_G‖ρ)/d (nats)"),
    ("distance / $\\sigma\\sqrt{d}$", "distance / σ√d"),
    ("noise share, $1 - \\bar{\\alpha}_t$", "1 − α\u{304}_t"),
    ("$n_\\mathrm{mem}(\\half)/d$", "n_mem(½)/d"),
    ("$(\\KL_K - \\KL_\\infty)/d$", "(KL_K − KL_∞)/d"),
    ("$10^{-3} x^{T}$", "10⁻³x^T"), ("", ""), ("plain, words", "plain, words"),
  ])
  func labelsBecomeWords(label: String, words: String) throws {
    #expect(try LabelWords.quantity(of: label) == words)
  }
}
