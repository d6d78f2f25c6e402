import Glibc
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables
import MnemeTheory

/// The gap of the memorization divergence for each mixture and label of `extraction`.
struct ExtractionGaps: Sendable {
  let spec: ExtractionSpec
  let seed: UInt64

  struct Setting: Sendable {
    let modes: Int
    let radius: Double
    let label: ExtractionLabel
  }

  var settings: [Setting] {
    spec.modeCounts.flatMap { modes in
      spec.radii.flatMap { radius in
        ExtractionLabel.allCases.map { Setting(modes: modes, radius: radius, label: $0) }
      }
    }
  }

  func cell(_ setting: Setting) -> TrialCell {
    TrialCell(
      experiment: "\(Extraction.name.rawValue) gap", revision: Extraction.revision, seed: seed,
      settings: [
        ("modes", setting.modes.cellText), ("radius", setting.radius.cellText),
        ("label", setting.label.rawValue), ("training_count", spec.trainingCount.cellText),
        ("bandwidth", spec.bandwidth.cellText),
      ],
      label: "C = \(setting.modes), r = \(setting.radius.cellText), \(setting.label.rawValue)",
      width: 1)
  }

  var group: TrialGroup {
    let settings = settings
    return TrialGroup(cells: settings.map(cell), trials: spec.trials) { request in
      request.cells.map { [outcome(settings[$0], request.trial)] }
    }
  }

  /// ln p − ln p_i, mean over one sample of each kernel, nats.
  func outcome(_ setting: Setting, _ trial: Int) -> Double {
    let cell = cell(setting)
    var choices = cell.stream(trial: trial, purpose: "modes")
    var noise = cell.stream(trial: trial, purpose: "data")
    var kernels = cell.stream(trial: trial, purpose: "kernels")
    let law = setting.label.law(modes: setting.modes, radius: setting.radius)
    let data = law.samples(spec.trainingCount, choices: &choices, noise: &noise)
    let places = MemorizationDivergence(points: data, bandwidth: spec.bandwidth)
      .samples(draws: 1, noise: &kernels)
    let whole = GaussianMixture.ring(
      modes: setting.modes, radius: setting.radius,
      weights: [Double](repeating: 1, count: setting.modes))
    return MemorizationDivergence.gap(
      label: law.logDensities(at: places), whole: whole.logDensities(at: places))
  }

  /// - Parameter outcomes: of each setting, by trial.
  func rows(_ outcomes: [[[Double]]]) -> [ExtractionRow] {
    zip(settings, outcomes).map { setting, trials in
      var row = ExtractionRow()
      row.modes = setting.modes
      row.radius = setting.radius
      row.label = setting.label
      row.labelCount = setting.label.labelCount(modes: setting.modes)
      row.trainingCount = spec.trainingCount
      row.bandwidth = spec.bandwidth
      row.trials = trials.count
      row.intervalLevel = spec.intervalLevel
      row.gap = estimate(trials.map { $0[0] }, setting)
      if setting.label.tellsTheMode {
        let (modes, radius) = (setting.modes, setting.radius)
        row.limit = -RingDivergence.modeFromWhole(modes: modes, radius: radius)
        row.theory = -RingDivergence.modeFromWhole(
          modes: modes, radius: radius, variance: 1 + spec.bandwidth * spec.bandwidth)
      }
      row.labelLimit = -log(Double(row.labelCount))
      return row
    }
  }

  /// Student's interval with at least the standard error that theory expects: where modes hardly
  /// overlap, a few rare points make all of the spread, and trials without one show none. Where not
  /// even these are left, what remains is rounding.
  private func estimate(_ gaps: [Double], _ setting: Setting) -> IntervalEstimate {
    let summary = TrialSummary(of: gaps)
    guard let mean = summary.mean, let seen = summary.standardError else {
      return IntervalEstimate()
    }
    let deviation =
      setting.label.tellsTheMode
      ? RingDivergence.deviation(
        modes: setting.modes, radius: setting.radius,
        variance: 1 + spec.bandwidth * spec.bandwidth) : 0
    let expected = deviation / Double(gaps.count * spec.trainingCount).squareRoot()
    let rounding = setting.label.tellsTheMode ? 1e-9 : 0
    let reach =
      StudentQuantile.twoSided(level: spec.intervalLevel, degrees: gaps.count - 1)
      * max(seen, expected, rounding)
    return IntervalEstimate(value: mean, low: mean - reach, high: mean + reach)
  }
}
