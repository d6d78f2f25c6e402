import MnemeTables

/// What `alternative-scenario` says to the paper's alternative.
enum AlternativeScenarioClaims {
  static func rows(_ spec: AlternativeScenarioSpec, headlines: [HeadlineRow]) -> [ClaimRow] {
    let place = "d = \(spec.dimensions[0]), q = \(spec.lowShare.cellText)"
    return [
      ClaimRow(
        "quality_worsens",
        "The alternative that the paper names, less memorization without better quality, happens in "
          + "its own solvable model: more samples make its KL worse (\(place))", by: .above(0),
        evidence: "rise",
        in: headlines),
      ClaimRow(
        "memorization_ends_meanwhile",
        "Over the same samples memorization weakens: P(Delta > 0) is higher behind the rise of KL "
          + "than at its minimum (\(place))",
        by: .aboveHeadline("positive_before"), evidence: "positive_after", in: headlines),
    ]
  }
}
