/// Rule R3 of Theory, section 1: do memorization's end and the fall of the distance share a scale?
///
/// The interval of n_fall/n_mem is [fall_low/mem_high, fall_high/mem_low]. From two intervals at
/// level 1 − α it covers at 1 − 2α (Bonferroni): 90 % from 95 %. **aligned** iff it lies in [½, 2];
/// **not aligned** iff it is disjoint from [½, 2], or there is no fall although n_mem exists;
/// otherwise **undecided**. An open end of an interval is an open end of the ratio's; a censored
/// scale (≤ n_1, > n_K) enters with the end it has.
package struct AlignmentVerdict: Sendable, Equatable {
  package enum Conclusion: Sendable, Equatable {
    case aligned
    case notAligned
    case undecided
  }

  /// The ratios that count as the same scale.
  package static let alignedRatios = 0.5...2.0

  package let conclusion: Conclusion
  /// n_fall/n_mem, dimensionless.
  package let ratio: TransitionScale
  /// Level of the ratio's interval.
  package let intervalLevel: Double

  /// - Parameters:
  ///   - memorization: rule R1's finding.
  ///   - fall: rule R2's finding.
  ///   - intervalLevel: of both, above ½.
  package init(
    memorization: TransitionLevelCrossing, fall: DistanceFall, intervalLevel: Double
  ) {
    self.init(
      memorization: memorization.scale, fall: fall.scale,
      isFallAbsent: fall.outcome.isFallAbsent, intervalLevel: intervalLevel)
  }

  /// The same from two scales, whatever rule found them.
  ///
  /// - Parameter isFallAbsent: whether cells were compared and no fall was found.
  package init(
    memorization: TransitionScale, fall: TransitionScale, isFallAbsent: Bool,
    intervalLevel: Double
  ) {
    precondition(intervalLevel > 0.5 && intervalLevel < 1, "interval level \(intervalLevel)")
    let low = Self.quotient(fall.low, memorization.high)
    let high = Self.quotient(fall.high, memorization.low)
    let isMissing = isFallAbsent && memorization.value != nil
    let conclusion = isMissing ? .notAligned : Self.conclusion(low, high)
    self.conclusion = conclusion
    self.intervalLevel = 1 - 2 * (1 - intervalLevel)
    ratio = TransitionScale(
      value: Self.quotient(fall.value, memorization.value), low: low, high: high,
      reasons: memorization.reasons.map { "n_mem " + $0 } + fall.reasons.map { "n_fall " + $0 }
        + [Self.explanation(conclusion, low, high, isMissing)].compactMap { $0 })
  }

  private static func quotient(_ above: Double?, _ below: Double?) -> Double? {
    guard let above, let below, below > 0 else { return nil }
    return above / below
  }

  private static func conclusion(_ low: Double?, _ high: Double?) -> Conclusion {
    if let low, low > alignedRatios.upperBound { return .notAligned }
    if let high, high < alignedRatios.lowerBound { return .notAligned }
    guard let low, let high else { return .undecided }
    return alignedRatios.contains(low) && alignedRatios.contains(high) ? .aligned : .undecided
  }

  private static func explanation(
    _ conclusion: Conclusion, _ low: Double?, _ high: Double?, _ isMissing: Bool
  ) -> String? {
    switch conclusion {
    case .aligned: nil
    case .notAligned:
      isMissing
        ? "not aligned: there is no fall although n_mem exists"
        : "not aligned: the ratio's interval lies outside [0.5, 2]"
    case .undecided:
      low == nil || high == nil
        ? "undecided: the ratio's interval is open"
        : "undecided: the ratio's interval reaches out of [0.5, 2]"
    }
  }
}

extension DistanceFallOutcome {
  /// Whether cells were compared and no fall was found.
  package var isFallAbsent: Bool {
    switch self {
    case .neverFell: true
    case .tooFewCells, .fell: false
    }
  }
}
