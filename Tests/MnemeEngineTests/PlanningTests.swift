import Testing

@testable import MnemeEngine

@Suite struct PlanningTests {
  /// Shards are disjoint and together everything, whatever the counts.
  @Test(arguments: [1, 2, 3, 7, 40, 1000])
  func shardsPartitionThePlan(count: Int) {
    for trials in [0, 1, 2, 5, 40, 41, 300] {
      for group in [0, 1, 8] {
        var owners = [Int](repeating: 0, count: trials)
        for index in 0..<count {
          let range = Shard(index: index, count: count).trials(of: group, trials: trials)
          for trial in range { owners[trial] += 1 }
          #expect(range.count <= (trials + count - 1) / count)
        }
        #expect(owners.allSatisfy { $0 == 1 })
      }
    }
  }

  /// With more shards than trials, groups go to different shards.
  @Test func smallGroupsAreSpread() {
    let busy = (0..<9).map { group in
      (0..<100).filter {
        !Shard(index: $0, count: 100).trials(of: group, trials: 10).isEmpty
      }
    }
    #expect(Set(busy.joined()).count > 50)
  }

  @Test func unitsGrowWithCheapTrialsAndShrinkTowardsTheEnd() {
    let sizing = UnitSizing()
    var cost = UnitSizing.Cost()
    #expect(sizing.trials(left: 1000, jobs: 2, cost: cost) == 4)
    #expect(sizing.trials(left: 2, jobs: 2, cost: cost) == 1)
    cost = UnitSizing.Cost(trials: 10, units: 1, computingSeconds: 0.1, storingSeconds: 0.001)
    #expect(sizing.trials(left: 1000, jobs: 2, cost: cost) == 100)
    #expect(sizing.trials(left: 40, jobs: 2, cost: cost) == 10)
    cost = UnitSizing.Cost(trials: 10, units: 1, computingSeconds: 100, storingSeconds: 0.1)
    #expect(sizing.trials(left: 1000, jobs: 2, cost: cost) == 1)
    cost = UnitSizing.Cost(trials: 10, units: 1, computingSeconds: 1e-7, storingSeconds: 1e-7)
    #expect(sizing.trials(left: 10_000_000, jobs: 2, cost: cost) == 1 << 16)
    // Storing is slow: units grow, to 30 seconds at most.
    cost = UnitSizing.Cost(trials: 10, units: 1, computingSeconds: 1, storingSeconds: 0.5)
    #expect(sizing.trials(left: 10_000, jobs: 2, cost: cost) == 100)
    cost = UnitSizing.Cost(trials: 10, units: 1, computingSeconds: 1, storingSeconds: 50)
    #expect(sizing.trials(left: 10_000, jobs: 2, cost: cost) == 300)
  }

  @Test func jobsFitIntoTheMemory() throws {
    let group = TrialGroup(
      cells: [EngineFixture.cell(1)], trials: 1000, workingBytes: 50 << 20
    ) { _ in [] }
    let fixed = MemoryBound.programBytes + 1000 * 2 * 8 * MemoryBound.copiesOfOutcomes
    func estimate(_ bytes: Int?) throws -> MemoryBound.Estimate {
      try MemoryBound(bytes: bytes).estimate([group], jobs: 4)
    }
    #expect(try estimate(nil) == .init(jobs: 4, bytes: fixed + 200 << 20))
    #expect(try estimate(1 << 30).jobs == 4)
    #expect(try estimate(fixed + 101 << 20) == .init(jobs: 2, bytes: fixed + 100 << 20))
    #expect(throws: EngineError.self) { try estimate(fixed + 49 << 20) }
  }
}
