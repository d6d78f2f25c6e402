import MnemePlot
import MnemeTables

/// What a network learned of its training images beyond the others: denoising loss on both by noise
/// level, their gap, and the loss on the way.
enum NetworkLossesFigure {
  static func figure(_ tables: NetworkTables, width: Double) -> Figure {
    let isNarrow = width < 350
    let shown = NetworkTables.chosen(tables.counts, limit: 4)
    let panels = [
      denoisingPanel(tables, shown), gapPanel(tables, shown), trainingPanel(tables, shown),
    ]
    var figure = Figure(
      name: "\(tables.experiment)-losses",
      title: "Losses of a network on \(tables.data), on training images and on others",
      panels: isNarrow ? panels.map { [$0] } : [panels], aspect: isNarrow ? 0.58 : 1.05,
      caption: caption(tables, shown), altText: altText(tables))
    figure.legend = legend(shown)
    return figure
  }

  // MARK: Panels

  private static func denoisingPanel(_ tables: NetworkTables, _ shown: [Int]) -> Panel {
    let curves = shown.enumerated().flatMap { index, count -> [Mark] in
      let look = look(index, shown)
      let cells = tables.levels(count)
      return
        bars(cells, \.trainingLoss, look) + bars(cells, \.heldOutLoss, look) + [
          .line(points(cells, \.trainingLoss), training(look)),
          .line(points(cells, \.heldOutLoss), heldOut(look)),
          .points(points(cells, \.trainingLoss), look.marker),
          .points(points(cells, \.heldOutLoss), look.hollow),
        ]
    }
    let values = tables.denoising.filter { shown.contains($0.trainingCount) }
      .flatMap { [$0.trainingLoss, $0.heldOutLoss] }
    return Panel(
      tag: "(a)", x: noiseAxis(tables),
      y: PlotAxis(label: "denoising loss", scale: .logarithmic, range: positiveRange(values)),
      marks: curves)
  }

  private static func gapPanel(_ tables: NetworkTables, _ shown: [Int]) -> Panel {
    let curves = shown.enumerated().flatMap { index, count -> [Mark] in
      let look = look(index, shown)
      let cells = tables.levels(count)
      return bars(cells, \.gap, look) + [
        .line(points(cells, \.gap), training(look)), .points(points(cells, \.gap), look.marker),
      ]
    }
    let values = tables.denoising.filter { shown.contains($0.trainingCount) }.map(\.gap)
    return Panel(
      tag: "(b)", x: noiseAxis(tables),
      y: PlotAxis(label: "held-out less training loss", scale: .linear, range: range(values)),
      marks: [.level(0, label: "", zero)] + curves)
  }

  private static func trainingPanel(_ tables: NetworkTables, _ shown: [Int]) -> Panel {
    let curves = shown.enumerated().flatMap { index, count -> [Mark] in
      let look = look(index, shown)
      let cells = tables.updates(count)
      let spans = cells.compactMap { cell in span(cell.middle, cell.loss.positive) }
      let line = cells.compactMap { cell in cell.loss.value.map { PlotPoint(cell.middle, $0) } }
      return [.band(spans, look.ink), .line(line, training(look))]
    }
    let cells = tables.training.filter { shown.contains($0.trainingCount) }
    return Panel(
      tag: "(c)",
      x: PlotAxis(
        label: "update", scale: .linear,
        range: 0...max(1, Double(cells.map(\.lastUpdate).max() ?? 1))),
      y: PlotAxis(
        label: "training loss", scale: .logarithmic, range: positiveRange(cells.map(\.loss))),
      marks: curves)
  }

  // MARK: Axes

  /// Logarithmic, as most levels that matter have little noise.
  private static func noiseAxis(_ tables: NetworkTables) -> PlotAxis {
    let shares = tables.denoising.map(\.noiseShare).filter { $0 > 0 }
    return PlotAxis(
      label: "noise share, $1 - \\bar{\\alpha}_t$", scale: .logarithmic,
      range: (shares.min() ?? 0.01) / 1.4...(shares.max() ?? 1) * 1.4)
  }

  private static func positiveRange(_ values: [IntervalEstimate]) -> ClosedRange<Double> {
    let known = values.flatMap {
      [$0.value, $0.high] + ($0.low.map { $0 > 0 } == true ? [$0.low] : [])
    }
    .compactMap { $0 }.filter { $0 > 0 && $0.isFinite }
    return (known.min() ?? 0.1) / 1.15...(known.max() ?? 1) * 1.15
  }

