import MnemeNumerics
import MnemeTables
import MnemeTheory

/// The numbers that the report of `kl-phase-diagram` leads with.
struct KLPhaseDiagramHeadlines {
  let spec: KLPhaseDiagramSpec
  let rows: [KLPhaseDiagramRow]

  var rowsWithForm: [KLPhaseDiagramRow] {
    rows.filter { $0.cell.form != .crossover && $0.cell.deviation != nil }
  }

  var headlines: [HeadlineRow] { [critical, equality, agreement, bound] }

  private var critical: HeadlineRow {
    exact(
      "q_c",
      "Critical signal share q_c: from here on KL falls for every n > d in the limit of large d (Eq. 15)",
      StationaryLine.criticalSignalShare)
  }

  private var equality: HeadlineRow {
    exact(
      "q_s",
      "Signal share q_s: below it a finite n gives the smallest KL of all in the limit of large d "
        + "(Eq. 15)", StationaryLine.equalitySignalShare)
  }

  /// Computed, not measured: no interval.
  private func exact(_ key: String, _ label: String, _ value: Double) -> HeadlineRow {
    row(key, label, IntervalEstimate(value: value), unit: "", figure: "kl-phase-diagram")
  }

  /// Share of cells within the interval of theory: for perfect theory, the level.
  private var agreement: HeadlineRow {
    let judged = rowsWithForm
    let inside = judged.count { row in
      guard let low = row.cell.klNats.low, let high = row.cell.klNats.high,
        let theory = row.cell.theoryNats
      else { return false }
      return low <= theory && theory <= high
    }
    var estimate = IntervalEstimate()
    if !judged.isEmpty {
      let interval = BinomialInterval.clopperPearson(
        successes: inside, trials: judged.count, level: spec.intervalLevel)
      estimate = IntervalEstimate(
        value: Double(inside) / Double(judged.count), low: interval.lower, high: interval.upper)
    }
    return row(
      "theory_covered",
      "Theory covered: share of the \(judged.count) simulated cells off the crossover whose interval "
        + "holds the closed form", estimate, unit: "", figure: "kl-phase-diagram-deviations",
      reason: "no cell has a closed form")
  }

  /// The cell that comes nearest to the rigorous bound, or falls under it.
  private var bound: HeadlineRow {
    let margins = rows.compactMap { row -> (Double, KLPhaseDiagramRow)? in
      row.cell.boundMargin.map { ($0, row) }
    }
    let nearest = margins.min { $0.0 < $1.0 }
    let place = nearest.map { " (at d = \($0.1.dimension), n = \($0.1.trainingCount))" } ?? ""
    return row(
      "bound_margin",
      "Least margin over the lower bound (13a): simulated KL less bound, in standard errors\(place)",
      IntervalEstimate(value: nearest?.0), unit: "standard errors",
      figure: "kl-phase-diagram-deviations", reason: "no cell has a mean")
  }

  private func row(
    _ key: String, _ label: String, _ estimate: IntervalEstimate, unit: String, figure: String,
    reason: String = ""
  ) -> HeadlineRow {
    HeadlineRow(
      key: key, label: label, estimate, unit: unit, intervalLevel: spec.intervalLevel,
      figure: figure, reason: reason)
  }
}
