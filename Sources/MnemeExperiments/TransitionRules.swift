/// How transitions are found and told (Theory, section 1, rules R1-R3).
struct TransitionRules: Sendable, Hashable {
  /// The 1 − δ of the definition, in (0, 1).
  var regimeLevel = 0.95
  /// Level of confidence intervals, in (1/2, 1).
  var intervalLevel = 0.95
  /// A bracket narrower than this factor is not bisected; > 1.
  var refinementRatio = 1.05

  /// Levels of P(Δ > 0) whose crossings are told.
  var levels: [Double] { regimeLevel == 0.5 ? [0.5] : [0.5, regimeLevel] }

  init() {}

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    regimeLevel = try table.number("regime_level", "between 0 and 1") { $0 > 0 && $0 < 1 }
    intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
    refinementRatio = try table.number("refinement_ratio", "above 1") { $0 > 1 }
  }
}
