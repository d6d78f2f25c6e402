import MnemeTables

/// What `diffusion-steps` says: do quality and memorization move together along K?
enum DiffusionStepsClaims {
  static func rows(headlines: [HeadlineRow]) -> [ClaimRow] {
    SamplerName.allCases.flatMap { sampler in
      [
        ClaimRow(
          "steps_lower_kl_\(sampler.rawValue)",
          "More denoising steps bring the generated law nearer to the truth (\(sampler.rawValue) "
            + "sampler)", by: .below(0), evidence: "kl_change_\(sampler.rawValue)", in: headlines),
        ClaimRow(
          "steps_lessen_memorization_\(sampler.rawValue)",
          "More denoising steps lessen memorization (\(sampler.rawValue) sampler)", by: .above(0),
          evidence: "positive_change_\(sampler.rawValue)", in: headlines),
      ]
    }
  }
}
