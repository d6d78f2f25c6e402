import Foundation
import MnemeNumerics
import MnemeTables
import Synchronization
import Testing

@testable import MnemeEngine

@Suite struct TrialEngineTests {
  /// A folder of its own, removed afterwards.
  static func withFolder(_ body: (String) async throws -> Void) async throws {
    let path = NSTemporaryDirectory() + "mneme-engine-\(UUID().uuidString)"
    try AtomicFile.makeFolder(path)
    do {
      try await body(path)
    } catch {
      try FileManager.default.removeItem(atPath: path)
      throw error
    }
    try FileManager.default.removeItem(atPath: path)
  }

  static func cell(_ value: Int, revision: Int = 1, seed: UInt64 = 1) -> TrialCell {
    TrialCell(
      experiment: "test", revision: revision, seed: seed,
      settings: [("value", "\(value)")], label: "value = \(value)", width: 2)
  }

  /// Two numbers drawn from the trial's own stream.
  static func group(_ values: [Int], trials: Int, counter: Counter? = nil) -> TrialGroup {
    let cells = values.map { cell($0) }
    return TrialGroup(cells: cells, trials: trials) { indices, trial in
      counter?.add(indices.count)
      return indices.map { index in
        var stream = cells[index].stream(trial: trial, purpose: "numbers")
        return stream.normals(2)
      }
    }
  }

  final class Counter: Sendable {
    private let count = Mutex(0)
    func add(_ number: Int) { count.withLock { $0 += number } }
    var value: Int { count.withLock { $0 } }
  }

  static func run(
    _ folder: String, _ groups: [TrialGroup], jobs: Int = 2, perUnit: Int = 8
  ) async throws -> [[[Double]]] {
    let engine = TrialEngine(store: TrialStore(output: folder), jobs: jobs, trialsPerUnit: perUnit)
    return try await engine.run(groups, stage: "test").groups.joined().map(\.trials)
  }

  @Test func resultsDoNotDependOnJobsUnitsOrOrder() async throws {
    var results: [[[[Double]]]] = []
    for (jobs, perUnit) in [(1, 1), (2, 3), (4, 100)] {
      try await Self.withFolder { folder in
        results.append(
          try await Self.run(
            folder, [Self.group([1, 2], trials: 17), Self.group([3], trials: 5)], jobs: jobs,
            perUnit: perUnit))
      }
    }
    #expect(results[0] == results[1] && results[1] == results[2])
    #expect(Set(results[0].joined().joined()).count == 2 * (17 + 17 + 5))
  }

  @Test func finishedTrialsAreNotComputedAgain() async throws {
    try await Self.withFolder { folder in
      let first = Counter(), second = Counter(), third = Counter()
      let before = try await Self.run(folder, [Self.group([1, 2], trials: 10, counter: first)])
      #expect(first.value == 20)
      let same = try await Self.run(folder, [Self.group([1, 2], trials: 10, counter: second)])
      #expect(second.value == 0)
      #expect(same == before)
      // More trials and another cell: only what is new.
      let more = try await Self.run(folder, [Self.group([1, 2, 3], trials: 12, counter: third)])
      #expect(third.value < 36)
      #expect(Array(more[0].prefix(10)) == before[0] && Array(more[1].prefix(10)) == before[1])
    }
  }

  @Test func anotherRevisionSeedOrSettingIsAnotherCell() {
    let digests = [
      Self.cell(1), Self.cell(2), Self.cell(1, revision: 2), Self.cell(1, seed: 2),
    ].map(\.digest)
    #expect(Set(digests).count == 4)
    #expect(Self.cell(1).digest == digests[0])
  }

  @Test(arguments: ["cut", "flipped", "foreign", "empty"])
  func damagedChunksAreSetAsideAndComputedAgain(damage: String) async throws {
    try await Self.withFolder { folder in
      let before = try await Self.run(folder, [Self.group([1], trials: 8)])
      let path = "\(folder)/trials/\(Self.cell(1).digest)/0-7.trials"
      var bytes = try #require(try AtomicFile.read(path))
      switch damage {
      case "cut": bytes.removeLast(30)
      case "flipped": bytes[bytes.count / 2] ^= 1
      case "foreign":
        bytes =
          TrialChunk(
            cellDigest: Self.cell(2).digest, firstTrial: 0, width: 2,
            outcomes: [[Double]](repeating: [9, 9], count: 8)
          ).bytes
      default: bytes = []
      }
      try AtomicFile.write(bytes, to: path)
      let engine = TrialEngine(store: TrialStore(output: folder), jobs: 1)
      let outcomes = try await engine.run([Self.group([1], trials: 8)], stage: "test")
      #expect(outcomes.setAside == ["\(path).damaged"])
      #expect(outcomes.groups[0][0].trials == before[0])
      #expect(try AtomicFile.read("\(path).damaged") == bytes)
    }
  }

  struct Refusal: Error {}

  @Test func aFailedTrialIsNamedAndTheRestIsKept() async throws {
    try await Self.withFolder { folder in
      let cell = Self.cell(1)
      let failing = TrialGroup(cells: [cell], trials: 20) { _, trial in
        if trial == 13 { throw Refusal() }
        return [[Double(trial), 0]]
      }
      do {
        _ = try await Self.run(folder, [failing], jobs: 1, perUnit: 5)
        Issue.record("the failure was swallowed")
      } catch let error as EngineError {
        #expect(error.description.contains("trial 13"))
        #expect(error.description.contains("value = 1"))
      }
      let kept = try TrialStore(output: folder).load(cell)
      #expect(kept.outcomes.keys.sorted() == Array(0..<10))
    }
  }

  @Test func anUnwritableFolderIsADiskError() async throws {
    try await Self.withFolder { folder in
      try AtomicFile.write("not a folder", to: "\(folder)/trials")
      await #expect(throws: DiskError.self) {
        _ = try await Self.run(folder, [Self.group([1], trials: 2)])
      }
    }
  }

  @Test func progressEndsAtTheTotal() async throws {
    try await Self.withFolder { folder in
      let last = Mutex<EngineProgress?>(nil)
      let engine = TrialEngine(store: TrialStore(output: folder), jobs: 2, trialsPerUnit: 3) {
        progress in last.withLock { $0 = progress }
      }
      _ = try await engine.run([Self.group([1, 2], trials: 7)], stage: "test")
      let end = try #require(last.withLock { $0 })
      #expect(end.isFinished && end.totalTrials == 14 && end.computedTrials == 14)
    }
  }
}
