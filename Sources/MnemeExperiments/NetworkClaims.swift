import MnemeTables

/// What the trained networks say to the paper's empirical claim.
enum NetworkClaims {
  static func rows(
    _ experiment: ExperimentName, scales: [NetworkScaleRow], headlines: [HeadlineRow]
  ) -> [ClaimRow] {
    let leading = scales.filter { $0.reading == .matched && $0.distance == .gaussianKL }
    let data = experiment == .unetDigits ? "handwritten digits" : "Gaussian images"
    return [
      ClaimRow(
        "network_scales_align",
        "Trained networks stop memorizing where their distance to the truth begins to fall: "
          + "n_fall/n_mem is between 1/2 and 2 (\(data))", source: "halder2024memorization",
        by: .alignment(leading.prefix(1).map(\.verdict)), evidence: "ratio", in: headlines)
    ]
  }
}
