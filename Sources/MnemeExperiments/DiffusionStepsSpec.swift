import MnemeDiffusion

/// Every setting of `diffusion-steps`, checked.
struct DiffusionStepsSpec: Sendable {
  let setting: LinearTrialSetting
  let reference: LinearTransitionReference
  /// Ascending, each ≥ 2.
  let counts: [Int]
  /// K, ascending, at least one.
  let stepCounts: [Int]
  let trials: Int
  let intervalLevel: Double

  /// Sampler and grid: one curve over K each.
  struct Chain: Hashable, Sendable {
    let sampler: StepSampler
    let spacing: StepGrid.Spacing
  }

  let chains = StepSampler.allCases.flatMap { sampler in
    StepGrid.Spacing.allCases.map { Chain(sampler: sampler, spacing: $0) }
  }

  /// K of every curve, the limit at its end.
  var steps: [StepCount] { stepCounts.map(StepCount.finite) + [.infinite] }

  /// The law of a chain with K steps, by one name: one step is the same for all chains, and the limit
  /// for all grids.
  func law(_ chain: Chain, _ steps: StepCount) -> StepLaw {
    switch steps {
    case .finite(1): StepLaw(sampler: .deterministic, spacing: .uniform, steps: steps)
    case .infinite: StepLaw(sampler: chain.sampler, spacing: .uniform, steps: steps)
    case .finite: StepLaw(sampler: chain.sampler, spacing: chain.spacing, steps: steps)
    }
  }

  /// Every law once, in a fixed order.
  var distinctLaws: [StepLaw] {
    distinct(chains.flatMap { chain in steps.map { law(chain, $0) } })
  }

  /// All cells, by n, then law.
  var cells: [DiffusionStepsCell] {
    counts.flatMap { count in
      distinctLaws.map { DiffusionStepsCell(trainingCount: count, law: $0) }
    }
  }

  static func settings(_ preset: Preset) -> [SettingDefinition] {
    [
      SettingDefinition(
        "dimension", .integer(preset == .quick ? 20 : preset == .standard ? 50 : 100),
        "d, dimensions of the data, from 1 to 2000. Below 10 the tails of Eq. 4a make it useless."),
      SettingDefinition(
        "training_ratios",
        .numbers(preset == .quick ? [0.5, 1.5, 4] : [0.3, 0.5, 0.8, 1.1, 1.5, 3]),
        "n/d; n = round(ratio d), deduplicated, at least 2. Below 1, where P(Delta > 0) rises, and "
          + "above 1, where KL is finite."),
      SettingDefinition(
        "step_counts",
        .integers(preset == .quick ? [1, 4, 16] : [1, 2, 4, 8, 16, 32, 64, 128, 256]),
        "K, denoising steps, each from 1 to 100000; the limit K = inf is always added. Powers of "
          + "two make nested grids."),
      SettingDefinition(
        "trials", .integer(preset == .quick ? 40 : preset == .standard ? 120 : 300),
        "Independent training sets a cell, from 2 to 1000000; each meets all K, samplers and grids."
      ),
    ] + ModelSettings.definitions(preset, generatedCount: 100)
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    setting = try ModelSettings.trial(table)
    reference = try ModelSettings.reference(table)
    counts = try ModelSettings.counts(table, dimension: reference.dimension)
    stepCounts = Set(try table.integers("step_counts", 1...100_000)).sorted()
    try table.require(!stepCounts.isEmpty, "step_counts", "at least one number of steps")
    trials = try table.integer("trials", 2...1_000_000)
    intervalLevel = try ModelSettings.intervalLevel(table)
  }
}