  private static func range(_ values: [IntervalEstimate]) -> ClosedRange<Double> {
    let known = values.flatMap { [$0.value, $0.low, $0.high] }.compactMap { $0 }
      .filter(\.isFinite)
    let low = min(0, known.min() ?? 0), high = max(0, known.max() ?? 1)
    let room = 0.06 * max(high - low, 1e-6)
    return low - room...high + room
  }

  // MARK: Marks

  private static func bars(
    _ cells: [NetworkDenoisingRow], _ value: KeyPath<NetworkDenoisingRow, IntervalEstimate>,
    _ look: ModelLook
  ) -> [Mark] {
    [.errorBars(cells.compactMap { span($0.noiseShare, $0[keyPath: value]) }, look.bar)]
  }

  private static func points(
    _ cells: [NetworkDenoisingRow], _ value: KeyPath<NetworkDenoisingRow, IntervalEstimate>
  ) -> [PlotPoint] {
    cells.compactMap { cell in cell[keyPath: value].value.map { PlotPoint(cell.noiseShare, $0) } }
  }

  private static func span(_ x: Double, _ estimate: IntervalEstimate) -> PlotSpan? {
    guard let low = estimate.low, let high = estimate.high else { return nil }
    return PlotSpan(x: x, low: low, high: high)
  }

  private static func look(_ index: Int, _ shown: [Int]) -> ModelLook {
    ModelLook(index: index, count: shown.count)
  }

  private static func training(_ look: ModelLook) -> LineLook { LineLook(look.ink, weight: 0.8) }
  private static func heldOut(_ look: ModelLook) -> LineLook {
    LineLook(look.ink, dash: .dashed, weight: 0.8)
  }

  private static let zero = LineLook(.muted, dash: .dotted, weight: 0.7)

  // MARK: Words

  private static func legend(_ shown: [Int]) -> [LegendEntry] {
    shown.enumerated().map { index, count in
      LegendEntry(
        "$n = \(FigureText.count(count))$", line: training(look(index, shown)),
        marker: look(index, shown).marker)
    } + [
      LegendEntry(
        "held out (a)", line: LineLook(.ink, dash: .dashed, weight: 0.8),
        marker: MarkerLook(.ink, shape: .circle, isHollow: true, scale: 0.8))
    ]
  }

  private static func caption(_ tables: NetworkTables, _ shown: [Int]) -> String {
    let names = FigureText.list(shown.map(FigureText.count))
    let others = tables.counts.count - shown.count
    return
      "Losses of a U-Net trained for \(tables.updates) updates on \(tables.data): mean squared error "
      + "of the predicted noise, for $n$ = \(names)"
      + (others > 0 ? " (\(others) more in the tables)" : "")
      + "; means over \(tables.trials) trials with \(FigureText.percent(tables.intervalLevel)) "
      + "Student intervals. (a) On training images (solid, filled) and on images held out (dashed, "
      + "hollow), against the noise’s share of the variance. (b) Their difference, paired by trial: "
      + "0 without memory. (c) Loss of the training batches, averaged over blocks of updates."
  }

  private static func altText(_ tables: NetworkTables) -> String {
    let gaps = [tables.counts.first, tables.counts.last].compactMap { $0 }.compactMap {
      count -> String? in
      tables.levels(count).compactMap(\.gap.value).max().map {
        "\(FigureText.number($0, digits: 2)) at n = \(count)"
      }
    }
    return
      "Denoising loss on training and held-out images against noise level, their gap, and training "
      + "loss against update. The largest gap is \(FigureText.list(gaps)); "
      + "\(tables.trials) trials."
  }
}

extension NetworkTables {
  fileprivate func levels(_ count: Int) -> [NetworkDenoisingRow] {
    denoising.filter { $0.trainingCount == count }.sorted { $0.noiseShare < $1.noiseShare }
  }

  fileprivate func updates(_ count: Int) -> [NetworkTrainingRow] {
    training.filter { $0.trainingCount == count }.sorted { $0.firstUpdate < $1.firstUpdate }
  }
}

extension NetworkTrainingRow {
  /// Of the updates that are averaged over.
  fileprivate var middle: Double { Double(firstUpdate + lastUpdate) / 2 }
}
