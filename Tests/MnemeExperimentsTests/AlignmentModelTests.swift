import MnemeEngine
import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

/// The models beside the one-step, one-draw one in `scale-alignment`.
@Suite struct AlignmentModelTests {
  static func spec(_ flags: [String] = []) throws -> ScaleAlignmentSpec {
    try ScaleAlignmentSpec(
      try SettingTable(
        definitions: ScaleAlignment.settings(.quick),
        overrides: try flags.map { try SettingOverride(flag: $0) }))
  }

  static func digests(_ cells: [TrialCell]) -> Set<String> { Set(cells.map(\.digest)) }

  /// Where settings agree, the cells are those of `noise-draws` and `diffusion-steps`; where one
  /// does not, none is.
  @Test func trialsAreShared() throws {
    let models = try Self.spec().models
    #expect(
      models.models.map(\.label) == [
        "$r = 4$", "$r = \\infty$", "$K = 4$, det.", "$K = 4$, anc.",
      ])
    let count = 30
    #expect(models.counts.contains(count))
    let draws = NoiseDrawsTrial(
      trial: ModelTrial(setting: models.drawSetting, seed: 5, reference: models.reference),
      cells: [.finite(4), .infinite].map { .init(trainingCount: count, draws: $0) })
    let laws = models.models.compactMap { model -> DiffusionStepsCell? in
      switch model {
      case .draws: nil
      case .steps(let law): .init(trainingCount: count, law: law)
      }
    }
    let steps = DiffusionStepsTrial(
      trial: ModelTrial(setting: models.stepSetting, seed: 5, reference: models.reference),
      cells: laws)
    let noise = try NoiseDrawsSpec(
      SettingTable(definitions: NoiseDraws.settings(.quick), overrides: []))
    let chains = try DiffusionStepsSpec(
      SettingTable(definitions: DiffusionSteps.settings(.quick), overrides: []))
    let known =
      Self.digests(NoiseDrawsTrial(spec: noise, seed: 5).cells)
      .union(Self.digests(DiffusionStepsTrial(spec: chains, seed: 5).cells))
    let own = Self.digests(draws.cells + steps.cells)
    #expect(own.count == 4 && own.isSubset(of: known))
    let other = DiffusionStepsTrial(
      trial: ModelTrial(setting: models.drawSetting, seed: 5, reference: models.reference),
      cells: laws)
    #expect(Self.digests(other.cells).isDisjoint(with: known), "200 generated samples, not 100")
  }

  /// On the same grid, n_mem is that of `noise-draws`, bit for bit, for every r; and it is not that
  /// of the next r.
  @Test func memorizationEndsWhereNoiseDrawsHasIt() async throws {
    let grid = ["0.2", "0.5", "1.5", "3", "5"].joined(separator: ",")
    let common = ["draws=2,4", "trials=40"]
    let rows = try await ExperimentRun(
      .scaleAlignment,
      common + [
        "dimensions=20", "signal_shares=", "training_ratios=1,2", "threshold_offsets=0",
        "model_ratios=\(grid),1", "step_counts=", "refinement_ratio=1000",
      ]
    ).rows(ScaleAlignmentRow.self).filter { $0.scan == .model && $0.reading == .reference }
    let scales = try await ExperimentRun(.noiseDraws, common + ["training_ratios=\(grid),1"])
      .rows(NoiseDrawsScaleRow.self)
    #expect(rows.count == 3 && scales.count == 3)
    for (row, scale) in zip(rows, scales) {
      #expect(row.memorization == scale.memorization, "\(row.model)")
      #expect(row.memorization.value != nil)
    }
    #expect(rows[0].memorization != scales[1].memorization)
  }

  /// Their law is singular for n ≤ d, whatever r and K: n_fall is d + 1, and never d or d + 2. Each
  /// ratio is that of its scales.
  @Test func theFallBeginsBeyondTheDimension() async throws {
    let flags = [
      "dimensions=", "signal_shares=0.9", "training_ratios=2", "trials=20", "draws=2",
      "step_counts=2,16", "model_dimension=12", "share_dimension=12",
    ]
    let rows = try await ExperimentRun(.scaleAlignment, flags).rows(ScaleAlignmentRow.self)
      .filter { $0.scan == .model }
    #expect(rows.count == 12)
    for row in rows {
      #expect(row.fall.value == 13, "\(row.model)")
      if let memorization = row.memorization.value {
        #expect(row.ratio.value == 13 / memorization)
      } else {
        #expect(!row.reason.isEmpty)
      }
    }
  }
}
