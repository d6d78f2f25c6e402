import MnemePlot
import MnemeTables

/// How the neighbour ratio is distributed: over generated samples and over samples without memory.
enum MeasureRatiosFigure {
  static let name = "measure-ratios"

  static func figure(_ tables: MeasureTables, width: Double) -> Figure {
    let isNarrow = width < 350
    let panels = [ratios(tables), distances(tables)]
    var figure = Figure(
      name: name, title: "Neighbour ratios and distances to the training set",
      panels: isNarrow ? panels.map { [$0] } : [panels], aspect: isNarrow ? 0.6 : 0.8,
      caption: caption(tables), altText: altText(tables))
    figure.legend =
      tables.shown.map { LegendEntry(tables.label($0), line: tables.look($0).line) } + [
        LegendEntry("null: \(tables.nullWords)", line: MeasureLook.nullLine)
      ]
    return figure
  }

  private static func generated(_ tables: MeasureTables, _ set: String) -> [NearestRow] {
    tables.nearest.filter { $0.role == .generated && $0.set == set }
  }

  private static func null(_ tables: MeasureTables) -> [NearestRow] {
    let count = tables.shown.first.map(tables.trainingCount)
    return tables.nearest.filter { $0.role != .generated && $0.trainingCount == count }
  }

  /// Share of values up to x, as steps at most 400 of them.
  private static func cumulative(_ values: [Double]) -> [PlotPoint] {
    let sorted = values.sorted()
    guard let first = sorted.first else { return [] }
    let step = max(1, sorted.count / 400)
    var points = [PlotPoint(first, 0)]
    for index in stride(from: 0, to: sorted.count, by: step) {
      points.append(PlotPoint(sorted[index], Double(index + 1) / Double(sorted.count)))
    }
    points.append(PlotPoint(sorted[sorted.count - 1], 1))
    return points
  }

  private static let shares = PlotAxis(
    label: "fraction of samples up to it", scale: .linear, range: -0.02...1.02)

  private static func ratios(_ tables: MeasureTables) -> Panel {
    var marks: [Mark] = [.verticalRule(1.0 / 3, label: "1/3", Looks.threshold)]
    marks.append(.step(cumulative(null(tables).compactMap(\.ratio)), .post, MeasureLook.nullLine))
    for set in tables.shown.reversed() {
      let values = generated(tables, set).compactMap(\.ratio)
      marks.append(.step(cumulative(values), .post, tables.look(set).line))
    }
    return Panel(
      tag: "(a)",
      x: PlotAxis(label: "neighbour ratio, $d_1/d_2$", scale: .linear, range: -0.02...1.02),
      y: shares, marks: marks)
  }

  private static func distances(_ tables: MeasureTables) -> Panel {
    let threshold = tables.shown.first.flatMap { tables.row($0, .absoluteThreshold)?.threshold }
    var marks: [Mark] =
      threshold.map { [.verticalRule($0, label: "threshold", Looks.threshold)] } ?? []
    let others = null(tables).map(\.distance)
    var highest = others.max() ?? 1
    marks.append(.step(cumulative(others), .post, MeasureLook.nullLine))
    for set in tables.shown.reversed() {
      let values = generated(tables, set).map(\.distance)
      // What is far beyond all held-out samples would leave them no room.
      highest = max(highest, min(values.max() ?? 0, 3 * (others.max() ?? .infinity)))
      marks.append(.step(cumulative(values), .post, tables.look(set).line))
    }
    return Panel(
      tag: "(b)",
      x: PlotAxis(
        label: "distance to the nearest training sample", scale: .linear,
        range: -0.02 * highest...1.03 * highest), y: shares, marks: marks)
  }

  private enum Looks {
    static let threshold = LineLook(.muted, dash: .dashed, weight: 0.7)
  }

  private static func caption(_ tables: MeasureTables) -> String {
    let total = null(tables).count
    let rate = tables.shown.first.flatMap { tables.row($0, .neighbourRatio)?.nullFormula }
    return
      "Distribution over samples of (a) the neighbour ratio, the distance to the nearest training sample "
      + "over that to the second nearest, and (b) the distance to the nearest. Left of 1/3 a sample "
      + "counts as memorized; where neighbours are spread uniformly the fraction there is $3^{-d}$"
      + (rate.map { $0 >= 0.001 ? " = \(FigureText.number($0, digits: 2))" : ", below 0.001" } ?? "")
      + ". Dotted: \(FigureText.count(total)) \(tables.nullWords). Generated: "
      + FigureText.list(
        tables.shown.map { "\(tables.label($0)), \(FigureText.count(tables.count($0)))" }) + "."
  }

  private static func altText(_ tables: MeasureTables) -> String {
    let words = tables.shown.prefix(3).enumerated().compactMap { index, set -> String? in
      tables.row(set, .neighbourRatio)?.estimate.value.map {
        "\(FigureText.number($0, digits: 2)) of generated set \(index + 1)"
      }
    }
    let null = tables.shown.first.flatMap { tables.row($0, .neighbourRatio)?.null.value }
    return
      "Distributions of the neighbour ratio and of the distance to the nearest training sample. "
      + "Below one third: \(words.joined(separator: ", "))"
      + (null.map { ", \(FigureText.number($0, digits: 2)) of samples without memory." } ?? ".")
  }
}
