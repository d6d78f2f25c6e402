import MnemeTables

/// What `two-models` says to the claim that two models agree once there are enough samples.
enum TwoModelsClaims {
  static func rows(headlines: [HeadlineRow]) -> [ClaimRow] {
    [
      ClaimRow(
        "models_agree",
        "Two models trained on disjoint sets make nearly the same outputs from the same noise once n "
          + "is large: their cosine is above 1/2", source: "kadkhodaie2024generalization",
        by: .above(0.5), evidence: "cosine_at_last", in: headlines),
      ClaimRow(
        "agreement_is_lost_at_d",
        "Their agreement does not rise steadily: about n = d it is less than with fewer samples",
        by: .belowHeadline("cosine_before"), evidence: "cosine_at_dip", in: headlines),
    ]
  }
}
