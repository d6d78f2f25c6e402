/// How far a plan is. Handed to the caller's reporter at the start and after each stored unit.
package struct EngineProgress: Sendable, Equatable {
  /// What is being computed: "grid", "refinement 1".
  package var stage: String
  package var cells: Int
  /// Trials over all cells.
  package var totalTrials: Int
  /// Trials that were on disk before.
  package var foundTrials: Int
  /// Trials computed by this process.
  package var computedTrials: Int
  /// Trials that came to nothing in this process; the next run tries them again.
  package var failedTrials = 0
  /// Trials that are this process's to find or compute: all, or its shard's.
  package var ownTrials: Int
  package var jobs: Int

  package init(
    stage: String, cells: Int = 0, totalTrials: Int = 0, foundTrials: Int = 0,
    computedTrials: Int = 0, ownTrials: Int = 0, jobs: Int
  ) {
    self.stage = stage
    self.cells = cells
    self.totalTrials = totalTrials
    self.foundTrials = foundTrials
    self.computedTrials = computedTrials
    self.ownTrials = ownTrials
    self.jobs = jobs
  }

  package var doneTrials: Int { foundTrials + computedTrials }
  package var isFinished: Bool { doneTrials + failedTrials == ownTrials }
}

/// What an engine did, over all stages, for the run log.
package struct EngineRecord: Sendable, Equatable {
  /// One entry a stage, as it ended.
  package var stages: [EngineProgress] = []
  package var setAside: [TrialStore.SetAside] = []
  /// Files that were set aside at other times; only an engine that inspects looks for them.
  package var setAsideBefore: [TrialStore.SetAside] = []
  /// Why trials failed, one entry each: cells, trial and reason.
  package var failures: [String] = []
  /// Trials that were computed again, in no particular order.
  package var rechecks: [TrialRecheck] = []
  package var jobs = 0
  /// What the plan may take at most, by its own account.
  package var estimatedBytes = 0

  package init() {}
}
