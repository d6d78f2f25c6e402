import MnemeTables
import Testing

@testable import MnemeEngine

/// A million trials that cost nothing: what grows must grow with the trials, or less. Times are
/// measured by `mneme-bench engine`: among other tests a clock would measure those.
@Suite struct LoadTests {
  @Test func aMillionTrialsAreFewFilesAndFoundAgain() async throws {
    try await EngineFixture.withFolder { folder in
      let (trials, cell) = (1_000_000, EngineFixture.cell(1))
      let group = TrialGroup(cells: [cell], trials: trials) { request in
        [[Double(request.trial), 0.5]]
      }
      _ = try await EngineFixture.run(folder, [group], perUnit: nil)
      #expect(try EngineFixture.files(folder, cell).count <= Compaction.crowd)
      let engine = TrialEngine(store: TrialStore(output: folder), jobs: 2)
      let outcomes = try await engine.run([group], stage: "test")
      let sum = outcomes[0][0].column(0).reduce(0, +)
      #expect(sum == Double(trials) * Double(trials - 1) / 2)
      #expect(engine.record.stages[0].computedTrials == 0)
    }
  }
}
