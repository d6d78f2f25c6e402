/// Cells that share something costly in each trial (a reference set), and how to compute them.
package struct TrialGroup: Sendable {
  package let cells: [TrialCell]
  /// Trials of every cell, numbered from 0.
  package let trials: Int
  /// Bytes that one trial takes while it is computed, at most; what it returns not counted.
  package let workingBytes: Int
  let compute: @Sendable (TrialRequest) throws -> [[Double]]

  /// - Parameter compute: the outcomes of the cells that a request asks for, in its order, each of
  ///   that cell's `width` numbers. A pure function of cells and trial: no clock, disk or shared
  ///   state.
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

  init(trial: Int, cells: [Int], find: @escaping @Sendable (Int) -> [Double]?) {
    self.trial = trial
    self.cells = cells
    self.find = find
  }

  /// The outcome of another cell of the group in the same trial, if it is known already. A cell that
  /// isn't known is wanted.
  package func known(_ cell: Int) -> [Double]? { find(cell) }
}
