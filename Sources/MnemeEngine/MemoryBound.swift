/// How much memory a plan may take, and how many jobs fit in that.
package struct MemoryBound: Sendable, Equatable {
  /// All of the process, or `nil` for no bound.
  package var bytes: Int?

  package init(bytes: Int? = nil) { self.bytes = bytes }

  /// The program and its libraries, without any trial.
  static let programBytes = 64 << 20
  /// Outcomes are held by the engine, by the stage before, and by the summary in two forms.
  static let copiesOfOutcomes = 4

  struct Estimate: Equatable {
    var jobs: Int
    /// What the process takes at most.
    var bytes: Int
  }

  /// As many of `jobs` as fit.
  ///
  /// - Throws: `EngineError.tooLittleMemory` if not even one does.
  func estimate(_ groups: [TrialGroup], jobs: Int) throws(EngineError) -> Estimate {
    let outcomes = groups.reduce(0) { sum, group in
      sum + group.trials * group.cells.reduce(0) { $0 + $1.width } * MemoryLayout<Double>.stride
    }
    let fixed = Self.programBytes + outcomes * Self.copiesOfOutcomes
    let each = groups.map(\.workingBytes).max() ?? 0
    guard let bytes else { return Estimate(jobs: jobs, bytes: fixed + jobs * each) }
    guard fixed + each <= bytes else {
      throw .tooLittleMemory(neededBytes: fixed + each, allowedBytes: bytes)
    }
    let affordable = each > 0 ? min(jobs, (bytes - fixed) / each) : jobs
    return Estimate(jobs: affordable, bytes: fixed + affordable * each)
  }
}
