import MnemeTables

/// What `noise-draws` says: does the data alone decide where memorization ends?
enum NoiseDrawsClaims {
  static func rows(headlines: [HeadlineRow]) -> [ClaimRow] {
    [
      ClaimRow(
        "draws_end_memorization",
        "More noise draws of the same samples end memorization at fewer samples",
        by: .belowHeadline("n_mem_few"), evidence: "n_mem_all", in: headlines),
      ClaimRow(
        "draws_lower_kl", "More noise draws bring the generated law nearer to the truth at large n",
        by: .belowHeadline("kl_late_few"), evidence: "kl_late_all", in: headlines),
    ]
  }
}
