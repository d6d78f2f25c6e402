import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Where Eq. 4a in the reference reading decides nothing (Theory, section 1).
enum ReferenceReading {
  /// Whether the reference set is large enough.
  static func isValid(_ trainingCount: Int, referenceCount: Int) -> Bool {
    trainingCount * 10 <= referenceCount
  }

  /// Why a cell decides nothing; empty if it does.
  ///
  /// - Parameter null: P₀; empty for a distance without one.
  static func reasons(
    _ trainingCount: Int, referenceCount: Int, null: TrialFraction = TrialFraction()
  ) -> [String] {
    var reasons: [String] = []
    if !isValid(trainingCount, referenceCount: referenceCount) {
      reasons.append("n > N_ref/10: the reference reading decides nothing here")
    }
    if let high = null.high, high < 0.5 {
      reasons.append("null P0 below 1/2: Eq. 4a in the reference reading decides nothing here")
    }
    return reasons
  }
}

extension TransitionCell {
  /// A cell in the reading by a reference sample.
  ///
  /// - Parameters:
  ///   - positives: trials with Δ > 0.
  ///   - nullPositives: the same of the null; `nil` for a distance without one.
  init(
    _ trainingCount: Int, positives: Int, nullPositives: Int?, trials: Int, referenceCount: Int,
    intervalLevel: Double
  ) {
    self.init(
      trainingCount: trainingCount, positives: positives, trials: trials,
      isValid: ReferenceReading.isValid(trainingCount, referenceCount: referenceCount),
      nullUpperLimit: nullPositives.map {
        BinomialInterval.clopperPearson(successes: $0, trials: trials, level: intervalLevel).upper
      })
  }
}
