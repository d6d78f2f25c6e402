/// What can stop a plan. Everything finished is stored.
package enum EngineError: Error, CustomStringConvertible {
  /// A trial's numbers failed.
  case trialFailed(cell: String, trial: Int, reason: String)
  /// No trial can be computed here: something that they need is not there.
  case cannotCompute(reason: String)
  case stopped(StopSwitch.Reason)
  /// A shard did its part, and others' parts of the stage are still missing or unknown.
  case shardIsDone
  /// Asked only to look, the engine found how many trials of the first stage each shard lacks.
  case surveyed(missing: [Int])
  /// Asked only to look, the engine found that this stage lacks trials.
  case incomplete(EngineProgress)
  /// One trial at a time would already take more than is allowed.
  case tooLittleMemory(neededBytes: Int, allowedBytes: Int)

  package var description: String {
    switch self {
    case .trialFailed(let cell, let trial, let reason):
      "trial \(trial) of the cell \(cell) failed: \(reason). Finished trials are kept"
    case .cannotCompute(let reason): "\(reason). Finished trials are kept"
    case .stopped(.interrupted): "interrupted. Finished trials are kept"
    case .stopped(.terminated): "told to stop. Finished trials are kept"
    case .stopped(.budgetSpent): "the time of --budget is spent. Finished trials are kept"
    case .shardIsDone: "this shard's part is finished"
    case .surveyed(let missing): "\(missing.count { $0 > 0 }) shards lack trials"
    case .incomplete(let progress):
      "\(progress.totalTrials - progress.doneTrials) of \(progress.totalTrials) trials of the "
        + "\(progress.stage) are missing"
    case .tooLittleMemory(let needed, let allowed):
      "the study needs up to \(Self.megabytes(needed)) MB even with one job, but --memory allows "
        + "\(Self.megabytes(allowed)) MB. Allow more, or ask for fewer trials or a smaller "
        + "reference set"
    }
  }

  private static func megabytes(_ bytes: Int) -> Int { (bytes + 999_999) / 1_000_000 }
}
