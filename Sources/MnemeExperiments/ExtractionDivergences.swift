import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables
import MnemeTheory

/// The memorization divergence itself against the width of its kernels.
struct ExtractionDivergences: Sendable {
  let spec: ExtractionSpec
  let seed: UInt64

  func cell(_ bandwidth: Double) -> TrialCell {
    TrialCell(
      experiment: "\(Extraction.name.rawValue) divergence", revision: Extraction.revision,
      seed: seed,
      settings: [
        ("modes", spec.dataModes.cellText), ("radius", spec.dataRadius.cellText),
        ("training_count", spec.trainingCount.cellText), ("bandwidth", bandwidth.cellText),
      ], label: "epsilon = \(bandwidth.cellText)", width: 3)
  }

  var group: TrialGroup {
    TrialGroup(cells: spec.bandwidths.map(cell), trials: divergenceTrials) { request in
      request.cells.map { outcome(spec.bandwidths[$0], request.trial) }
    }
  }

  /// Each takes n² kernels, n times a gap's work, and spreads little.
  private var divergenceTrials: Int { max(2, spec.trials / 4) }

  /// M from the law of the label, from the whole law, and the gap, nats.
  func outcome(_ bandwidth: Double, _ trial: Int) -> [Double] {
    let cell = cell(bandwidth)
    var choices = cell.stream(trial: trial, purpose: "modes")
    var noise = cell.stream(trial: trial, purpose: "data")
    var kernels = cell.stream(trial: trial, purpose: "kernels")
    let mode = ExtractionLabel.informative.law(modes: spec.dataModes, radius: spec.dataRadius)
    let data = mode.samples(spec.trainingCount, choices: &choices, noise: &noise)
    let divergence = MemorizationDivergence(points: data, bandwidth: bandwidth)
    let places = divergence.samples(draws: 1, noise: &kernels)
    let density = divergence.logDensities(at: places)
    let label = mode.logDensities(at: places)
    let whole = ExtractionLabel.random.law(modes: spec.dataModes, radius: spec.dataRadius)
      .logDensities(at: places)
    return [
      MemorizationDivergence.divergence(kernel: density, law: label),
      MemorizationDivergence.divergence(kernel: density, law: whole),
      MemorizationDivergence.gap(label: label, whole: whole),
    ]
  }

  /// - Parameter outcomes: at each width, by trial.
  func rows(_ outcomes: [[[Double]]]) -> [ExtractionDivergenceRow] {
    zip(spec.bandwidths, outcomes).map { bandwidth, trials in
      func estimate(_ index: Int) -> IntervalEstimate {
        TrialSummary(of: trials.map { $0[index] })
          .meanInterval(trials: trials.count, level: spec.intervalLevel)
      }
      let bound = RingDivergence.leastMemorization(
        count: spec.trainingCount, bandwidth: bandwidth)
      let apart = RingDivergence.modeFromWhole(
        modes: spec.dataModes, radius: spec.dataRadius, variance: 1 + bandwidth * bandwidth)
      var row = ExtractionDivergenceRow()
      row.modes = spec.dataModes
      row.radius = spec.dataRadius
      row.trainingCount = spec.trainingCount
      row.bandwidth = bandwidth
      row.trials = trials.count
      row.intervalLevel = spec.intervalLevel
      row.conditional = estimate(0)
      row.conditionalBound = bound
      row.unconditional = estimate(1)
      row.unconditionalBound = bound + apart
      row.gap = estimate(2)
      row.theory = -apart
      return row
    }
  }
}
