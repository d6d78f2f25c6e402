/// What is left to do of a plan, handed out in units.
struct WorkQueue: Sendable {
  /// Trials of a group that the same cells lack.
  struct Unit: Sendable, Equatable {
    let group: Int
    let cells: [Int]
    let trials: Range<Int>
  }

  private var waiting: [Unit]
  private var next = 0
  /// By group: trials that nobody has begun, and what the finished ones took.
  private var left: [Int]
  private(set) var costs: [UnitSizing.Cost]
  private let sizing: UnitSizing
  private let jobs: Int

  /// - Parameter shares: for each group, the trials that this process is to compute.
  init(_ outcomes: [[CellOutcomes]], shares: [Range<Int>], sizing: UnitSizing, jobs: Int) {
    waiting = zip(outcomes, shares).enumerated().flatMap { group, work in
      Self.units(group, cells: work.0, share: work.1)
    }
    left = [Int](repeating: 0, count: outcomes.count)
    for unit in waiting { left[unit.group] += unit.trials.count }
    costs = [UnitSizing.Cost](repeating: UnitSizing.Cost(), count: outcomes.count)
    self.sizing = sizing
    self.jobs = jobs
  }

  /// Outcomes that are to be computed, over all cells.
  var missing: Int { waiting.reduce(0) { $0 + $1.cells.count * $1.trials.count } }

  /// Cuts the trials of a group where the cells that lack them change.
  private static func units(_ group: Int, cells: [CellOutcomes], share: Range<Int>) -> [Unit] {
    let missing = cells.map { $0.missing(in: share) }
    let edges = Set(missing.flatMap { $0.ranges.flatMap { [$0.lowerBound, $0.upperBound] } })
      .sorted()
    return zip(edges, edges.dropFirst()).compactMap { start, end in
      let lacking = cells.indices.filter { missing[$0].contains(start) }
      return lacking.isEmpty ? nil : Unit(group: group, cells: lacking, trials: start..<end)
    }
  }

  /// The next unit, or `nil` if all work is handed out.
  mutating func take() -> Unit? {
    guard next < waiting.count else { return nil }
    let unit = waiting[next]
    let count = min(
      unit.trials.count,
      sizing.trials(left: left[unit.group], jobs: jobs, cost: costs[unit.group]))
    let end = unit.trials.lowerBound + count
    left[unit.group] -= count
    if end == unit.trials.upperBound {
      next += 1
    } else {
      waiting[next] = Unit(
        group: unit.group, cells: unit.cells, trials: end..<unit.trials.upperBound)
    }
    return Unit(group: unit.group, cells: unit.cells, trials: unit.trials.lowerBound..<end)
  }

  mutating func finished(
    _ unit: Unit, trials: Int, computing: Duration, storing: Duration
  ) {
    costs[unit.group].trials += trials
    costs[unit.group].units += 1
    costs[unit.group].computingSeconds += computing / .seconds(1)
    costs[unit.group].storingSeconds += storing / .seconds(1)
  }
}
