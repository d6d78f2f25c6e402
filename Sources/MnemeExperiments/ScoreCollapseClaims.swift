import MnemeTables

/// What `score-collapse` says to the claims on the exact score and its regularizations.
enum ScoreCollapseClaims {
  static func rows(headlines: [HeadlineRow]) -> [ClaimRow] {
    [
      ClaimRow(
        "exact_score_collapses",
        "With the exact score of the training set, sampling ends at training points: 99 % of paths "
          + "and more", source: "baptista2025regularization", by: .above(0.99),
        evidence: "collapsed_exact", in: headlines),
      ClaimRow(
        "tikhonov_prevents_collapse",
        "Tikhonov regularization keeps paths away from the training points: of the strongest, fewer "
          + "than 5 % end there", source: "baptista2025regularization", by: .below(0.05),
        evidence: "collapsed_tikhonov", in: headlines),
      ClaimRow(
        "empirical_bayes_prevents_collapse",
        "Empirical-Bayes regularization keeps paths away from the training points: of the strongest, "
          + "fewer than 5 % end there", source: "baptista2025regularization", by: .below(0.05),
        evidence: "collapsed_empirical_bayes", in: headlines),
    ]
  }
}
