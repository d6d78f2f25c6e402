import MnemeNumerics
import MnemeTables
import MnemeTheory

/// Trials of `noise-draws` → one row a cell, with intervals and theory beside them. Pure.
struct NoiseDrawsSummary {
  let spec: NoiseDrawsSpec
  /// By cell, then trial.
  let outcomes: [[ModelOutcome]]

  var rows: [NoiseDrawsRow] { zip(spec.cells, outcomes).map(row) }

  private func row(_ cell: NoiseDrawsCell, _ outcomes: [ModelOutcome]) -> NoiseDrawsRow {
    let dimension = spec.reference.dimension
    let q = spec.setting.signalShare
    let moments = NoiseDrawsTheory.moments(cell, dimension, q: q)
    var row = NoiseDrawsRow()
    row.dimension = dimension
    row.trainingCount = cell.trainingCount
    row.draws = cell.draws.number
    row.model = ModelColumns(
      outcomes, setting: spec.setting, referenceCount: spec.reference.count,
      intervalLevel: spec.intervalLevel, delta: moments.delta, divergence: moments.divergence)
    row.theory = NoiseDrawsTheory.values(cell.trainingCount, dimension, draws: cell.draws, q: q)
    row.caveat = caveat(row, moments)
    return row
  }

  private func caveat(
    _ row: NoiseDrawsRow, _ moments: (divergence: MomentExistence, delta: MomentExistence)
  ) -> String {
    var parts = row.model.reasons(trainingCount: row.trainingCount)
    if row.trainingCount <= row.dimension {
      parts.append(
        "KL: infinite, as n <= d: the samples span n - 1 directions, and so does the generated law")
    } else if let reason = moments.divergence.reason {
      parts.append("KL: \(reason)")
    }
    if let reason = moments.delta.reason { parts.append("Eq. 4a: \(reason)") }
    if row.theory.equation.isEmpty {
      parts.append("theory: no closed form is known for this r")
    } else if row.theory.second == nil {
      parts.append("second order: does not exist here")
    }
    if row.theory.error == nil, !row.theory.equation.isEmpty {
      parts.append("stated error: only for finite KL at r = inf")
    }
    return parts.joined(separator: "; ")
  }

  /// What a reader of the whole study must know beside its rows.
  var caveats: [String] {
    let rows = rows
    var texts: [String] = []
    if spec.reference.dimension < 10 {
      texts.append(
        "Eq. 4a is meant for d of at least 10; at d = \(spec.reference.dimension) its tails make it "
          + "unreliable.")
    }
    let beyond = rows.count { $0.trainingCount > $0.model.referenceCount / 10 }
    if beyond > 0 {
      texts.append(
        "\(beyond) of \(rows.count) cells have n > N_ref/10: the reference reading decides nothing "
          + "there; they are drawn hollow.")
    }
    let lowNull = rows.count { ($0.model.deltaNullPositive.high ?? 1) < 0.5 }
    if lowNull > 0 {
      texts.append(
        "\(lowNull) of \(rows.count) cells have a null P0 whose upper limit is below 1/2: an "
          + "independent training set reads as memorized there, so they decide nothing; they are "
          + "drawn hollow.")
    }
    return texts
  }
}
