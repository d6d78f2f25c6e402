import MnemePlot
import MnemeTables

/// How a generator looks, the same in every figure: colour, dash and marker.
struct GeneratorLook {
  let line: LineLook
  let marker: MarkerLook

  init(_ generator: NetworkGenerator) {
    switch generator {
    case .network:
      line = LineLook(.category(0))
      marker = MarkerLook(.category(0), shape: .circle)
    case .copies:
      line = LineLook(.category(3), dash: .dashed, weight: 0.7)
      marker = MarkerLook(.category(3), shape: .square, scale: 0.75)
    case .empiricalDenoiser:
      line = LineLook(.category(1), dash: .dashDotted, weight: 0.7)
      marker = MarkerLook(.category(1), shape: .triangle, scale: 0.75)
    case .freshImages:
      line = LineLook(.category(2), dash: .longDashed, weight: 0.7)
      marker = MarkerLook(.category(2), shape: .diamond, scale: 0.75)
    case .truthDenoiser:
      line = LineLook(.ink, dash: .dotted, weight: 0.8)
      marker = MarkerLook(.ink, shape: .circle, scale: 0.6)
    }
  }

  var bar: LineLook { LineLook(line.ink, weight: 0.5) }
}

/// One generator's curve of one quantity with its intervals.
struct GeneratorCurve {
  let tables: NetworkTables
  let generator: NetworkGenerator
  /// Cells that decide nothing are hollow.
  var decides: (NetworkRow) -> Bool = { _ in true }
  let value: (NetworkRow) -> IntervalEstimate

  private var look: GeneratorLook { GeneratorLook(generator) }

  /// The network's intervals are a band, those of the others bars.
  var marks: [Mark] {
    let intervals: Mark =
      generator == .network ? .band(spans, look.line.ink) : .errorBars(spans, look.bar)
    guard !points.isEmpty else { return [] }
    var hollow = look.marker
    hollow.isHollow = true
    return [intervals, .line(points, look.line)]
      + markers(points(where: decides), look.marker)
      + markers(points { !decides($0) }, hollow)
  }

  private func markers(_ points: [PlotPoint], _ look: MarkerLook) -> [Mark] {
    points.isEmpty ? [] : [.points(points, look)]
  }

  /// What a perfect generator would read, as a level with its uncertainty.
  var floor: [Mark] {
    points.isEmpty ? [] : [.band(spans, look.line.ink), .line(points, look.line)]
  }

  var points: [PlotPoint] { points { _ in true } }

  private func points(where isShown: (NetworkRow) -> Bool) -> [PlotPoint] {
    tables.cells(generator).filter(isShown).compactMap { row in
      value(row).value.flatMap { $0.isFinite ? PlotPoint(tables.place(row), $0) : nil }
    }
  }

  var spans: [PlotSpan] {
    tables.cells(generator).compactMap { row in
      let estimate = value(row)
      guard estimate.value?.isFinite == true, let low = estimate.low, let high = estimate.high
      else { return nil }
      return PlotSpan(x: tables.place(row), low: low, high: high)
    }
  }
}

extension TrialFraction {
  var estimate: IntervalEstimate { IntervalEstimate(value: fraction, low: low, high: high) }
}

extension TrialSummary {
  /// Mean with two standard errors.
  var estimate: IntervalEstimate {
    guard let mean, let standardError else { return IntervalEstimate(value: mean) }
    return IntervalEstimate(
      value: mean, low: mean - 2 * standardError, high: mean + 2 * standardError)
  }
}

extension IntervalEstimate {
  func divided(by divisor: Double) -> IntervalEstimate {
    IntervalEstimate(
      value: value.map { $0 / divisor }, low: low.map { $0 / divisor },
      high: high.map { $0 / divisor })
  }

  /// On a logarithmic axis a limit at or below zero lies far below the frame.
  var positive: IntervalEstimate {
    IntervalEstimate(
      value: value.flatMap { $0 > 0 ? $0 : nil },
      low: low.map { max($0, .leastNormalMagnitude) }, high: high)
  }
}
