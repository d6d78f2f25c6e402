import MnemeTables

/// What `as-released` says to the published curve.
enum AsReleasedClaims {
  static func rows(headlines: [HeadlineRow]) -> [ClaimRow] {
    [
      ClaimRow(
        "released_curve",
        "By squared L2, P(Delta > 0) has risen through 1/2 when n reaches d, as the released curve "
          + "shows", source: "halder2024memorization", by: .above(0.5), evidence: "exact_at_d",
        in: headlines)
    ]
  }
}
