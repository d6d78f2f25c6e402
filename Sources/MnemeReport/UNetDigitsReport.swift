import MnemeTables

/// The report of one `unet-digits` run.
struct UNetDigitsReport: NetworkReport {
  static let experiment = ReportedExperiment.unetDigits
  static let summary =
    "What a trained diffusion network on real images of digits remembers of its training set, how far "
    + "it is from the truth, and whether the one ends where the other begins to fall."

  let content: NetworkContent

  init(run: RunFolder) throws { content = try NetworkContent(of: Self.self, run: run) }
}
