import Synchronization

/// The shared state of one stage: what is known, what is left, how far it is. Safe from any thread.
final class StageWork: Sendable {
  let groups: [TrialGroup]
  private struct State {
    var outcomes: [[CellOutcomes]]
    var queue: WorkQueue
    var progress: EngineProgress
  }
  private let state: Mutex<State>

  init(
    _ outcomes: [[CellOutcomes]], groups: [TrialGroup], shares: [Range<Int>], stage: String,
    sizing: UnitSizing, jobs: Int
  ) {
    self.groups = groups
    let queue = WorkQueue(outcomes, shares: shares, sizing: sizing, jobs: jobs)
    var progress = EngineProgress(stage: stage, jobs: jobs)
    for (cells, share) in zip(outcomes, shares) {
      progress.cells += cells.count
      progress.totalTrials += cells.reduce(0) { $0 + $1.trials }
      progress.ownTrials += cells.count * share.count
    }
    progress.foundTrials = progress.ownTrials - queue.missing
    state = Mutex(State(outcomes: outcomes, queue: queue, progress: progress))
  }

  var progress: EngineProgress { state.withLock { $0.progress } }
  var outcomes: [[CellOutcomes]] { state.withLock { $0.outcomes } }

  func take() -> WorkQueue.Unit? { state.withLock { $0.queue.take() } }

  func secondsPerTrial(_ group: Int) -> Double {
    state.withLock { $0.queue.costs[group].secondsPerTrial }
  }

  func outcome(group: Int, cell: Int, trial: Int) -> [Double]? {
    state.withLock { $0.outcomes[group][cell].outcome(trial) }
  }

  /// Takes trials that were missing, so that there is nothing to disagree with.
  func add(_ chunk: TrialChunk, group: Int, cell: Int) {
    let agrees = state.withLock { $0.outcomes[group][cell].add(chunk) }
    precondition(agrees, "a trial was computed twice, with two results")
  }

  func fail(_ unit: WorkQueue.Unit, trial: Int, reason: String) {
    state.withLock { state in
      for cell in unit.cells { state.outcomes[unit.group][cell].fail(trial, reason) }
      state.progress.failedTrials += unit.cells.count
    }
  }

  func finished(
    _ unit: WorkQueue.Unit, trials: Int, computing: Duration, storing: Duration
  ) {
    state.withLock {
      $0.queue.finished(unit, trials: trials, computing: computing, storing: storing)
      $0.progress.computedTrials += trials * unit.cells.count
    }
  }
}
