import MnemeDiffusion

extension ScaleAlignmentSpec {
  /// The models beside the one-step, one-draw one.
  ///
  /// - Throws: `StudyError` for a value out of range.
  static func models(
    _ table: SettingTable, _ setting: LinearTrialSetting
  ) throws(StudyError) -> AlignmentModelSweeps {
    let dimension = try table.integer("model_dimension", 1...2000)
    let draws = distinct(try table.integers("draws", 2...1000)).map { NoiseDrawCount.finite($0) }
    let steps = distinct(try table.integers("step_counts", 2...100_000))
    var stepSetting = setting
    stepSetting.generatedCount = try table.integer("step_generated_count", 1...100_000)
    return AlignmentModelSweeps(
      models: (draws.isEmpty ? [] : draws + [.infinite]).map(AlignmentModel.draws)
        + steps.flatMap { count in
          StepSampler.allCases.map {
            .steps(StepLaw(sampler: $0, spacing: .uniform, steps: .finite(count)))
          }
        },
      reference: LinearTransitionReference(
        count: try table.integer("reference_count", 2...100_000), dimension: dimension),
      drawSetting: setting, stepSetting: stepSetting,
      counts: try counts(table, dimension: dimension))
  }

  private static func counts(
    _ table: SettingTable, dimension: Int
  ) throws(StudyError) -> [Int] {
    let ratios = try table.numbers("model_ratios", "a list of values above 0 and at most 10000") {
      $0 > 0 && $0 <= 10_000
    }
    let offsets = try table.integers("threshold_offsets", 0...1000)
    let counts = Set(
      ratios.map { Int(($0 * Double(dimension)).rounded()) } + offsets.map { dimension + $0 })
    let valid = counts.filter { $0 >= 2 }.sorted()
    try table.require(!valid.isEmpty, "model_ratios", "at least one ratio that makes two samples")
    return valid
  }
}
