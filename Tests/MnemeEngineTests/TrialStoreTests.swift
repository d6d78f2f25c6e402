import Foundation
import Glibc
import MnemeTables
import Testing

@testable import MnemeEngine

@Suite struct TrialStoreTests {
  static func chunk(_ cell: TrialCell, _ trials: [Range<Int>], shift: Double = 0) -> TrialChunk {
    let set = RangeSet(trials)
    let values = set.ranges.flatMap { $0.flatMap { [Double($0) + shift, Double(-$0)] } }
    return TrialChunk(cellDigest: cell.digest, width: 2, trials: set, values: values)
  }

  @Test(arguments: [[0..<1], [3..<9], [0..<2, 5..<6, 9..<40]])
  func chunksComeBackAsTheyWent(trials: [Range<Int>]) throws {
    let cell = EngineFixture.cell(1)
    let chunk = Self.chunk(cell, trials)
    #expect(try TrialChunk(bytes: chunk.file.bytes, cell: cell) == chunk)
    #expect(Self.chunk(cell, trials, shift: 0.5).file.name != chunk.file.name)
  }

  /// Numbers keep their bits: NaN's payload, −0, infinities.
  @Test func everyNumberIsKept() throws {
    let cell = EngineFixture.cell(1)
    let odd = [Double(nan: 5, signaling: false), -0.0, .infinity, .leastNonzeroMagnitude]
    let chunk = TrialChunk(
      cellDigest: cell.digest, width: 2, trials: RangeSet(0..<2), values: odd)
    let back = try TrialChunk(bytes: chunk.file.bytes, cell: cell)
    #expect(back.values.map(\.bitPattern) == odd.map(\.bitPattern))
  }

  /// No bit of a chunk can change unseen.
  @Test func everyFlippedBitIsSeen() throws {
    let cell = EngineFixture.cell(1)
    let bytes = Self.chunk(cell, [0..<3]).file.bytes
    for place in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[place] ^= 1 << bit
        #expect(throws: TrialChunk.Flaw.self) { try TrialChunk(bytes: flipped, cell: cell) }
      }
      #expect(throws: TrialChunk.Flaw.self) {
        try TrialChunk(bytes: Array(bytes[..<place]), cell: cell)
      }
    }
    #expect(throws: TrialChunk.Flaw.self) { try TrialChunk(bytes: bytes + [0], cell: cell) }
  }

  enum Damage: String, CaseIterable {
    case cut, flipped, empty, anotherCell, anotherWidth, otherNumbers

    var ending: String {
      switch self {
      case .cut, .flipped, .empty: "damaged"
      case .anotherCell, .anotherWidth: "foreign"
      case .otherNumbers: "conflicting"
      }
    }

    func bytes(from bytes: [UInt8]) -> [UInt8] {
      var bytes = bytes
      switch self {
      case .cut: bytes.removeLast(30)
      case .flipped: bytes[bytes.count / 2] ^= 1
      case .empty: bytes = []
      case .anotherCell:
        bytes = TrialStoreTests.chunk(EngineFixture.cell(2), [0..<8]).file.bytes
      case .anotherWidth:
        bytes =
          TrialChunk(
            cellDigest: EngineFixture.cell(1).digest, width: 4, trials: RangeSet(0..<4),
            values: [Double](repeating: 9, count: 16)
          ).file.bytes
      case .otherNumbers:
        bytes = TrialStoreTests.chunk(EngineFixture.cell(1), [0..<8]).file.bytes
      }
      return bytes
    }
  }

  /// Set aside under a name that says why, reported, and the trials computed again. A chunk that is
  /// at odds with another one joins it under a later name; the others replace it.
  @Test(arguments: Damage.allCases)
  func flawedChunksAreSetAside(damage: Damage) async throws {
    try await EngineFixture.withFolder { folder in
      let cell = EngineFixture.cell(1)
      let group = EngineFixture.group([1], trials: 8)
      let before = try await EngineFixture.run(folder, [group])
      let name = try #require(try EngineFixture.files(folder, cell).first)
      let path = "\(folder)/trials/\(cell.digest)/\(name)"
      let wrong = damage.bytes(from: try #require(try AtomicFile.read(path)))
      let place = damage == .otherNumbers ? "\(folder)/trials/\(cell.digest)/9.trials" : path
      try AtomicFile.write(wrong, to: place)

      // Only looked at, nothing moves.
      let looking = TrialEngine(store: TrialStore(output: folder), jobs: 1, mode: .inspect)
      do { _ = try await looking.run([group], stage: "test") } catch is EngineError {
        #expect(damage != .otherNumbers)
      }
      #expect(looking.record.setAside == [.init(path: place, flaw: damage.ending)])
      #expect(try AtomicFile.read(place) == wrong)

      let engine = TrialEngine(store: TrialStore(output: folder), jobs: 1)
      let outcomes = try await engine.run([group], stage: "test")
      let target = "\(place).\(damage.ending)"
      #expect(engine.record.setAside == [.init(path: target, flaw: damage.ending)])
      #expect(outcomes[0].map(\.all) == before)
      #expect(try AtomicFile.read(target) == wrong)
      #expect(try TrialStore(output: folder).setAsideBefore(of: cell).map(\.path) == [target])

      // The same again: the first one is not overwritten.
      try AtomicFile.write(wrong, to: place)
      let again = TrialEngine(store: TrialStore(output: folder), jobs: 1)
      _ = try await again.run([group], stage: "test")
      #expect(again.record.setAside.map(\.path) == ["\(place).2.\(damage.ending)"])
      #expect(try AtomicFile.read(target) == wrong)
    }
  }

  /// Two processes may store the same trials in other pieces.
  @Test func overlappingChunksThatAgreeAreOne() async throws {
    try await EngineFixture.withFolder { folder in
      let cell = EngineFixture.cell(1)
      let store = TrialStore(output: folder)
      try store.prepare()
      for trials in [[0..<5], [3..<9], [0..<9], [20..<22, 4..<6]] {
        try store.save(Self.chunk(cell, trials))
      }
      let loaded = try store.load(cell, trials: 30, mends: true)
      #expect(loaded.setAside.isEmpty)
      #expect(loaded.outcomes.known == RangeSet([0..<9, 20..<22]))
      #expect(loaded.outcomes.outcome(4) == [4, -4] && loaded.outcomes.outcome(21) == [21, -21])
      #expect(loaded.outcomes.outcome(10) == nil)
    }
  }

  @Test func abandonedTemporaryFilesAreRemoved() async throws {
    try await EngineFixture.withFolder { folder in
      let cell = EngineFixture.cell(1)
      let cellFolder = "\(folder)/trials/\(cell.digest)"
      try AtomicFile.makeFolder(cellFolder)
      let own = "\(cellFolder)/0-7-aa.trials.\(TemporaryName.host)"
      let space = TemporaryName.processSpace
      let dead = "\(own)-\(space)-4194303-f00.tmp"
      let alive = "\(own)-\(space)-\(getpid())-f00.tmp"
      let elsewhere = "\(cellFolder)/0-7-aa.trials.other-1-1-f00.tmp"
      let old = "\(cellFolder)/0-7-bb.trials.other-1-1-f00.tmp"
      for path in [dead, alive, elsewhere, old] {
        try Data("x".utf8).write(to: URL(filePath: path))
      }
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -100_000)], ofItemAtPath: old)
      _ = try TrialStore(output: folder).load(cell, trials: 8, mends: true)
      let left = try EngineFixture.files(folder, cell).map { "\(cellFolder)/\($0)" }
      #expect(left == [alive, elsewhere].sorted())
    }
  }
}
