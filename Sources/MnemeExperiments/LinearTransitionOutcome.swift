import MnemeNumerics

/// What one trial of one cell found. Stored as `width` numbers.
struct LinearTransitionOutcome: Sendable, Equatable {
  /// Relative log-likelihood (Eq. 4a), nats per dimension.
  var deltaReference = 0.0
  var deltaNull = 0.0
  var deltaAnalytic = 0.0
  /// Squared L² (Eq. 3) over its self-term.
  var l2Reference = SignedLog.zero
  var l2Analytic = SignedLog.zero
  var klNats = 0.0
  var bhattacharyyaNats = 0.0
  /// tr MMᵀ/d and ln det MMᵀ (with v), |μ_G − μ|²/σ².
  var tau = 0.0
  var logDet = 0.0
  var meanTerm = 0.0

  var deltaMatched: Double { deltaReference - deltaNull }

  static let width = 12

  init() {}

  var values: [Double] {
    [
      deltaReference, deltaNull, deltaAnalytic, Double(l2Reference.sign), l2Reference.logMagnitude,
      Double(l2Analytic.sign), l2Analytic.logMagnitude, klNats, bhattacharyyaNats, tau, logDet,
      meanTerm,
    ]
  }

  init(_ values: [Double]) {
    precondition(values.count == Self.width, "\(values.count) numbers for \(Self.width)")
    deltaReference = values[0]
    deltaNull = values[1]
    deltaAnalytic = values[2]
    l2Reference = SignedLog(isNegative: values[3] < 0, logMagnitude: values[4])
    l2Analytic = SignedLog(isNegative: values[5] < 0, logMagnitude: values[6])
    klNats = values[7]
    bhattacharyyaNats = values[8]
    tau = values[9]
    logDet = values[10]
    meanTerm = values[11]
  }
}
