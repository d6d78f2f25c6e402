import MnemeTables

/// What `kl-phase-diagram` says to theory.
enum KLPhaseDiagramClaims {
  static func rows(_ spec: KLPhaseDiagramSpec, headlines: [HeadlineRow]) -> [ClaimRow] {
    [
      ClaimRow(
        "theory_describes",
        "Theory for large d (Eqs. 10-15) describes the trained model at finite d: off the crossover, "
          + "intervals hold it as often as their level says", by: .reaches(spec.intervalLevel),
        evidence: "theory_covered", in: headlines)
    ]
  }
}
