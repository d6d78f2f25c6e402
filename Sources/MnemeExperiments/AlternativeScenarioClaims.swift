import MnemeTables

/// What `alternative-scenario` says to the paper's alternative.
enum AlternativeScenarioClaims {
  static func rows(_ spec: AlternativeScenarioSpec, headlines: [HeadlineRow]) -> [ClaimRow] {
    let place = "d = \(spec.dimensions[0]), q = \(spec.lowShare.cellText)"
    return [
      ClaimRow(
        "quality_worsens",
        "The alternative scenario happens in the solvable model: more samples make its KL worse "
          + "(\(place))", source: "halder2024memorization", by: .above(0), evidence: "rise",
        in: headlines),
      ClaimRow(
        "memorization_ends_meanwhile",
        "Over the same samples memorization weakens: P(Delta > 0) is higher behind the rise of KL "
          + "than at its minimum (\(place))", source: "halder2024memorization",
        by: .aboveHeadline("positive_before"), evidence: "positive_after", in: headlines),
    ]
  }
}
