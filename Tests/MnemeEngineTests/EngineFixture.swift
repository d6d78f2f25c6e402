import Foundation
import MnemeNumerics
import MnemeTables
import Synchronization

@testable import MnemeEngine

/// Small plans for the tests of the engine.
enum EngineFixture {
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

  static func cell(
    _ value: Int, revision: Int = 1, seed: UInt64 = 1, width: Int = 2
  ) -> TrialCell {
    TrialCell(
      experiment: "test", revision: revision, seed: seed,
      settings: [("value", "\(value)")], label: "value = \(value)", width: width)
  }

  /// Two numbers drawn from the trial's own stream.
  static func group(_ values: [Int], trials: Int, counter: Counter? = nil) -> TrialGroup {
    let cells = values.map { cell($0) }
    return TrialGroup(cells: cells, trials: trials) { request in
      counter?.add(request.cells.count)
      return request.cells.map { numbers(cells[$0], trial: request.trial) }
    }
  }

  static func numbers(_ cell: TrialCell, trial: Int) -> [Double] {
    var stream = cell.stream(trial: trial, purpose: "numbers")
    return stream.normals(2)
  }

  final class Counter: Sendable {
    private let count = Mutex(0)
    func add(_ number: Int) { count.withLock { $0 += number } }
    var value: Int { count.withLock { $0 } }
  }

  static func run(
    _ folder: String, _ groups: [TrialGroup], jobs: Int = 2, perUnit: Int? = 8
  ) async throws -> [[[Double]]] {
    let engine = TrialEngine(store: TrialStore(output: folder), jobs: jobs, trialsPerUnit: perUnit)
    return try await engine.run(groups, stage: "test").joined().map(\.all)
  }

  /// The files of a cell's folder, sorted.
  static func files(_ folder: String, _ cell: TrialCell) throws -> [String] {
    try FolderListing.names(in: "\(folder)/trials/\(cell.digest)")
  }
}
