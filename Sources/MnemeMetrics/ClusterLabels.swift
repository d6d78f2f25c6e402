import Glibc

/// What clusters tell of the true labels of their points: counts by cluster and label.
package struct ClusterLabels: Sendable, Equatable {
  /// Points by cluster and label, shape (clusters, labels).
  package let counts: [[Int]]
  private let clusterSizes: [Int]
  private let labelSizes: [Int]
  private let total: Int

  /// - Parameters:
  ///   - assignments: cluster of each point, from 0.
  ///   - labels: label of each point, from 0; as many, at least 2.
  package init(assignments: [Int], labels: [Int], clusters: Int, labelCount: Int) {
    precondition(
      assignments.count == labels.count && labels.count >= 2,
      "\(labels.count) labels of \(assignments.count) points")
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: labelCount), count: clusters)
    for (cluster, label) in zip(assignments, labels) { counts[cluster][label] += 1 }
    self.counts = counts
    clusterSizes = counts.map { $0.reduce(0, +) }
    labelSizes = (0..<labelCount).map { label in counts.reduce(0) { $0 + $1[label] } }
    total = labels.count
  }

  package func size(of cluster: Int) -> Int { clusterSizes[cluster] }

  /// The most frequent label of a cluster (of equals the first), and how many points have it.
  package func majority(of cluster: Int) -> (label: Int, count: Int) {
    let row = counts[cluster]
    let count = row.max() ?? 0
    return (row.firstIndex(of: count) ?? 0, count)
  }

  // MARK: Purity

  /// Share of the points of some clusters that have their cluster's most frequent label, in (0, 1].
  /// Small clusters are pure by chance: compare with shuffled labels. `nil` without points.
  package func purity(of clusters: [Int]) -> Double? {
    let size = clusters.reduce(0) { $0 + clusterSizes[$1] }
    guard size > 0 else { return nil }
    return Double(clusters.reduce(0) { $0 + majority(of: $1).count }) / Double(size)
  }

  /// A statistic of all clusters, with its standard error by leaving out one cluster at a time:
  /// clusters, not points, are what may be one way or the other.
  ///
  /// - Parameter statistic: of a list of clusters; `nil` where it doesn't exist.
  /// - Returns: `nil` if it exists not for all, or not without one of them.
  package func jackknife(
    _ statistic: ([Int]) -> Double?
  ) -> (value: Double, standardError: Double)? {
    let all = counts.indices.filter { clusterSizes[$0] > 0 }
    guard all.count > 1, let value = statistic(all) else { return nil }
    let values = all.compactMap { left in statistic(all.filter { $0 != left }) }
    guard values.count == all.count else { return nil }
    let k = Double(all.count)
    let mean = values.reduce(0, +) / k
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (value, ((k - 1) / k * squares).squareRoot())
  }

  // MARK: Information

  /// I(cluster; label) = Σ (n_kc/n) ln(n n_kc/(n_k n_c)) of the counts as they are, nats. Too large by
  /// about (clusters − 1)(labels − 1)/2n.
  package var pluginInformation: Double { information(without: nil) }

  /// The same without that excess: the jackknife over points, with its standard error, nats.
  ///
  /// n I − (n − 1) mean of the values with one point left out (Quenouille), with variance
  /// (n − 1)/n Σ (I₋ᵢ − mean)². Points of one cell leave the same value, so it takes as many as cells.
  package var information: (value: Double, standardError: Double) {
    let n = Double(total)
    var (sum, squares) = (0.0, 0.0)
    let own = pluginInformation
    for (cluster, row) in counts.enumerated() {
      for (label, count) in row.enumerated() where count > 0 {
        // Differences to the whole: what is squared are small numbers.
        let change = information(without: (cluster, label)) - own
        sum += Double(count) * change
        squares += Double(count) * change * change
      }
    }
    let mean = sum / n
    let variance = (n - 1) / n * max(0, squares - n * mean * mean)
    return (own - (n - 1) * mean, variance.squareRoot())
  }

  /// Entropy of the labels, nats: the most that clusters can tell.
  package var labelEntropy: Double {
    let n = Double(total)
    return log(n) - labelSizes.reduce(0) { $0 + Self.weighted($1) } / n
  }

  /// ln n + (Σ n_kc ln n_kc − Σ n_k ln n_k − Σ n_c ln n_c)/n, of all points or all but one.
  private func information(without left: (cluster: Int, label: Int)?) -> Double {
    var n = Double(total), sum = countSum
    if let left {
      n -= 1
      sum += Self.lost(counts[left.cluster][left.label])
      sum -= Self.lost(clusterSizes[left.cluster]) + Self.lost(labelSizes[left.label])
    }
    return log(n) + sum / n
  }

  private var countSum: Double {
    counts.reduce(0) { $0 + $1.reduce(0) { $0 + Self.weighted($1) } }
      - clusterSizes.reduce(0) { $0 + Self.weighted($1) }
      - labelSizes.reduce(0) { $0 + Self.weighted($1) }
  }

  /// m ln m, 0 for none.
  private static func weighted(_ m: Int) -> Double { m > 0 ? Double(m) * log(Double(m)) : 0 }

  private static func lost(_ m: Int) -> Double { weighted(m - 1) - weighted(m) }
}
