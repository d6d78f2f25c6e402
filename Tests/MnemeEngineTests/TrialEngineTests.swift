import Foundation
import MnemeTables
import Synchronization
import Testing

@testable import MnemeEngine

@Suite struct TrialEngineTests {
  @Test func resultsDoNotDependOnJobsUnitsOrOrder() async throws {
    var results: [[[[Double]]]] = []
    for (jobs, perUnit) in [(1, 1), (2, 3), (4, 100), (2, nil)] {
      try await EngineFixture.withFolder { folder in
        results.append(
          try await EngineFixture.run(
            folder,
            [EngineFixture.group([1, 2], trials: 17), EngineFixture.group([3], trials: 5)],
            jobs: jobs, perUnit: perUnit))
      }
    }
    #expect(results.allSatisfy { $0 == results[0] })
    #expect(Set(results[0].joined().joined()).count == 2 * (17 + 17 + 5))
  }

  /// Outcomes are in the order of trials although later ones finish first.
  @Test func slowTrialsKeepTheirPlace() async throws {
    try await EngineFixture.withFolder { folder in
      let cell = EngineFixture.cell(1, width: 1)
      let group = TrialGroup(cells: [cell], trials: 12) { request in
        if request.trial % 3 == 0 { usleep(20_000) }
        return [[Double(request.trial)]]
      }
      let outcomes = try await EngineFixture.run(folder, [group], jobs: 2, perUnit: 1)
      #expect(outcomes[0] == (0..<12).map { [Double($0)] })
    }
  }

  @Test func finishedTrialsAreNotComputedAgain() async throws {
    try await EngineFixture.withFolder { folder in
      let counters = (0..<4).map { _ in EngineFixture.Counter() }
      func run(_ values: [Int], _ trials: Int, _ counter: Int) async throws -> [[[Double]]] {
        try await EngineFixture.run(
          folder, [EngineFixture.group(values, trials: trials, counter: counters[counter])])
      }
      let before = try await run([1, 2], 10, 0)
      let same = try await run([1, 2], 10, 1)
      // More trials and another cell: only what is new. Fewer: nothing.
      let more = try await run([1, 2, 3], 12, 2)
      let fewer = try await run([2, 3], 7, 3)
      #expect(counters.map(\.value) == [20, 0, 2 + 2 + 12, 0])
      #expect(same == before)
      #expect(Array(more[0].prefix(10)) == before[0] && Array(more[1].prefix(10)) == before[1])
      #expect(fewer == [Array(more[1].prefix(7)), Array(more[2].prefix(7))])
    }
  }

  /// A cell of a group may use another's outcome, whether that was computed before or not.
  @Test func requestsKnowWhatIsOnDisk() async throws {
    try await EngineFixture.withFolder { folder in
      let (base, derived) = (EngineFixture.cell(1, width: 1), EngineFixture.cell(2, width: 1))
      let counter = EngineFixture.Counter()
      func group(_ cells: [TrialCell]) -> TrialGroup {
        TrialGroup(cells: cells, trials: 5) { request in
          var known = request.known(0)
          return request.cells.map { cell in
            if cell == 0 {
              counter.add(1)
              known = [Double(request.trial)]
            }
            return cell == 0 ? known ?? [] : [10 + (known ?? [.nan])[0]]
          }
        }
      }
      _ = try await EngineFixture.run(folder, [group([base])])
      let all = try await EngineFixture.run(folder, [group([base, derived])])
      #expect(counter.value == 5)
      #expect(all[1] == [[10], [11], [12], [13], [14]])
    }
  }

  @Test func anotherRevisionSeedOrSettingIsAnotherCell() {
    let digests = [
      EngineFixture.cell(1), EngineFixture.cell(2), EngineFixture.cell(1, revision: 2),
      EngineFixture.cell(1, seed: 2),
    ].map(\.digest)
    #expect(Set(digests).count == 4)
    #expect(EngineFixture.cell(1).digest == digests[0])
    // What a digest covers never changes, or no old trial would be found again.
    #expect(
      digests[0]
        == Digest.sha256("experiment=test\nrevision=1\nseed=1\nvalue=1"))
  }

  struct Refusal: Error {}

  /// Also within a unit: what came before the failure is stored.
  @Test func aFailedTrialIsNamedAndTheRestIsKept() async throws {
    try await EngineFixture.withFolder { folder in
      let cell = EngineFixture.cell(1)
      let failing = TrialGroup(cells: [cell], trials: 20) { request in
        if request.trial == 13 { throw Refusal() }
        return [[Double(request.trial), 0]]
      }
      do {
        _ = try await EngineFixture.run(folder, [failing], jobs: 1, perUnit: 5)
        Issue.record("the failure was swallowed")
      } catch let error as EngineError {
        #expect(error.description.contains("trial 13"))
        #expect(error.description.contains("value = 1"))
      }
      let kept = try TrialStore(output: folder).load(cell, trials: 20, mends: true)
      #expect(kept.outcomes.known == RangeSet(0..<13))
    }
  }

  @Test func progressEndsAtTheTotal() async throws {
    try await EngineFixture.withFolder { folder in
      let reports = Mutex<[EngineProgress]>([])
      let engine = TrialEngine(store: TrialStore(output: folder), jobs: 2, trialsPerUnit: 3) {
        progress in reports.withLock { $0.append(progress) }
      }
      _ = try await engine.run([EngineFixture.group([1, 2], trials: 7)], stage: "test")
      let all = reports.withLock { $0 }
      #expect(all.first?.doneTrials == 0)
      let end = try #require(all.max { $0.computedTrials < $1.computedTrials })
      #expect(end.isFinished && end.totalTrials == 14 && end.computedTrials == 14)
      #expect(engine.record.stages == [end])
    }
  }
}
