import Foundation
import MnemeEngine
import MnemeTables

/// What the engine itself costs: trials that compute nothing.
enum EngineOverhead {
  struct Microseconds {
    /// Planning, computing nothing and storing.
    let storing: Double
    /// Finding and summing up what is stored.
    let resuming: Double
  }

  /// Microseconds a trial, for one cell of two numbers a trial: medians of three rounds.
  static func measure(trials: Int) async throws -> Microseconds {
    var (storing, resuming): ([Double], [Double]) = ([], [])
    for _ in 0..<3 {
      try await TemporaryFolder.with { folder in
        storing.append(try await run(trials, folder))
        resuming.append(try await run(trials, folder))
      }
    }
    return Microseconds(storing: storing.sorted()[1], resuming: resuming.sorted()[1])
  }

  private static func run(_ trials: Int, _ folder: String) async throws -> Double {
    let cell = TrialCell(
      experiment: "nothing", revision: 1, seed: 1, settings: [], label: "nothing", width: 2)
    let group = TrialGroup(cells: [cell], trials: trials) { [[Double($0.trial), 1]] }
    let start = ContinuousClock.now
    let engine = TrialEngine(store: TrialStore(output: folder), jobs: 2)
    let outcomes = try await engine.run([group], stage: "nothing")
    precondition(outcomes[0][0].column(1).reduce(0, +) == Double(trials), "trials are missing")
    return (ContinuousClock.now - start) / .microseconds(1) / Double(trials)
  }
}

/// A folder of its own, removed afterwards.
enum TemporaryFolder {
  static func with(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "mneme-bench-\(UUID().uuidString)").path
    try AtomicFile.makeFolder(folder)
    do { try await body(folder) } catch {
      try FileManager.default.removeItem(atPath: folder)
      throw error
    }
    try FileManager.default.removeItem(atPath: folder)
  }
}
