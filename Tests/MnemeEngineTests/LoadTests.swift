import MnemeTables
import Testing

@testable import MnemeEngine

/// A million trials that cost nothing: all that is measured is the engine.
@Suite struct LoadTests {
  struct Times {
    let storing: Double
    let resuming: Double
  }

  static func group(_ trials: Int) -> TrialGroup {
    TrialGroup(cells: [EngineFixture.cell(1)], trials: trials) { request in
      [[Double(request.trial), 0.5]]
    }
  }

  /// Microseconds a trial: planning, computing nothing and storing; then finding and summarising.
  static func times(_ trials: Int) async throws -> Times {
    var times = Times(storing: .nan, resuming: .nan)
    try await EngineFixture.withFolder { folder in
      let clock = ContinuousClock()
      let storing = try await clock.measure {
        _ = try await EngineFixture.run(folder, [group(trials)], perUnit: nil)
      }
      let resuming = try await clock.measure {
        let engine = TrialEngine(store: TrialStore(output: folder), jobs: 2)
        let outcomes = try await engine.run([group(trials)], stage: "test")
        let sum = outcomes[0][0].column(0).reduce(0, +)
        #expect(sum == Double(trials) * Double(trials - 1) / 2)
        #expect(engine.record.stages[0].computedTrials == 0)
      }
      let files = try EngineFixture.files(folder, EngineFixture.cell(1))
      #expect(files.count <= Compaction.crowd)
      let scale = 1e6 / Double(trials)
      times = Times(
        storing: storing / .seconds(1) * scale, resuming: resuming / .seconds(1) * scale)
    }
    return times
  }

  /// A disaster would be seen here on the busiest machine; `make bench` measures (about 1 µs).
  @Test func aMillionTrialsStayCheap() async throws {
    let million = try await Self.times(1_000_000)
    #expect(million.storing <= 200 && million.resuming <= 20)
  }
}
