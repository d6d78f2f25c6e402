/// Cells that share something costly in each trial (a reference set), and how to compute them.
package struct TrialGroup: Sendable {
  package let cells: [TrialCell]
  /// Trials of every cell, numbered from 0.
  package let trials: Int
  /// Bytes that one trial takes while it is computed, at most; what it returns not counted.
  package let workingBytes: Int
  let compute: @Sendable (TrialRequest) throws -> [[Double]]

  /// - Parameter compute: the outcomes of the cells that a request asks for, in its order, each of
  ///   that cell's `width` numbers. A pure function of cells and trial: no clock or shared state, and
  ///   of the disk at most a place for what can be made again. Throws `TrialFailure` for a trial that
  ///   others need not wait for, `EngineError.stopped` if it ended because it was asked to.
  package init(
    cells: [TrialCell], trials: Int, workingBytes: Int = 0,
    compute: @escaping @Sendable (_ request: TrialRequest) throws -> [[Double]]
  ) {
    precondition(trials >= 0 && workingBytes >= 0, "\(trials) trials, \(workingBytes) bytes")
    self.cells = cells
    self.trials = trials
    self.workingBytes = workingBytes
    self.compute = compute
  }
}

/// One trial of some cells of a group.
package struct TrialRequest: Sendable {
  package let trial: Int
  /// Indices of the group's cells whose outcomes are wanted, ascending.
  package let cells: [Int]
  private let find: @Sendable (Int) -> [Double]?
  private let stop: StopSwitch
  /// Where a long trial may keep what it needs to go on after an interruption; made by whoever writes
  /// there, and removed by it at its end. Not part of any result.
  package let scratch: String

  init(
    trial: Int, cells: [Int], stop: StopSwitch, scratch: String,
    find: @escaping @Sendable (Int) -> [Double]?
  ) {
    self.trial = trial
    self.cells = cells
    self.stop = stop
    self.scratch = scratch
    self.find = find
  }

  /// Why a long trial should end now, unfinished; `nil` if it may go on.
  package var stopReason: StopSwitch.Reason? { stop.reason(before: 0) }

  /// The outcome of another cell of the group in the same trial, if it is known already. A cell that
  /// isn't known is wanted.
  package func known(_ cell: Int) -> [Double]? { find(cell) }
}

/// A trial that came to nothing by no fault of the plan: a process that it needs died or hung. It is
/// not stored, so that the next run tries it again; the others go on.
package struct TrialFailure: Error, Sendable, Equatable, CustomStringConvertible {
  package let reason: String
  package var description: String { reason }

  package init(_ reason: String) { self.reason = reason }
}
