/// Outcomes of one cell by trial number, in one piece of memory.
package struct CellOutcomes: Sendable {
  package let cell: TrialCell
  /// Trials that the plan has, numbered from 0.
  package let trials: Int
  /// Shape (trials, cell.width); zero where a trial is not known.
  private var values: [Double]
  /// Trials that are known.
  private(set) var known = RangeSet<Int>()
  /// Trials that came to nothing in this process, and why.
  package private(set) var failures: [Int: String] = [:]

  init(cell: TrialCell, trials: Int) {
    self.cell = cell
    self.trials = trials
    values = [Double](repeating: 0, count: trials * cell.width)
  }

  var knownCount: Int { known.ranges.reduce(0) { $0 + $1.count } }
  var isComplete: Bool { knownCount == trials }
  /// Trials of a range that are not known.
  func missing(in range: Range<Int>) -> RangeSet<Int> { RangeSet(range).subtracting(known) }
  func missingCount(in range: Range<Int>) -> Int {
    missing(in: range).ranges.reduce(0) { $0 + $1.count }
  }

  /// The numbers of one trial, or `nil` if it is not known.
  package func outcome(_ trial: Int) -> [Double]? {
    known.contains(trial) ? Array(values[trial * cell.width..<(trial + 1) * cell.width]) : nil
  }

  /// The numbers of each trial. The plan is finished, or this can't be asked.
  package var all: [[Double]] {
    precondition(isComplete, "\(knownCount) of \(trials) trials of \(cell.label) are known")
    return (0..<trials).map { Array(values[$0 * cell.width..<($0 + 1) * cell.width]) }
  }

  /// The numbers of each trial that did not fail, ascending by trial.
  package var finished: [(trial: Int, values: [Double])] {
    precondition(
      knownCount + failures.count == trials, "\(knownCount) of \(trials) of \(cell.label) are known"
    )
    return (0..<trials).compactMap { trial in outcome(trial).map { (trial, $0) } }
  }

  mutating func fail(_ trial: Int, _ reason: String) {
    precondition(!known.contains(trial), "trial \(trial) is known")
    failures[trial] = reason
  }

  /// Number `index` of each trial.
  package func column(_ index: Int) -> [Double] {
    precondition(isComplete, "\(knownCount) of \(trials) trials of \(cell.label) are known")
    return (0..<trials).map { values[$0 * cell.width + index] }
  }

  /// Takes what the plan needs from a chunk.
  ///
  /// - Returns: whether it agrees, bit for bit, with what was known before; if not, nothing is taken.
  mutating func add(_ chunk: TrialChunk) -> Bool {
    guard agrees(with: chunk) else { return false }
    chunk.forEachRun { run, offset in
      let used = run.clamped(to: 0..<trials)
      guard !used.isEmpty else { return }
      let start = (offset + used.lowerBound - run.lowerBound) * cell.width
      values.replaceSubrange(
        used.lowerBound * cell.width..<used.upperBound * cell.width,
        with: chunk.values[start..<start + used.count * cell.width])
      known.insert(contentsOf: used)
    }
    return true
  }

  private func agrees(with chunk: TrialChunk) -> Bool {
    var agrees = true
    chunk.forEachRun { run, offset in
      for common in known.intersection(RangeSet(run)).ranges where agrees {
        let start = (offset + common.lowerBound - run.lowerBound) * cell.width
        let own = values[common.lowerBound * cell.width..<common.upperBound * cell.width]
        let other = chunk.values[start..<start + own.count]
        agrees = zip(own, other).allSatisfy { $0.bitPattern == $1.bitPattern }
      }
    }
    return agrees
  }
}
