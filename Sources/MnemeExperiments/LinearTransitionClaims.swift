import MnemeTables

/// What `linear-transition` says to the paper, for its largest dimension.
enum LinearTransitionClaims {
  static func rows(
    _ spec: LinearTransitionSpec, scales: [LinearTransitionScaleRow], headlines: [HeadlineRow]
  ) -> [ClaimRow] {
    let dimension = spec.dimensions.max() ?? 0
    let leading = LinearTransitionHeadlines.leading(spec, scales)
    return [
      ClaimRow(
        "scales_align",
        "Memorization ends where quality begins to improve: n_fall/n_mem is between 1/2 and 2 for "
          + "the linear, one-step model (d = \(dimension))",
        source: "halder2024memorization", by: .alignment([leading.verdict]), evidence: "ratio",
        in: headlines),
      ClaimRow(
        "fall_behind_d",
        "KL(rho_G || rho) of that model is infinite up to n = d, and begins to fall at n = d + 1 "
          + "(Eqs. 10-12)", by: .at(Double(dimension + 1)), evidence: "n_fall_kl", in: headlines),
    ]
  }
}
