/// Cells that share something costly in each trial (a reference set), and how to compute them.
package struct TrialGroup: Sendable {
  package let cells: [TrialCell]
  /// Trials of every cell, numbered from 0.
  package let trials: Int
  /// The trials `range` of the cells with the given indices: one array of `width` numbers a trial.
  ///
  /// A pure function of cell and trial: no clock, disk or shared state.
  package let compute: @Sendable (_ cell: [Int], _ trial: Int) throws -> [[Double]]

  /// - Parameter compute: given indices into `cells` and a trial, the outcomes of those cells, in
  ///   that order.
  package init(
    cells: [TrialCell], trials: Int,
    compute: @escaping @Sendable (_ cells: [Int], _ trial: Int) throws -> [[Double]]
  ) {
    self.cells = cells
    self.trials = trials
    self.compute = compute
  }
}

/// All trials of one cell, in the order of their numbers.
package struct CellOutcomes: Sendable {
  package let cell: TrialCell
  package let trials: [[Double]]

  /// Number `index` of each trial.
  package func column(_ index: Int) -> [Double] { trials.map { $0[index] } }
}
