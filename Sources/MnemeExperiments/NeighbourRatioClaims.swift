import MnemeTables

/// What `neighbour-ratio` says to the claims on that definition.
enum NeighbourRatioClaims {
  static func rows(headlines: [HeadlineRow]) -> [ClaimRow] {
    [
      ClaimRow(
        "exact_score_memorizes",
        "The optimum of the training loss memorizes whatever the number of samples: 90 % of its samples "
          + "and more are copies by the ratio of neighbours", source: "gu2023memorization",
        by: .above(0.9), evidence: "exact_least", in: headlines),
      ClaimRow(
        "ratio_needs_its_null_rate",
        "In few dimensions the ratio of neighbours finds memorization without any model: in more than "
          + "5 % of fresh samples", by: .above(0.05), evidence: "null_rate", in: headlines),
      ClaimRow(
        "linear_model_copies_no_points",
        "The linear one-step model copies no training points at any number of samples, also where its "
          + "law is nearer to the training set than to the truth: fewer than 5 % of its samples",
        by: .below(0.05), evidence: "linear_most", in: headlines),
    ]
  }
}
