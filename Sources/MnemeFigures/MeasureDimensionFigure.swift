import MnemePlot
import MnemeTables

/// Local dimension of the exact score against the noise: generated, held-out and training samples.
enum MeasureDimensionFigure {
  static let name = "measure-dimension"

  static func figure(_ tables: MeasureTables, width: Double) -> Figure? {
    guard !tables.dimension.isEmpty else { return nil }
    var figure = Figure(
      name: name, title: "Local intrinsic dimension",
      panels: [[panel(tables)]], aspect: width < 350 ? 0.62 : 0.45, caption: caption(tables),
      altText: altText(tables))
    figure.legend =
      tables.shown.map { LegendEntry(tables.label($0), line: tables.look($0).line, sample: .band) }
      + (tables.hasReference
        ? [LegendEntry("held-out samples", line: MeasureLook.nullLine, sample: .band)] : [])
      + [LegendEntry("training samples", line: MeasureLook.training)]
    return figure
  }

  private static func curve(
    _ tables: MeasureTables, _ set: String, _ count: Int?
  ) -> [MeasureDimensionRow] {
    tables.dimension.filter { $0.set == set && (count == nil || $0.trainingCount == count) }
      .sorted { $0.time < $1.time }
  }

  private static func panel(_ tables: MeasureTables) -> Panel {
    let count = tables.shown.first.map(tables.trainingCount)
    let dimension = Double(tables.sets.first?.dimension ?? 1)
    let least = dimension / 1e4
    var marks: [Mark] = [.level(dimension, label: "$d$", Looks.level)]
    func add(_ rows: [MeasureDimensionRow], _ look: LineLook, hasBand: Bool) {
      func shown(_ value: Double) -> Double { max(value, least / 10) }
      if hasBand {
        marks.append(
          .band(
            rows.map { PlotSpan(x: $0.noise, low: shown($0.q25), high: shown($0.q75)) }, look.ink))
      }
      marks.append(.line(rows.map { PlotPoint($0.noise, shown($0.median)) }, look))
    }
    add(curve(tables, "training", count), MeasureLook.training, hasBand: false)
    add(curve(tables, "reference", count), MeasureLook.nullLine, hasBand: true)
    for set in tables.shown.reversed() {
      add(curve(tables, set, nil), tables.look(set).line, hasBand: true)
    }
    if let chosen = tables.dimension.first(where: { $0.isChosen == 1 && $0.trainingCount == count })
    {
      marks.append(.verticalRule(chosen.noise, label: "", Looks.level))
    }
    let noises = tables.dimension.map(\.noise)
    return Panel(
      x: PlotAxis(
        label: "noise over signal (units of the data)", scale: .logarithmic,
        range: (noises.min() ?? 0.1)...(noises.max() ?? 1)),
      y: PlotAxis(
        label: "local dimension", scale: .logarithmic, range: least...dimension * 30),
      marks: marks)
  }

  private enum Looks {
    static let level = LineLook(.muted, dash: .dashed, weight: 0.7)
  }

  private static func caption(_ tables: MeasureTables) -> String {
    let counts = Set(tables.dimension.map(\.count)).sorted()
    return
      "Local intrinsic dimension of the exact score of the training set at "
      + "\(FigureText.range(counts)) samples of each set, against the noise: medians, and bands from the "
      + "first to the third quartile. At a training sample it goes to 0 with the noise; elsewhere it "
      + "explodes, as the score points to the nearest training sample; where noise covers all of the data "
      + "it vanishes. Vertical line: where the report reads it, at the noise that is as large, per "
      + "dimension, as the median distance of samples without memory to the training set. $n$ = "
      + "\(tables.shown.first.map { FigureText.count(tables.trainingCount($0)) } ?? "")."
  }

  private static func altText(_ tables: MeasureTables) -> String {
    let chosen = tables.dimension.filter { $0.isChosen == 1 }
    func words(_ role: MeasureRole) -> String? {
      chosen.first { $0.role == role }.map {
        "\(FigureText.number($0.median, digits: 2)) for \(role.rawValue)"
      }
    }
    let found = [MeasureRole.generated, .heldOut, .training].compactMap(words)
    return
      "Local dimension against noise. Where it is read, its median is \(FigureText.list(found)) "
      + "samples; the data have \(tables.sets.first?.dimension ?? 0) dimensions."
  }
}
