import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// K-means on the handwritten digits: what its clusters tell of the digits, and whether cohesion finds
/// the pure ones.
struct ExtractionSurrogates: Sendable {
  let spec: ExtractionSpec
  let seed: UInt64
  let images = HandwrittenDigits()

  func cell(_ clusterCount: Int) -> TrialCell {
    TrialCell(
      experiment: "\(Extraction.name.rawValue) surrogates", revision: Extraction.revision,
      seed: seed,
      settings: [
        ("cluster_count", clusterCount.cellText), ("restarts", spec.restarts.cellText),
        ("shuffles", spec.shuffles.cellText),
      ], label: "clusters, K = \(clusterCount)",
      width: HandwrittenDigits.count + clusterCount + 2 * spec.shuffles)
  }

  var group: TrialGroup {
    TrialGroup(cells: spec.clusterCounts.map(cell), trials: 1) { request in
      request.cells.map { outcome(spec.clusterCounts[$0]) }
    }
  }

  /// Cluster of each image; cohesion of each cluster; information and purity of each shuffle.
  func outcome(_ clusterCount: Int) -> [Double] {
    let cell = cell(clusterCount)
    var starts = cell.stream(trial: 0, purpose: "starts")
    let labels = SurrogateLabels(
      images.levels, clusterCount: clusterCount, restarts: spec.restarts, stream: &starts)
    var shuffling = cell.stream(trial: 0, purpose: "shuffles")
    let shuffled = (0..<spec.shuffles).map { _ in
      table(labels.assignments, clusterCount, digits: images.digits.shuffled(using: &shuffling))
    }
    return labels.assignments.map(Double.init) + labels.cohesions
      + shuffled.map(\.information.value)
      + shuffled.map { $0.purity(of: Array(0..<clusterCount)) ?? 0 }
  }

  private func table(
    _ assignments: [Int], _ clusterCount: Int, digits: [Int]
  ) -> ClusterLabels {
    ClusterLabels(
      assignments: assignments, labels: digits, clusters: clusterCount,
      labelCount: HandwrittenDigits.classes)
  }

  private struct Reading {
    let labels: SurrogateLabels
    let shuffledInformation: [Double]
    let shuffledPurity: [Double]
  }

  private func reading(_ outcome: [Double], _ clusterCount: Int) -> Reading {
    let (n, k, s) = (HandwrittenDigits.count, clusterCount, spec.shuffles)
    return Reading(
      labels: SurrogateLabels(
        assignments: outcome[..<n].map { Int($0) }, cohesions: Array(outcome[n..<n + k])),
      shuffledInformation: Array(outcome[(n + k)..<(n + k + s)]),
      shuffledPurity: Array(outcome[(n + k + s)...]))
  }

  // MARK: Rows

  /// - Parameter outcomes: of each number of clusters.
  func rows(_ outcomes: [[Double]]) -> [ExtractionSurrogateRow] {
    zip(spec.clusterCounts, outcomes).map { clusterCount, outcome in
      let reading = reading(outcome, clusterCount)
      let table = table(reading.labels.assignments, clusterCount, digits: images.digits)
      var row = ExtractionSurrogateRow()
      row.clusterCount = clusterCount
      row.imageCount = HandwrittenDigits.count
      row.intervalLevel = spec.intervalLevel
      addInformation(table, reading, to: &row)
      addPurity(table, reading, to: &row)
      return row
    }
  }

  private func addInformation(
    _ table: ClusterLabels, _ reading: Reading, to row: inout ExtractionSurrogateRow
  ) {
    let information = table.information
    row.information = estimate(information, degrees: HandwrittenDigits.count - 1)
    row.pluginInformation = table.pluginInformation
    row.labelEntropy = table.labelEntropy
    row.shuffledInformation = TrialSummary(of: reading.shuffledInformation)
      .meanInterval(trials: spec.shuffles, level: spec.intervalLevel)
  }

  private func addPurity(
    _ table: ClusterLabels, _ reading: Reading, to row: inout ExtractionSurrogateRow
  ) {
    let keptClusters = reading.labels.kept(spec.keptPart), kept = Set(keptClusters)
    row.cohesionLevel = keptClusters.last.map { reading.labels.cohesions[$0] } ?? 1
    let clusters = table.counts.count
    row.purity = share(
      table.jackknife { table.purity(of: $0) }, degrees: clusters - 1)
    row.shuffledPurity = TrialSummary(of: reading.shuffledPurity)
      .meanInterval(trials: spec.shuffles, level: spec.intervalLevel)
    row.keptClusters = kept.count
    row.keptShare =
      Double(kept.reduce(0) { $0 + table.size(of: $1) }) / Double(HandwrittenDigits.count)
    row.keptPurity = share(
      table.jackknife { table.purity(of: $0.filter(kept.contains)) }, degrees: clusters - 1)
    row.purityGain = estimate(
      table.jackknife { all in
        guard let own = table.purity(of: all.filter(kept.contains)),
          let whole = table.purity(of: all)
        else { return nil }
        return own - whole
      }, degrees: clusters - 1)
    if row.keptPurity.value == nil { row.reason = "only one cluster is kept" }
  }

  private func estimate(
    _ found: (value: Double, standardError: Double)?, degrees: Int
  ) -> IntervalEstimate {
    guard let found else { return IntervalEstimate() }
    let reach =
      StudentQuantile.twoSided(level: spec.intervalLevel, degrees: degrees) * found.standardError
    return IntervalEstimate(
      value: found.value, low: found.value - reach, high: found.value + reach)
  }

  /// With limits in [0, 1].
  private func share(
    _ found: (value: Double, standardError: Double)?, degrees: Int
  ) -> IntervalEstimate {
    var estimate = estimate(found, degrees: degrees)
    estimate.low = estimate.low.map { max(0, $0) }
    estimate.high = estimate.high.map { min(1, $0) }
    return estimate
  }

  /// Every cluster of every number of them.
  func clusterRows(_ outcomes: [[Double]]) -> [ExtractionClusterRow] {
    zip(spec.clusterCounts, outcomes).flatMap { clusterCount, outcome in
      let labels = reading(outcome, clusterCount).labels
      let table = table(labels.assignments, clusterCount, digits: images.digits)
      let kept = Set(labels.kept(spec.keptPart))
      return labels.byCohesion.enumerated().map { rank, cluster in
        let majority = table.majority(of: cluster)
        let interval = BinomialInterval.clopperPearson(
          successes: majority.count, trials: table.size(of: cluster), level: spec.intervalLevel)
        var row = ExtractionClusterRow()
        row.clusterCount = clusterCount
        row.cluster = rank + 1
        row.size = table.size(of: cluster)
        row.cohesion = labels.cohesions[cluster]
        row.isKept = kept.contains(cluster) ? 1 : 0
        row.digit = majority.label
        row.purity = TrialFraction(
          fraction: Double(majority.count) / Double(table.size(of: cluster)), low: interval.lower,
          high: interval.upper)
        return row
      }
    }
  }
}
