/// How far a plan is. Handed to the caller's reporter after each stored chunk.
package struct EngineProgress: Sendable, Equatable {
  /// What is being computed: "reference sets", "cells", "refinement 1".
  package var stage: String
  package var cells: Int
  /// Trials over all cells.
  package var totalTrials: Int
  /// Trials that were on disk before.
  package var foundTrials: Int
  /// Trials computed by this process.
  package var computedTrials: Int
  package var jobs: Int

  package var isFinished: Bool { foundTrials + computedTrials == totalTrials }
}

/// What can stop a plan.
package enum EngineError: Error, CustomStringConvertible {
  /// A trial's numbers failed; everything finished is stored.
  case trialFailed(cell: String, trial: Int, reason: String)

  package var description: String {
    switch self {
    case .trialFailed(let cell, let trial, let reason):
      "trial \(trial) of the cell \(cell) failed: \(reason). Finished trials are kept"
    }
  }
}
