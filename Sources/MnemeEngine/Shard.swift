/// Part `index` of `count` of a plan, for machines that share the work.
package struct Shard: Sendable, Equatable {
  /// From 0.
  package let index: Int
  package let count: Int

  package init(index: Int, count: Int) {
    precondition(count >= 1 && (0..<count).contains(index), "shard \(index) of \(count)")
    self.index = index
    self.count = count
  }

  /// The trials of a group that are this shard's: disjoint from those of every other, and together
  /// all of them. Consecutive, so that they make few chunks.
  ///
  /// - Parameter group: its number in the plan: with more shards than trials, the groups begin at
  ///   different shards.
  func trials(of group: Int, trials: Int) -> Range<Int> {
    let place = (index + count - group % count) % count
    // Rounded up: trial t belongs to place ⌊t count / trials⌋.
    let first = (place * trials + count - 1) / count
    let end = ((place + 1) * trials + count - 1) / count
    return first..<min(end, trials)
  }

  /// For each of `count` shards, the trials over all cells that it lacks.
  static func missing(
    of outcomes: [[CellOutcomes]], in groups: [TrialGroup], shards count: Int
  ) -> [Int] {
    (0..<count).map { index in
      let shard = Shard(index: index, count: count)
      return zip(outcomes, groups).enumerated().reduce(0) { sum, entry in
        let (cells, group) = entry.element
        let trials = shard.trials(of: entry.offset, trials: group.trials)
        return sum + cells.reduce(0) { $0 + $1.missingCount(in: trials) }
      }
    }
  }
}
