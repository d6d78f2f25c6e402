import Glibc
import MnemeMetrics
import MnemeNumerics
import Testing

@Suite struct ClusterLabelsTests {
  private static func table(_ assignments: [Int], _ labels: [Int]) -> ClusterLabels {
    ClusterLabels(assignments: assignments, labels: labels, clusters: 3, labelCount: 3)
  }

  @Test func clustersThatAreLabelsTellAll() {
    let same = [0, 0, 1, 1, 2, 2]
    let table = Self.table(same.map { 2 - $0 }, same)
    #expect(abs(table.pluginInformation - log(3)) <= 1e-14)
    #expect(abs(table.labelEntropy - log(3)) <= 1e-14)
    #expect(table.purity(of: [0, 1, 2]) == 1)
  }

  /// Counts 2 1 / 1 2: by hand, and purity 2/3 each.
  @Test func aTableByHand() throws {
    let table = ClusterLabels(
      assignments: [0, 0, 0, 1, 1, 1], labels: [0, 0, 1, 0, 1, 1], clusters: 2, labelCount: 2)
    #expect(
      abs(table.pluginInformation - (2 / 3.0 * log(4 / 3.0) + 1 / 3.0 * log(2 / 3.0))) <= 1e-14)
    #expect(table.majority(of: 1) == (label: 1, count: 2))
    #expect(try #require(table.purity(of: [1])) == 2 / 3.0 && table.purity(of: []) == nil)
  }

  /// The jackknife against leaving out each point, one by one.
  @Test func theJackknifeLeavesOutEachPoint() {
    let assignments = [0, 0, 1, 2, 2, 1, 0, 2, 1, 1, 0], labels = [0, 1, 1, 2, 2, 1, 0, 0, 2, 1, 0]
    let n = Double(labels.count)
    let values = labels.indices.map { left in
      Self.table(
        assignments.enumerated().filter { $0.offset != left }.map(\.element),
        labels.enumerated().filter { $0.offset != left }.map(\.element)
      ).pluginInformation
    }
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let table = Self.table(assignments, labels)
    let found = table.information
    #expect(abs(found.value - (n * table.pluginInformation - (n - 1) * mean)) <= 1e-12)
    #expect(abs(found.standardError - ((n - 1) / n * squares).squareRoot()) <= 1e-12)
  }

  /// Independent labels, 400 tables of 300 points: the counts tell 4/2n = .0067 nats on average, the
  /// jackknife 0 within 4.5 standard errors (false alarm below 1e-5) and its share of intervals at 95 %
  /// is no less than .9 (near independence they are not normal).
  @Test func independentLabelsTellNothing() throws {
    let tables = (0..<400).map { trial in
      var stream = RandomStream(key: 9, stream: UInt64(trial))
      let values = stream.uniforms(600).map { Int($0 * 3) }
      return Self.table(Array(values[..<300]), Array(values[300...]))
    }
    let corrected = try #require(SampleMoments(tables.map(\.information.value)))
    let plain = try #require(SampleMoments(tables.map(\.pluginInformation)))
    #expect(abs(corrected.mean) <= 4.5 * (corrected.standardError ?? 0))
    // Negative control: without the correction.
    #expect(abs(plain.mean) > 4.5 * (plain.standardError ?? 0))
    #expect(abs(plain.mean - 2 / 300.0) <= 4.5 * (plain.standardError ?? 0))
  }

  /// Dependent labels: 95 % intervals of 400 tables cover the true information in 91 % to 99 % of the
  /// cases; with binomial error .011, the lower limit is 3.7 of them away.
  @Test func intervalsCover() {
    // P = .5 on the diagonal of two, else chance: cells 3/8, 1/8.
    let truth = 0.75 * log(1.5) + 0.25 * log(0.5)
    let covered = (0..<400).count { trial in
      var stream = RandomStream(key: 10, stream: UInt64(trial))
      let draws = stream.uniforms(600)
      let labels = (0..<300).map { draws[$0] < 0.5 ? 0 : 1 }
      let assignments = (0..<300).map { draws[300 + $0] < 0.75 ? labels[$0] : 1 - labels[$0] }
      let found = Self.table(assignments, labels).information
      return abs(found.value - truth) <= 1.96 * found.standardError
    }
    #expect(covered >= 364 && covered <= 396, "\(covered)")
  }

  /// Sizes 2, 2, 2 with purities 1, 1, ½: leaving one out gives ¾, ¾, 1.
  @Test func purityByLeavingOutClusters() throws {
    let table = Self.table([0, 0, 1, 1, 2, 2], [0, 0, 1, 1, 0, 2])
    let found = try #require(table.jackknife { table.purity(of: $0) })
    #expect(abs(found.value - 5 / 6.0) <= 1e-15)
    let mean = 5 / 6.0, squares = 2 * (0.75 - mean) * (0.75 - mean) + (1 - mean) * (1 - mean)
    #expect(abs(found.standardError - (2 / 3.0 * squares).squareRoot()) <= 1e-15)
    // One cluster alone: nothing is left without it.
    #expect(table.jackknife { table.purity(of: $0.filter { $0 == 2 }) } == nil)
  }
}
