import MnemeTables
import Testing

@testable import MnemeEngine

/// A trial that fails by no fault of the plan is left out, told, and tried again by the next run.
@Suite struct TrialFailureTests {
  static func group(_ cell: TrialCell, failing: Set<Int>, counter: EngineFixture.Counter)
    -> TrialGroup
  {
    TrialGroup(cells: [cell], trials: 10) { request in
      counter.add(1)
      if failing.contains(request.trial) { throw TrialFailure("trial \(request.trial) hung") }
      return [[Double(request.trial)]]
    }
  }

  @Test(arguments: [1, 3, 100]) func othersGoOnAndTheNextRunTriesAgain(perUnit: Int) async throws {
    try await EngineFixture.withFolder { folder in
      let cell = EngineFixture.cell(1, width: 1)
      let counter = EngineFixture.Counter()
      let first = TrialEngine(
        store: TrialStore(output: folder), jobs: 2, trialsPerUnit: perUnit)
      let found = try await first.run(
        [Self.group(cell, failing: [0, 4, 9], counter: counter)], stage: "grid")[0][0]
      #expect(found.finished.map(\.trial) == [1, 2, 3, 5, 6, 7, 8])
      #expect(found.finished.allSatisfy { $0.values == [Double($0.trial)] })
      #expect(found.failures == [0: "trial 0 hung", 4: "trial 4 hung", 9: "trial 9 hung"])
      #expect(first.record.failures.count == 3 && first.record.stages[0].failedTrials == 3)
      #expect(first.record.stages[0].isFinished)
      #expect(counter.value == 10)
      let second = TrialEngine(store: TrialStore(output: folder), jobs: 2)
      let mended = try await second.run(
        [Self.group(cell, failing: [], counter: counter)], stage: "grid")[0][0]
      #expect(counter.value == 13 && mended.failures.isEmpty)
      #expect(mended.all == (0..<10).map { [Double($0)] })
    }
  }

  /// A long trial hears the request to stop, ends unfinished, and is not stored.
  @Test func aLongTrialCanBeStopped() async throws {
    try await EngineFixture.withFolder { folder in
      let stop = StopSwitch()
      let engine = TrialEngine(store: TrialStore(output: folder), jobs: 1, stop: stop)
      let cell = EngineFixture.cell(1, width: 1)
      let group = TrialGroup(cells: [cell], trials: 3) { request in
        if request.trial == 1 {
          #expect(request.stopReason == nil)
          stop.stop(.terminated)
          throw EngineError.stopped(try #require(request.stopReason))
        }
        return [[0]]
      }
      await #expect {
        try await engine.run([group], stage: "grid")
      } throws: { error in
        if case EngineError.stopped(.terminated) = error { true } else { false }
      }
      #expect(engine.record.stages[0].computedTrials == 1)
      #expect(engine.record.failures.isEmpty)
    }
  }

  /// What no trial can do without stops the plan at once.
  @Test func whatIsMissingForAllStopsThePlan() async throws {
    try await EngineFixture.withFolder { folder in
      let engine = TrialEngine(store: TrialStore(output: folder), jobs: 1)
      let group = TrialGroup(cells: [EngineFixture.cell(1, width: 1)], trials: 3) { _ in
        throw EngineError.cannotCompute(reason: "no such program")
      }
      await #expect {
        try await engine.run([group], stage: "grid")
      } throws: { error in "\(error)" == "no such program. Finished trials are kept" }
    }
  }
}
