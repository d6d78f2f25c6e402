/// The distances of all cells, each sorted once, so that medians and comparisons of resampled trials
/// need no sorting: a resample is a weight for each trial.
struct RankedDistances {
  /// Trials of one cell by rising distance.
  private struct Cell {
    let trials: [Int]
    let distances: [Double]

    init(_ distances: some Collection<Double>) {
      let values = Array(distances)
      let order = values.indices.sorted { values[$0] < values[$1] }
      trials = order
      self.distances = order.map { values[$0] }
    }
  }

  let trainingCounts: [Int]
  let comparisons: [FallComparison]
  /// What the reader must know of the bootstrap.
  let notes: [String]
  private let commonTrials: Int
  private let cells: [Cell]

  /// - Parameter cells: by rising training count.
  init(_ cells: [DistanceCell]) {
    trainingCounts = cells.map(\.trainingCount)
    let counts = cells.map(\.distances.count)
    let common = counts.min() ?? 0
    commonTrials = common
    notes =
      counts.allSatisfy { $0 == common }
      ? [] : ["interval from the first \(common) trials, which all cells have"]
    self.cells = cells.map { Cell($0.distances.prefix(common)) }
    let all = cells.map { Cell($0.distances) }
    comparisons = Self.comparisons(trainingCounts, all) { [Int](repeating: 1, count: counts[$0]) }
  }

  /// The percentile interval of n_fall; an end is `nil` where it is a resample without a fall.
  func bootstrap(
    _ level: Double, _ replicates: Int, using generator: inout some RandomNumberGenerator
  ) -> (low: Double?, high: Double?) {
    var falls: [Double] = []
    falls.reserveCapacity(replicates)
    var weights = [Int](repeating: 0, count: commonTrials)
    for _ in 0..<replicates {
      for trial in weights.indices { weights[trial] = 0 }
      for _ in 0..<commonTrials {
        // The high word of a product is uniform on 0..<count to one part in 2⁶⁴/count.
        let word = generator.next() as UInt64
        weights[Int(word.multipliedFullWidth(by: UInt64(commonTrials)).high)] += 1
      }
      falls.append(firstFall(weights))
    }
    falls.sort()
    let position = (1 - level) / 2 * Double(replicates - 1)
    let low = falls[Int(position.rounded(.down))]
    let high = falls[replicates - 1 - Int(position.rounded(.down))]
    return (low.isFinite ? low : nil, high.isFinite ? high : nil)
  }

  private func firstFall(_ weights: [Int]) -> Double {
    var baseline = Baseline()
    for index in cells.indices {
      if index > 0 {
        let below = Self.probabilityBelow(cells[index], weights, cells[baseline.index], weights)
        if below >= DistanceFall.threshold { return Double(trainingCounts[index]) }
      }
      baseline.offer(index, median: Self.median(cells[index], weights))
    }
    return .infinity
  }

  /// The cell with the largest median so far; ties go to the later one.
  private struct Baseline {
    var index = 0
    var median = -Double.infinity

    mutating func offer(_ candidate: Int, median value: Double) {
      if value >= median { (index, median) = (candidate, value) }
    }
  }

  private static func comparisons(
    _ trainingCounts: [Int], _ cells: [Cell], weights: (Int) -> [Int]
  ) -> [FallComparison] {
    var baseline = Baseline()
    var result: [FallComparison] = []
    for index in cells.indices {
      if index > 0 {
        result.append(
          FallComparison(
            trainingCount: trainingCounts[index],
            baselineTrainingCount: trainingCounts[baseline.index],
            probabilityBelow: probabilityBelow(
              cells[index], weights(index), cells[baseline.index], weights(baseline.index))))
      }
      baseline.offer(index, median: median(cells[index], weights(index)))
    }
    return result
  }

  /// Lower median of weighted trials: an order statistic, so that it commutes with monotone maps.
  private static func median(_ cell: Cell, _ weights: [Int]) -> Double {
    let half = (cell.trials.reduce(0) { $0 + weights[$1] } + 1) / 2
    var seen = 0
    for (trial, distance) in zip(cell.trials, cell.distances) {
      seen += weights[trial]
      if seen >= half { return distance }
    }
    preconditionFailure("a cell without trials has no median")
  }

  /// U = P(D < D_B) + ½P(D = D_B) over all pairs, by one walk through both sorted lists.
  private static func probabilityBelow(
    _ cell: Cell, _ weights: [Int], _ baseline: Cell, _ baselineWeights: [Int]
  ) -> Double {
    var (below, tied, total, baselineTotal) = (0, 0, 0, 0)
    // Weight of the baseline's trials strictly below, and up to and including, the distance.
    var (lessIndex, less, upToIndex, upTo) = (0, 0, 0, 0)
    baselineTotal = baseline.trials.reduce(0) { $0 + baselineWeights[$1] }
    for (trial, distance) in zip(cell.trials, cell.distances) where weights[trial] > 0 {
      while lessIndex < baseline.trials.count, baseline.distances[lessIndex] < distance {
        less += baselineWeights[baseline.trials[lessIndex]]
        lessIndex += 1
      }
      while upToIndex < baseline.trials.count, baseline.distances[upToIndex] <= distance {
        upTo += baselineWeights[baseline.trials[upToIndex]]
        upToIndex += 1
      }
      below += weights[trial] * (baselineTotal - upTo)
      tied += weights[trial] * (upTo - less)
      total += weights[trial]
    }
    return (Double(below) + 0.5 * Double(tied)) / (Double(total) * Double(baselineTotal))
  }
}
