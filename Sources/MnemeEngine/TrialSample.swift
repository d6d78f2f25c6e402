import MnemeTables

/// Which finished trials are computed again to be compared: chosen by a seed alone, so that anyone
/// who asks for the same sample gets the same trials.
package struct TrialSample: Sendable, Equatable {
  /// Decides the choice, with the stage's name and the group's number.
  package let seed: String
  /// Trials of each stage, at most; `nil` for an eighth of them, at least one and at most 100.
  package let count: Int?
  /// A folder for what trials need while they are computed. Not the store's: nothing that was left
  /// there may help.
  package let scratch: String

  package init(seed: String, count: Int?, scratch: String) {
    precondition(count ?? 1 > 0, "a sample of nothing")
    self.seed = seed
    self.count = count
    self.scratch = scratch
  }

  /// A trial of all cells of a group.
  struct Pick: Sendable, Hashable {
    let group: Int
    let trial: Int
  }

  /// Round after round one trial of each group, groups in an order of the seed's.
  ///
  /// - Parameter trials: of each group.
  func picks(stage: String, trials: [Int]) -> [Pick] {
    let total = trials.reduce(0, +)
    let wanted = min(total, count ?? min(100, (total + 7) / 8))
    let order = trials.indices.sorted { rank(stage, "\($0)") < rank(stage, "\($1)") }
    var picks: [Pick] = []
    var round = 0
    while picks.count < wanted {
      for group in order where round < trials[group] && picks.count < wanted {
        picks.append(
          Pick(group: group, trial: trial(round, stage: stage, group, of: trials[group])))
      }
      round += 1
    }
    return picks
  }

  /// Number `round` of a permutation of the trials: start and step by the seed, the step coprime to
  /// their number.
  private func trial(_ round: Int, stage: String, _ group: Int, of trials: Int) -> Int {
    let start = number(stage, "\(group)/start") % trials
    var step = number(stage, "\(group)/step") % trials
    while Self.divisor(step, trials) != 1 { step = (step + 1) % trials }
    return (start + round * step) % trials
  }

  private func rank(_ stage: String, _ name: String) -> String {
    Digest.sha256("\(seed)/\(stage)/\(name)")
  }

  /// 31 bits.
  private func number(_ stage: String, _ name: String) -> Int {
    guard let number = Int(rank(stage, name).prefix(8), radix: 16) else {
      preconditionFailure("a digest of other than hexadecimal digits")
    }
    return number >> 1
  }

  /// The greatest common one.
  private static func divisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : divisor(other, one % other)
  }
}

/// One trial of one cell, computed again.
package struct TrialRecheck: Sendable, Equatable {
  package let stage: String
  /// Of the cell.
  package let label: String
  package let trial: Int
  package let outcome: Outcome

  package enum Outcome: Sendable, Equatable {
    case equal
    /// The largest relative difference of two numbers; infinite where a sign, an infinity or a number
    /// of numbers differs.
    case different(largest: Double)
    /// Not computed here, and why.
    case failed(reason: String)
  }
}

extension TrialRecheck.Outcome {
  init(stored: [Double], again: [Double]) {
    guard stored.count == again.count else {
      self = .different(largest: .infinity)
      return
    }
    if zip(stored, again).allSatisfy({ $0.bitPattern == $1.bitPattern }) {
      self = .equal
      return
    }
    let differences = zip(stored, again).map { one, other -> Double in
      if one == other || one.isNaN && other.isNaN { return 0 }
      let difference = abs(one - other) / max(abs(one), abs(other))
      return difference.isNaN ? .infinity : difference
    }
    self = .different(largest: differences.max() ?? 0)
  }
}
