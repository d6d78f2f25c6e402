import MnemeMetrics
import MnemeNumerics
import MnemeTables
import MnemeTheory

/// E KL of a cell from its trials, with only the log-determinant simulated (Theory, section 3), beside
/// the closed form that is best there.
struct ReducedDivergence {
  let setting: LinearSetting
  let trials: Int
  /// Of ln det MMᵀ; `nil` for n ≤ d, where it is −∞.
  let logDeterminant: SampleMoments?

  init(_ cell: DivergenceSetting, _ outcomes: [DivergenceOutcome]) {
    setting = LinearTransitionTheory.setting(cell.trainingCount, cell.dimension, q: cell.q)
    trials = outcomes.count
    logDeterminant = SampleMoments(outcomes.map(\.logDet))
  }

  /// Nats; `nil` where E KL is infinite.
  var mean: Double? {
    guard setting.hasFiniteExpectedDivergence, let logDeterminant else { return nil }
    return setting.expectedDivergence(meanLogDeterminant: logDeterminant.mean)
  }

  /// Nats. Without noise in the data (q = 1) the log-determinant does not vary.
  var standardError: Double? {
    guard mean != nil, let error = logDeterminant?.standardError, error > 0 else { return nil }
    return error / 2
  }

  /// For tests of the curve's shape; `nil` where there is no mean or no error.
  var point: CurvePoint? {
    guard let mean, let standardError else { return nil }
    return CurvePoint(
      trainingCount: setting.trainingCount, mean: mean, standardError: standardError,
      trials: trials)
  }

  func cell(intervalLevel: Double) -> DivergenceCell {
    var cell = DivergenceCell()
    cell.form = setting.divergenceForm.name
    cell.theoryNats = setting.bestDivergence
    cell.boundNats = setting.sharpDivergenceBound
    guard let mean else { return cell }
    cell.klNats.value = mean
    guard let error = standardError else { return cell }
    let summary = TrialSummary(mean: mean, standardError: error)
    cell.standardError = error
    cell.klNats = summary.meanInterval(trials: trials, level: intervalLevel)
    cell.deviation = (mean - setting.bestDivergence) / error
    cell.boundMargin = (mean - setting.sharpDivergenceBound) / error
    return cell
  }

  /// Why numbers are missing or say little; empty if nothing is.
  var caveat: String {
    var parts: [String] = []
    if !setting.hasFiniteExpectedDivergence {
      parts.append("E KL is infinite: n is at most d + 2")
    } else if setting.divergenceForm == .crossover {
      parts.append("d/(n-1) is near q: no closed form is good here, the deviation decides nothing")
    }
    return parts.joined(separator: "; ")
  }
}

extension DivergenceForm {
  var name: DivergenceFormName {
    switch self {
    case .secondOrder: .secondOrder
    case .firstOrderCorrected: .firstOrderCorrected
    case .crossover: .crossover
    }
  }

  /// The equations of Theory that it is made of.
  var equations: String {
    switch self {
    case .secondOrder: "Eq. 16"
    case .firstOrderCorrected: "Eqs. 14-15 with the next order at q = 0 (section 3)"
    case .crossover: "Eqs. 14-15"
    }
  }
}
