import Glibc
import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Training sets of one size at one signal share: a cell of the phase diagram of KL.
struct DivergenceSetting: Sendable, Hashable {
  let dimension: Int
  let trainingCount: Int
  /// Above 0 and at most 1.
  let q: Double
}

/// One trial: draws, fit, and the terms of KL(ρ_G‖ρ); nothing of memorization.
///
/// KL depends on n, d and q alone (Theory, Eqs. 7-9), so mean, deviation and time are those of the
/// reference setting, and κ follows from q. Trials are shared by all experiments that need them.
struct LinearDivergenceTrial: Sendable {
  let seed: UInt64

  private static let reference = LinearTrialSetting()
  private static let revision = 1

  func cell(_ setting: DivergenceSetting) -> TrialCell {
    TrialCell(
      experiment: "linear-divergence", revision: Self.revision, seed: seed,
      settings: [
        ("dimension", setting.dimension.cellText),
        ("training_count", setting.trainingCount.cellText),
        ("q", setting.q.cellText),
      ],
      label: "d = \(setting.dimension), n = \(setting.trainingCount), q = \(setting.q.cellText)",
      width: DivergenceOutcome.width)
  }

  /// One group of cells that share nothing.
  func group(_ settings: [DivergenceSetting], trials: Int) -> TrialGroup {
    TrialGroup(
      cells: settings.map(cell), trials: trials,
      workingBytes: settings.map(workingBytes).max() ?? 0
    ) { request in
      try request.cells.map { try outcome(settings[$0], trial: request.trial).values }
    }
  }

  /// - Throws: `NumericsError`.
  func outcome(
    _ setting: DivergenceSetting, trial: Int
  ) throws(NumericsError) -> DivergenceOutcome {
    let cell = cell(setting)
    let model = Self.reference.with(signalShare: setting.q).model(setting.dimension)
    var data = cell.stream(trial: trial, purpose: "data")
    var noise = cell.stream(trial: trial, purpose: "noise")
    let trained = try model.train(
      on: model.trainingSet(setting.trainingCount, data: &data, noise: &noise))
    let divergence = try GaussianDivergence(
      of: trained.law, isRegular: trained.isRegular,
      mean: [Double](repeating: model.mean, count: setting.dimension),
      deviation: model.standardDeviation)
    // Theory speaks of M Mᵀ, with v where the model has v̂: the ratio is taken out.
    let ratio = model.finalVariance / trained.startVariance
    return DivergenceOutcome(
      klNats: divergence.kullbackLeibler, tau: divergence.traceRatio * ratio,
      logDet: divergence.logDeterminantRatio + Double(setting.dimension) * log(ratio),
      meanTerm: divergence.meanTerm)
  }

  /// Samples, noised samples and their centred copies; matrices of the fit and the divergence.
  private func workingBytes(_ setting: DivergenceSetting) -> Int {
    let samples = 6 * setting.trainingCount * setting.dimension
    let squares = 10 * setting.dimension * setting.dimension
    return MemoryLayout<Double>.stride * (samples + squares)
  }
}

/// What one trial found.
struct DivergenceOutcome: Sendable, Equatable {
  let klNats: Double
  /// tr MMᵀ/d and ln det MMᵀ (with v), |μ_G − μ|²/σ².
  let tau: Double
  let logDet: Double
  let meanTerm: Double

  static let width = 4

  var values: [Double] { [klNats, tau, logDet, meanTerm] }

  init(klNats: Double, tau: Double, logDet: Double, meanTerm: Double) {
    self.klNats = klNats
    self.tau = tau
    self.logDet = logDet
    self.meanTerm = meanTerm
  }

  init(_ values: [Double]) {
    precondition(values.count == Self.width, "\(values.count) numbers for \(Self.width)")
    self.init(klNats: values[0], tau: values[1], logDet: values[2], meanTerm: values[3])
  }
}
