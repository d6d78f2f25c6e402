import MnemeTables
import Synchronization

extension TrialEngine {
  /// Computes the sample's trials of a stage again, from nothing but plan and trial number, and notes
  /// beside the stored ones how they compare. Changes nothing on disk.
  ///
  /// - Throws: `EngineError.stopped`; `EngineError.cannotCompute` where what trials need is not there.
  func recheck(
    _ outcomes: [[CellOutcomes]], _ groups: [TrialGroup], stage: String, sample: TrialSample
  ) async throws {
    let queue = PickQueue(sample.picks(stage: stage, trials: groups.map(\.trials)))
    let jobs = try affordableJobs(groups)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for _ in 0..<jobs {
        tasks.addTask {
          while let pick = queue.take() {
            if let reason = self.stop.reason(before: 0) { throw EngineError.stopped(reason) }
            try Task.checkCancellation()
            self.note(
              try self.recheck(
                pick, groups[pick.group], outcomes[pick.group], stage: stage, sample: sample))
          }
        }
      }
      for try await _ in tasks {}
    }
  }

  private func recheck(
    _ pick: TrialSample.Pick, _ group: TrialGroup, _ outcomes: [CellOutcomes], stage: String,
    sample: TrialSample
  ) throws -> [TrialRecheck] {
    let request = TrialRequest(
      trial: pick.trial, cells: Array(group.cells.indices), stop: stop,
      scratch: "\(sample.scratch)/\(group.cells[0].digest)-\(pick.trial)"
    ) { _ in nil }
    func recheck(_ cell: Int, _ outcome: TrialRecheck.Outcome) -> TrialRecheck {
      TrialRecheck(
        stage: stage, label: group.cells[cell].label, trial: pick.trial, outcome: outcome)
    }
    do {
      let again = try group.compute(request)
      // What is not stored has nothing to be compared with.
      return again.enumerated().compactMap { cell, values in
        outcomes[cell].outcome(pick.trial).map {
          recheck(cell, TrialRecheck.Outcome(stored: $0, again: values))
        }
      }
    } catch let error as EngineError {
      throw error
    } catch {
      return group.cells.indices.map { recheck($0, .failed(reason: "\(error)")) }
    }
  }
}

/// The trials of a sample, handed out one by one.
private final class PickQueue: Sendable {
  private let picks: [TrialSample.Pick]
  private let next = Mutex(0)

  init(_ picks: [TrialSample.Pick]) { self.picks = picks }

  func take() -> TrialSample.Pick? {
    let index = next.withLock { next in
      defer { next += 1 }
      return next
    }
    return index < picks.count ? picks[index] : nil
  }
}
