import MnemeTables
import Testing

@testable import MnemeEngine

@Suite struct CompactionTests {
  /// However many units, a folder holds some hundreds of files, and every trial.
  @Test(arguments: [1, 3])
  func foldersStaySmall(perUnit: Int) async throws {
    try await EngineFixture.withFolder { folder in
      let cell = EngineFixture.cell(1)
      let group = EngineFixture.group([1], trials: 600)
      let outcomes = try await EngineFixture.run(folder, [group], perUnit: perUnit)
      let files = try EngineFixture.files(folder, cell)
      #expect(files.count < Compaction.crowd)
      let counter = EngineFixture.Counter()
      let again = try await EngineFixture.run(
        folder, [EngineFixture.group([1], trials: 600, counter: counter)])
      #expect(again == outcomes && counter.value == 0)
    }
  }

  @Test func chunksAreUnitedInAnyOrder() {
    let cell = EngineFixture.cell(1)
    let parts = [[7..<9, 20..<30], [0..<3], [3..<8], [22..<23, 40..<41]]
      .map { TrialStoreTests.chunk(cell, $0) }
    let whole = TrialStoreTests.chunk(cell, [0..<9, 20..<30, 40..<41])
    #expect(Compaction.united(parts) == whole)
    #expect(Compaction.united(parts.reversed()) == whole)
    let wrong = TrialStoreTests.chunk(cell, [8..<9], shift: 1)
    #expect(Compaction.united(parts + [wrong]) == nil)
    #expect(Compaction.united([]) == nil)
  }

  /// Reading while another process compacts: nothing is missed.
  @Test func readersMissNothing() async throws {
    try await EngineFixture.withFolder { folder in
      let cell = EngineFixture.cell(1)
      let writer = TrialStore(output: folder)
      try writer.prepare()
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask {
          for trial in 0..<400 {
            try writer.save(TrialStoreTests.chunk(cell, [trial..<trial + 1]))
          }
        }
        tasks.addTask {
          var known = 0
          while known < 400 {
            let loaded = try TrialStore(output: folder).load(cell, trials: 400, mends: true)
            try #require(loaded.setAside.isEmpty)
            try #require(loaded.outcomes.knownCount >= known)
            try #require(loaded.outcomes.known == RangeSet(0..<loaded.outcomes.knownCount))
            known = loaded.outcomes.knownCount
          }
        }
        try await tasks.waitForAll()
      }
    }
  }
}
