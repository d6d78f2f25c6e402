import MnemeTables
import Synchronization

/// Runs the trials that are not yet on disk, in parallel, and stores each finished chunk.
///
/// Knows nothing of what a trial is. Outcomes come back by cell and trial number, whatever finished
/// first; nothing of threads or order can reach them.
package struct TrialEngine: Sendable {
  package let store: TrialStore
  /// Units of work at a time, ≥ 1.
  package let jobs: Int
  /// Trials of a group that are computed and stored together. Not part of any result.
  let trialsPerUnit: Int
  /// Called after each unit, from any thread.
  let report: @Sendable (EngineProgress) -> Void

  package init(
    store: TrialStore, jobs: Int, trialsPerUnit: Int = 8,
    report: @escaping @Sendable (EngineProgress) -> Void = { _ in }
  ) {
    precondition(jobs >= 1 && trialsPerUnit >= 1, "no work without workers")
    self.store = store
    self.jobs = jobs
    self.trialsPerUnit = trialsPerUnit
    self.report = report
  }

  /// Outcomes of every group and cell, in the order of the plan, and the files that were set aside.
  package struct Outcomes: Sendable {
    /// One array a group, one element a cell.
    package var groups: [[CellOutcomes]]
    package var setAside: [String]
  }

  /// - Parameter stage: named in progress reports.
  /// - Throws: `EngineError` if a trial fails, `DiskError` if a chunk can't be stored; what was
  ///   finished stays on disk.
  package func run(_ groups: [TrialGroup], stage: String) async throws -> Outcomes {
    var loaded = try groups.map { try $0.cells.map { try store.load($0) } }
    let units = zip(groups.indices, groups).flatMap { index, group in
      self.units(of: group, index: index, loaded: loaded[index])
    }
    let progress = Mutex(progress(groups, loaded, stage: stage))
    report(progress.withLock { $0 })
    for (unit, chunks) in try await compute(units, of: groups, progress: progress) {
      for (cell, chunk) in zip(unit.cells, chunks) {
        for (trial, outcome) in zip(chunk.trials, chunk.outcomes) {
          loaded[unit.group][cell].outcomes[trial] = outcome
        }
      }
    }
    return Outcomes(
      groups: zip(groups, loaded).map(outcomes), setAside: loaded.joined().flatMap(\.setAside))
  }

  /// Trials `trials` of the cells of one group that lack any of them.
  private struct Unit {
    let group: Int
    let cells: [Int]
    let trials: Range<Int>
    /// How many of cells × trials were not on disk.
    let missing: Int
  }

  private func units(of group: TrialGroup, index: Int, loaded: [TrialStore.Loaded]) -> [Unit] {
    stride(from: 0, to: group.trials, by: trialsPerUnit).compactMap { start in
      let trials = start..<min(start + trialsPerUnit, group.trials)
      let cells = group.cells.indices.filter { cell in
        trials.contains { loaded[cell].outcomes[$0] == nil }
      }
      let missing = cells.reduce(0) { sum, cell in
        sum + trials.count { loaded[cell].outcomes[$0] == nil }
      }
      return cells.isEmpty
        ? nil : Unit(group: index, cells: cells, trials: trials, missing: missing)
    }
  }

  private func progress(
    _ groups: [TrialGroup], _ loaded: [[TrialStore.Loaded]], stage: String
  ) -> EngineProgress {
    var progress = EngineProgress(
      stage: stage, cells: 0, totalTrials: 0, foundTrials: 0, computedTrials: 0, jobs: jobs)
    for (group, cells) in zip(groups, loaded) {
      progress.cells += cells.count
      progress.totalTrials += cells.count * group.trials
      for cell in cells {
        progress.foundTrials += cell.outcomes.keys.count { $0 < group.trials }
      }
    }
    return progress
  }

  private func compute(
    _ units: [Unit], of groups: [TrialGroup], progress: borrowing Mutex<EngineProgress>
  ) async throws -> [(Unit, [TrialChunk])] {
    var finished: [(Unit, [TrialChunk])] = []
    try await withThrowingTaskGroup(of: (Unit, [TrialChunk]).self) { tasks in
      var waiting = units.makeIterator()
      func start() {
        guard let unit = waiting.next() else { return }
        tasks.addTask { (unit, try self.compute(unit, of: groups[unit.group])) }
      }
      for _ in 0..<jobs { start() }
      while let (unit, chunks) = try await tasks.next() {
        finished.append((unit, chunks))
        progress.withLock { $0.computedTrials += unit.missing }
        report(progress.withLock { $0 })
        start()
      }
    }
    return finished
  }

  private func compute(_ unit: Unit, of group: TrialGroup) throws -> [TrialChunk] {
    var byCell = [[[Double]]](repeating: [], count: unit.cells.count)
    for trial in unit.trials {
      try Task.checkCancellation()
      for (index, outcome) in try outcomes(of: unit, group, trial: trial).enumerated() {
        byCell[index].append(outcome)
      }
    }
    return try zip(unit.cells, byCell).map { index, outcomes in
      let cell = group.cells[index]
      let chunk = TrialChunk(
        cellDigest: cell.digest, firstTrial: unit.trials.lowerBound, width: cell.width,
        outcomes: outcomes)
      try store.save(chunk, of: cell)
      return chunk
    }
  }

  private func outcomes(
    of unit: Unit, _ group: TrialGroup, trial: Int
  ) throws(EngineError) -> [[Double]] {
    do {
      return try group.compute(unit.cells, trial)
    } catch {
      let labels = unit.cells.map { group.cells[$0].label }.joined(separator: "; ")
      throw .trialFailed(cell: labels, trial: trial, reason: "\(error)")
    }
  }

  private func outcomes(_ group: TrialGroup, _ loaded: [TrialStore.Loaded]) -> [CellOutcomes] {
    zip(group.cells, loaded).map { cell, loaded in
      let trials = (0..<group.trials).map { trial in
        guard let outcome = loaded.outcomes[trial] else {
          preconditionFailure("trial \(trial) of \(cell.label) was neither found nor computed")
        }
        return outcome
      }
      return CellOutcomes(cell: cell, trials: trials)
    }
  }
}
