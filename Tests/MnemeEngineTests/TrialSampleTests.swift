import Foundation
import MnemeTables
import Testing

@testable import MnemeEngine

@Suite struct TrialSampleTests {
  static func sample(_ seed: String, _ count: Int?, scratch: String = "/nowhere") -> TrialSample {
    TrialSample(seed: seed, count: count, scratch: scratch)
  }

  @Test func aSampleIsDecidedByItsSeed() {
    let trials = [40, 7, 1, 0, 300]
    let picks = Self.sample("a", 50).picks(stage: "grid", trials: trials)
    #expect(picks.count == 50 && Set(picks).count == 50)
    #expect(picks.allSatisfy { $0.trial < trials[$0.group] })
    #expect(picks == Self.sample("a", 50).picks(stage: "grid", trials: trials))
    #expect(picks != Self.sample("b", 50).picks(stage: "grid", trials: trials))
    #expect(picks != Self.sample("a", 50).picks(stage: "refinement 1", trials: trials))
    // A larger sample has the smaller one in it.
    let more = Self.sample("a", 60).picks(stage: "grid", trials: trials)
    #expect(Array(more.prefix(50)) == picks)
    // Groups take turns.
    #expect(Set(picks.prefix(4).map(\.group)) == [0, 1, 2, 4])
  }

  @Test(
    arguments: [
      (nil, [16], 2), (nil, [1], 1), (nil, [5000], 100), (nil, [9, 7], 2), (nil, [0], 0),
      (3, [2, 2], 3), (1000, [2, 5], 7),
    ] as [(Int?, [Int], Int)])
  func aSampleHasItsSize(count: Int?, trials: [Int], expected: Int) {
    let picks = Self.sample("a", count).picks(stage: "grid", trials: trials)
    #expect(picks.count == expected && Set(picks).count == expected)
  }

  static func rechecks(
    _ folder: String, _ groups: [TrialGroup], count: Int? = nil
  ) async throws -> [TrialRecheck] {
    let engine = TrialEngine(
      store: TrialStore(output: folder), jobs: 2,
      mode: .recheck(sample("a", count, scratch: "\(folder)/scratch")))
    _ = try await engine.run(groups, stage: "grid")
    return engine.record.rechecks
  }

  @Test func storedTrialsAreComputedAgain() async throws {
    try await EngineFixture.withFolder { folder in
      let groups = [EngineFixture.group([1, 2], trials: 17), EngineFixture.group([3], trials: 5)]
      _ = try await EngineFixture.run(folder, groups)
      let before = try Self.files(folder)
      let rechecks = try await Self.rechecks(folder, groups, count: 100)
      #expect(rechecks.count == 17 + 17 + 5)
      #expect(rechecks.allSatisfy { $0.outcome == .equal })
      #expect(try Self.files(folder) == before)
      #expect(try await Self.rechecks(folder, groups).count < rechecks.count)
    }
  }

  /// One trial of one cell is stored with other numbers.
  @Test func anotherNumberIsFound() async throws {
    try await EngineFixture.withFolder { folder in
      let cells = [1, 2].map { EngineFixture.cell($0, width: 2) }
      func group(_ wrong: Double) -> TrialGroup {
        TrialGroup(cells: cells, trials: 6) { request in
          request.cells.map { cell in
            [Double(request.trial), cell == 1 && request.trial == 4 ? wrong : 2]
          }
        }
      }
      _ = try await EngineFixture.run(folder, [group(3)])
      let rechecks = try await Self.rechecks(folder, [group(2)], count: 100)
      let different = rechecks.filter { $0.outcome != .equal }
      #expect(rechecks.count == 12)
      #expect(
        different == [
          TrialRecheck(
            stage: "grid", label: cells[1].label, trial: 4,
            outcome: .different(largest: 1.0 / 3))
        ])
    }
  }

  @Test(
    arguments: [
      ([1.0, 2], [1.0, 2], TrialRecheck.Outcome.equal),
      ([1], [1, 2], .different(largest: .infinity)), ([1], [-1], .different(largest: 2)),
      ([.infinity], [1], .different(largest: .infinity)),
      ([.infinity], [-.infinity], .different(largest: .infinity)),
      ([.infinity, 4], [.infinity, 5], .different(largest: 0.2)),
      ([0.0], [-0.0], .different(largest: 0)),
    ] as [([Double], [Double], TrialRecheck.Outcome)])
  func differencesAreRelative(
    stored: [Double], again: [Double], expected: TrialRecheck.Outcome
  ) {
    #expect(TrialRecheck.Outcome(stored: stored, again: again) == expected)
  }

  private static func files(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  }
}
