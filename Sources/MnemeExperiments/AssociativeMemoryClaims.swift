import MnemeTables

/// What `associative-memory` says to the claims on diffusion as an associative memory.
enum AssociativeMemoryClaims {
  static func rows(headlines: [HeadlineRow]) -> [ClaimRow] {
    let source = "pham2025associative"
    return [
      ClaimRow(
        "few_patterns_are_memorized",
        "With few patterns most samples are memorized: more than half of them", source: source,
        by: .above(0.5), evidence: "memorized_first", in: headlines),
      ClaimRow(
        "spurious_states_rise",
        "Spurious samples appear as patterns get more: their share at its peak is above that at the "
          + "fewest patterns", source: source, by: .aboveHeadline("spurious_first"),
        evidence: "spurious_peak", in: headlines),
      ClaimRow(
        "spurious_states_vanish",
        "Spurious samples mark the passage to generalization: with the most patterns their share is "
          + "below that at its peak", source: source, by: .belowHeadline("spurious_peak"),
        evidence: "spurious_last", in: headlines),
      ClaimRow(
        "many_patterns_generalize",
        "With many patterns most samples are new: more than half of them", source: source,
        by: .above(0.5), evidence: "generalized_last", in: headlines),
    ]
  }
}
