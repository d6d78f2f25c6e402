import MnemePlot
import MnemeTables

/// P(Δ > 0) against n/d, a curve for each number of noise draws per sample.
enum NoiseDrawsTransitionFigure {
  static let name = "noise-draws-transition"

  static func figure(_ tables: NoiseDrawsTables) -> Figure {
    let curves = tables.draws.flatMap { draws in
      TransitionCurve(
        cells: tables.cells(draws).map {
          .init(
            x: tables.ratio($0.trainingCount), model: $0.model, trainingCount: $0.trainingCount)
        }, look: tables.look(draws)
      ).marks
    }
    let panel = Panel(
      x: tables.axis(tables.rows.map(\.trainingCount)), y: TransitionCurve.axis,
      marks: [TransitionCurve.half] + curves)
    var figure = Figure(
      name: name, title: "The memorization transition with more noise draws per training sample",
      panels: [[panel]], aspect: 0.5, caption: caption(tables), altText: altText(tables))
    figure.legend = legend(tables)
    return figure
  }

  private static func legend(_ tables: NoiseDrawsTables) -> [LegendEntry] {
    var entries = tables.legend(hasLines: true)
    entries.append(
      LegendEntry("null $\\Prob_0$", line: LineLook(.ink, dash: .dotted, weight: 0.55)))
    if tables.rows.contains(where: { !$0.decides }) {
      entries.append(
        LegendEntry(
          "decides nothing",
          marker: MarkerLook(.ink, shape: .circle, isHollow: true, scale: 0.8)))
    }
    return entries
  }

  private static func caption(_ tables: NoiseDrawsTables) -> String {
    let first = tables.rows.first?.model
    let percent = FigureText.percent(first?.intervalLevel ?? 0.95)
    return
      "$\\Prob(\\Delta > 0)$ for the relative log-likelihood (Eq. 4a) against the number of training "
      + "samples per dimension, for the linear one-step model trained on $r$ noise draws per sample. "
      + "Reading: reference sample, "
      + "$N_\\mathrm{ref} = \(FigureText.count(first?.referenceCount ?? 0))$; $d = \(tables.dimension)$, "
      + "$q = \(FigureText.number(first?.q ?? 0, digits: 4))$, $n$ from "
      + "\(FigureText.range(tables.rows.map(\.trainingCount))); "
      + "\(FigureText.range(tables.rows.map(\.model.trials))) trials a cell, the same training sets for "
      + "all $r$; \(percent) Clopper–Pearson intervals as bands. Dotted: the null $\\Prob_0$, the same "
      + "statistic with an independent training set; hollow cells decide nothing."
  }

  private static func altText(_ tables: NoiseDrawsTables) -> String {
    let words = tables.scales.map { scale -> String in
      guard let value = scale.memorization.value else {
        return "nowhere for \(NoiseDrawsTables.name(scale.draws))"
      }
      return "n = \(FigureText.number(value)) for \(NoiseDrawsTables.name(scale.draws))"
    }
    return
      "P(Delta > 0) rises from 0 to 1 with n/d, through one half at \(FigureText.list(words)); "
      + "d = \(tables.dimension), "
      + "\(FigureText.range(tables.rows.map(\.model.trials))) trials a cell."
  }
}

extension NoiseDrawsRow {
  fileprivate var decides: Bool {
    TransitionCurve.Cell(x: 0, model: model, trainingCount: trainingCount).decides
  }
}
