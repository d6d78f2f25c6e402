import MnemePlot
import MnemeTables

/// How one of several ordered values (noise draws, training counts) looks in every figure of a report.
struct ModelLook {
  let index: Int
  let count: Int

  private static let dashes: [DashPattern] = [.solid, .longDashed, .dashDotted, .dashed, .dotted]

  var ink: InkRole { .ordered(index, of: count) }
  var line: LineLook { LineLook(ink, dash: Self.dashes[index % Self.dashes.count], weight: 0.9) }
  var theory: LineLook { LineLook(ink, weight: 0.8) }
  var bar: LineLook { LineLook(ink, weight: 0.55) }
  var marker: MarkerLook {
    MarkerLook(ink, shape: MarkerShape.allCases[index % MarkerShape.allCases.count], scale: 0.8)
  }
  var hollow: MarkerLook {
    var look = marker
    look.isHollow = true
    return look
  }
}

/// What a curve of P(Δ > 0) is made of, over any x axis.
struct TransitionCurve {
  /// One cell at its place on the x axis.
  struct Cell {
    let x: Double
    let model: ModelColumns
    let trainingCount: Int

    /// Whether Eq. 4a in the reference reading decides anything here (Theory, section 1).
    var decides: Bool {
      trainingCount * 10 <= model.referenceCount && (model.deltaNullPositive.high ?? 1) >= 0.5
    }
  }

  let cells: [Cell]
  let look: ModelLook

  var marks: [Mark] {
    let spans = cells.compactMap { cell -> PlotSpan? in
      guard let low = cell.model.deltaPositive.low, let high = cell.model.deltaPositive.high else {
        return nil
      }
      return PlotSpan(x: cell.x, low: low, high: high)
    }
    return [
      .band(spans, look.ink),
      .line(points(cells, \.deltaNullPositive), LineLook(look.ink, dash: .dotted, weight: 0.55)),
      .line(points(cells, \.deltaPositive), look.line),
    ] + markers(cells.filter(\.decides), look.marker)
      + markers(cells.filter { !$0.decides }, look.hollow)
  }

  private func markers(_ cells: [Cell], _ look: MarkerLook) -> [Mark] {
    cells.isEmpty ? [] : [.points(points(cells, \.deltaPositive), look)]
  }

  private func points(
    _ cells: [Cell], _ fraction: (ModelColumns) -> TrialFraction
  ) -> [PlotPoint] {
    cells.compactMap { cell in
      fraction(cell.model).fraction.map { PlotPoint(cell.x, $0) }
    }
  }

  static let axis = PlotAxis(
    label: "$\\Prob(\\Delta > 0)$", scale: .linear, range: -0.03...1.03)
  static let half = Mark.level(0.5, label: "½", LineLook(.muted, dash: .dashed, weight: 0.6))
}

/// What a curve of KL is made of, over any x axis: means with two standard errors, and medians with
/// quartiles where the mean does not exist.
struct DivergenceCurve {
  /// Place on the x axis, KL, and the dimensions to divide by.
  let cells: [(x: Double, kl: TrialSummary)]
  let dimension: Int
  let look: ModelLook

  var marks: [Mark] {
    let d = Double(dimension)
    let means = cells.compactMap { cell in cell.kl.mean.map { PlotPoint(cell.x, $0 / d) } }
    let errors = cells.compactMap { cell -> PlotSpan? in
      guard let mean = cell.kl.mean, let error = cell.kl.standardError else { return nil }
      return PlotSpan(x: cell.x, low: (mean - 2 * error) / d, high: (mean + 2 * error) / d)
    }
    let others = cells.filter { $0.kl.mean == nil && $0.kl.median?.isFinite == true }
    let quartiles = others.compactMap { cell -> PlotSpan? in
      guard let low = cell.kl.q25, let high = cell.kl.q75 else { return nil }
      return PlotSpan(x: cell.x, low: low / d, high: high / d)
    }
    let medians = others.compactMap { cell in cell.kl.median.map { PlotPoint(cell.x, $0 / d) } }
    return [.errorBars(errors + quartiles, look.bar)]
      + (means.isEmpty ? [] : [.points(means, look.marker)])
      + (medians.isEmpty ? [] : [.points(medians, look.hollow)])
  }
}
