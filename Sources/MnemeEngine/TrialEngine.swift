import MnemeTables
import Synchronization

/// Runs the trials that are not yet on disk, in parallel, and stores each finished unit of work.
///
/// Knows nothing of what a trial is. Outcomes come back by cell and trial number, whatever finished
/// first; nothing of threads, order, shards or interruptions can reach them.
package final class TrialEngine: Sendable {
  package enum Mode: Sendable, Equatable {
    case compute
    /// Compute the shard's part of the first stage, which no result decides; then throw
    /// `EngineError.shardIsDone`.
    case shard(Shard)
    /// Compute and change nothing; throw `EngineError.incomplete` where trials are missing.
    case inspect
    /// Compute and change nothing; throw `EngineError.surveyed` with what each of so many shards
    /// lacks of the first stage.
    case survey(shards: Int)
    /// As `inspect`; besides, compute a sample of the trials again and compare (see
    /// `EngineRecord.rechecks`).
    case recheck(TrialSample)

    var onlyLooks: Bool {
      switch self {
      case .compute, .shard: false
      case .inspect, .survey, .recheck: true
      }
    }
  }

  package let store: TrialStore
  let jobs: Int
  let mode: Mode
  let memory: MemoryBound
  let stop: StopSwitch
  let sizing: UnitSizing
  /// Called after each unit, from any thread.
  let report: @Sendable (EngineProgress) -> Void
  private let log = Mutex(EngineRecord())

  /// - Parameters:
  ///   - jobs: trials at a time, ≥ 1.
  ///   - trialsPerUnit: for tests: how many trials are stored together, instead of by their cost.
  package init(
    store: TrialStore, jobs: Int, mode: Mode = .compute, memory: MemoryBound = MemoryBound(),
    stop: StopSwitch = StopSwitch(), trialsPerUnit: Int? = nil,
    report: @escaping @Sendable (EngineProgress) -> Void = { _ in }
  ) {
    precondition(jobs >= 1 && trialsPerUnit != 0, "no work without workers")
    self.store = store
    self.jobs = jobs
    self.mode = mode
    self.memory = memory
    self.stop = stop
    sizing = UnitSizing(fixed: trialsPerUnit)
    self.report = report
  }

  package var record: EngineRecord { log.withLock { $0 } }

  func note(_ rechecks: [TrialRecheck]) { log.withLock { $0.rechecks += rechecks } }

  /// The outcomes of every group and cell, in the order of the plan.
  ///
  /// - Parameter stage: named in progress reports.
  /// - Throws: `EngineError`, `DiskError`; what was finished stays on disk.
  package func run(_ groups: [TrialGroup], stage: String) async throws -> [[CellOutcomes]] {
    let jobs = try affordableJobs(groups)
    if !mode.onlyLooks, record.stages.isEmpty { try store.prepare() }
    let found = try load(groups)
    if case .survey(let count) = mode {
      throw EngineError.surveyed(missing: Shard.missing(of: found, in: groups, shards: count))
    }
    let work = StageWork(
      found, groups: groups, shares: shares(groups), stage: stage, sizing: sizing,
      jobs: jobs)
    report(work.progress)
    log.withLock { $0.stages.append(work.progress) }
    defer { log.withLock { $0.stages[$0.stages.count - 1] = work.progress } }
    switch mode {
    case .inspect:
      guard work.progress.isFinished else { throw EngineError.incomplete(work.progress) }
      return work.outcomes
    case .recheck(let sample):
      try await recheck(found, groups, stage: stage, sample: sample)
      guard work.progress.isFinished else { throw EngineError.incomplete(work.progress) }
      return work.outcomes
    case .compute, .shard, .survey: break
    }
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for _ in 0..<jobs { tasks.addTask { try self.labour(work) } }
      // The first error stops the others; what they have finished by then is stored.
      for try await _ in tasks {}
    }
    if case .shard = mode { throw EngineError.shardIsDone }
    return work.outcomes
  }

  func affordableJobs(_ groups: [TrialGroup]) throws(EngineError) -> Int {
    let estimate = try memory.estimate(groups, jobs: jobs)
    log.withLock {
      $0.jobs = estimate.jobs
      $0.estimatedBytes = max($0.estimatedBytes, estimate.bytes)
    }
    return estimate.jobs
  }

  private func load(_ groups: [TrialGroup]) throws(DiskError) -> [[CellOutcomes]] {
    var all: [[CellOutcomes]] = []
    for group in groups {
      var cells: [CellOutcomes] = []
      for cell in group.cells {
        let loaded = try store.load(cell, trials: group.trials, mends: !mode.onlyLooks)
        cells.append(loaded.outcomes)
        log.withLock { $0.setAside += loaded.setAside }
        if mode == .inspect {
          let before = try store.setAsideBefore(of: cell)
          log.withLock { $0.setAsideBefore += before }
        }
      }
      all.append(cells)
    }
    return all
  }

  private func shares(_ groups: [TrialGroup]) -> [Range<Int>] {
    groups.enumerated().map { index, group in
      switch mode {
      case .shard(let shard): shard.trials(of: index, trials: group.trials)
      case .compute, .inspect, .survey, .recheck: 0..<group.trials
      }
    }
  }

  // MARK: One job

  /// Takes unit after unit until none is left or somebody asks to stop.
  private func labour(_ work: StageWork) throws {
    while let unit = work.take() {
      let ending = try compute(unit, work)
      if let reason = ending.stop { throw EngineError.stopped(reason) }
      if let failure = ending.failure { throw failure }
      try Task.checkCancellation()
    }
  }

  /// What became of a unit: its finished trials are stored in any case.
  private struct Ending {
    var stop: StopSwitch.Reason?
    var failure: EngineError?
  }

  private func compute(_ unit: WorkQueue.Unit, _ work: StageWork) throws -> Ending {
    let start = ContinuousClock.now
    var values = [[Double]](repeating: [], count: unit.cells.count)
    var ending = Ending()
    var finished: [Int] = []
    for trial in unit.trials {
      ending.stop = stop.reason(before: work.secondsPerTrial(unit.group))
      if ending.stop != nil || Task.isCancelled { break }
      do throws(EngineError) {
        guard let outcomes = try outcomes(of: unit, work, trial: trial) else { continue }
        for (index, outcome) in outcomes.enumerated() { values[index] += outcome }
        finished.append(trial)
      } catch {
        if case .stopped(let reason) = error {
          ending.stop = reason
        } else {
          ending.failure = error
        }
        break
      }
    }
    guard !finished.isEmpty else {
      report(work.progress)
      return ending
    }
    let computed = ContinuousClock.now
    var trials = RangeSet<Int>()
    for trial in finished { trials.insert(contentsOf: trial..<trial + 1) }
    for (index, values) in zip(unit.cells, values) {
      let cell = work.groups[unit.group].cells[index]
      let chunk = TrialChunk(
        cellDigest: cell.digest, width: cell.width, trials: trials, values: values)
      try store.save(chunk)
      work.add(chunk, group: unit.group, cell: index)
    }
    work.finished(
      unit, trials: finished.count, computing: computed - start,
      storing: ContinuousClock.now - computed)
    report(work.progress)
    return ending
  }

  /// - Returns: `nil` if the trial failed and the others go on.
  private func outcomes(
    of unit: WorkQueue.Unit, _ work: StageWork, trial: Int
  ) throws(EngineError) -> [[Double]]? {
    let group = work.groups[unit.group]
    let cells = unit.cells.map { group.cells[$0] }
    let request = TrialRequest(
      trial: trial, cells: unit.cells, stop: stop,
      scratch: store.scratch(of: cells[0].digest, trial: trial)
    ) { cell in
      work.outcome(group: unit.group, cell: cell, trial: trial)
    }
    let labels = cells.map(\.label).joined(separator: "; ")
    do {
      let outcomes = try group.compute(request)
      precondition(
        outcomes.map(\.count) == cells.map(\.width),
        "\(outcomes.map(\.count)) numbers for the cells \(unit.cells)")
      return outcomes
    } catch let error as EngineError {
      throw error
    } catch let failure as TrialFailure {
      work.fail(unit, trial: trial, reason: failure.reason)
      log.withLock { $0.failures.append("trial \(trial) of the cell \(labels): \(failure.reason)") }
      return nil
    } catch {
      throw .trialFailed(cell: labels, trial: trial, reason: "\(error)")
    }
  }
}
