extension LinearTrialSetting {
  /// μ, σ, T and κ, as every experiment on the linear model at one noise scale has them.
  static let definitions = [
    SettingDefinition(
      "mean", .number(10), "mu, the mean of every coordinate; the released code's value."),
    SettingDefinition("standard_deviation", .number(1), "sigma > 0, of every coordinate."),
    SettingDefinition("time", .number(2), "T > 0, end of the forward process; dimensionless."),
    SettingDefinition(
      "kappa", .number(1), "kappa = lambda e^(2T) >= 0, noise scale; 0 is the noiseless limit."),
  ]

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    self.init()
    mean = try table.number("mean", "a number of at most 1e6 in size") { abs($0) <= 1e6 }
    standardDeviation = try table.number("standard_deviation", "from 1e-6 to 1e6") {
      (1e-6...1e6).contains($0)
    }
    time = try table.number("time", "above 0 and at most 15") { $0 > 0 && $0 <= 15 }
    kappa = try table.number("kappa", "from 0 to 1e6") { (0...1e6).contains($0) }
  }
}
