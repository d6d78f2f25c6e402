import MnemeNumerics
import MnemeTables
import MnemeTheory

extension ChangeColumns {
  /// Two models on the same training sets, trial by trial.
  ///
  /// - Parameters:
  ///   - level: of the intervals.
  ///   - divergence: which moments of the change of KL exist.
  init(
    from first: [ModelOutcome], to last: [ModelOutcome], level: Double,
    divergence: MomentExistence
  ) {
    self.init()
    trials = first.count
    intervalLevel = level
    if divergence.hasStandardError {
      kl = Self.change(first.map(\.klNats), last.map(\.klNats), level)
      quality = Self.verdict(kl, improvesAbove: false)
    }
    delta = Self.change(first.map(\.deltaReference), last.map(\.deltaReference), level)
    positive = Self.changeOfFraction(
      first.map { $0.deltaReference > 0 }, last.map { $0.deltaReference > 0 }, level)
    memorization = Self.verdict(positive, improvesAbove: true)
  }

  /// Mean of the differences within trials, with a Student interval.
  static func change(
    _ first: [Double], _ last: [Double], _ level: Double
  ) -> IntervalEstimate {
    TrialSummary(of: zip(first, last).map { $1 - $0 })
      .meanInterval(trials: first.count, level: level)
  }

  /// The trials that changed sides, up and down: each share within its Clopper-Pearson interval at
  /// half the error, so that the difference is covered whatever the two depend on.
  private static func changeOfFraction(
    _ first: [Bool], _ last: [Bool], _ level: Double
  ) -> IntervalEstimate {
    func share(_ count: Int) -> BinomialInterval {
      .clopperPearson(successes: count, trials: first.count, level: 1 - (1 - level) / 2)
    }
    let up = zip(first, last).count { !$0 && $1 }
    let down = zip(first, last).count { $0 && !$1 }
    let (rise, fall) = (share(up), share(down))
    return IntervalEstimate(
      value: Double(up - down) / Double(first.count), low: rise.lower - fall.upper,
      high: rise.upper - fall.lower)
  }

  private static func verdict(
    _ change: IntervalEstimate, improvesAbove: Bool
  ) -> ChangeVerdict {
    guard let low = change.low, let high = change.high else { return .undecided }
    if low > 0 { return improvesAbove ? .improves : .worsens }
    if high < 0 { return improvesAbove ? .worsens : .improves }
    return .undecided
  }
}
