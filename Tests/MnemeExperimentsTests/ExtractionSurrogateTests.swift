import MnemeMetrics
import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

@Suite struct ExtractionSurrogateTests {
  private static func run(_ flags: [String]) async throws -> ExperimentRun {
    try await ExperimentRun(
      .extraction,
      [
        "mode_counts=2", "radii=2", "trials=2", "training_count=10", "bandwidths=0.1",
        "hit_counts=10", "hit_trials=2", "generator_counts=5", "generator_trials=2",
        "sample_count=5", "step_count=10", "restarts=5", "shuffles=20",
      ] + flags)
  }

  /// As the data's own description counts them.
  @Test func theDigitsAreThere() {
    let images = HandwrittenDigits()
    let counts = (0..<10).map { digit in images.digits.count { $0 == digit } }
    #expect(counts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    #expect(Array(images.digits.prefix(12)) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
    #expect(images.levels[0, 2] == 5 && images.levels[0, 3] == 13)
  }

  /// Clusters tell more than half of the digit, shuffled digits nothing, and more clusters tell more.
  /// Shuffled: within .03 nats, ten times the error of the mean of 20; without the jackknife it would be
  /// .1 at K = 40, which is the negative control.
  @Test func clustersInform() async throws {
    let rows = try await Self.run(["cluster_counts=5,20,40"]).rows(ExtractionSurrogateRow.self)
    #expect(rows.count == 3)
    for row in rows {
      #expect(abs(row.labelEntropy - 2.3025) <= 1e-3)
      #expect(abs(try #require(row.shuffledInformation.value)) <= 0.03, "\(row)")
      #expect(row.pluginInformation > (row.information.value ?? .infinity))
      #expect((row.information.high ?? .infinity) < row.labelEntropy)
    }
    let lows = rows.compactMap(\.information.low), highs = rows.compactMap(\.information.high)
    #expect(lows[1] > highs[0] && lows[2] > highs[1])
    #expect(lows[1] > rows[1].labelEntropy / 2 && highs[0] < rows[0].labelEntropy / 2)
    let images = HandwrittenDigits()
    var stream = RandomStream(key: 4, stream: 4)
    let shuffled = ClusterLabels(
      assignments: (0..<1797).map { $0 % 40 }, labels: images.digits.shuffled(using: &stream),
      clusters: 40, labelCount: 10)
    #expect(shuffled.pluginInformation > 0.06)
  }

  /// The half that coheres most is purer than all, by more than its interval; the half that coheres
  /// least is not, which is the negative control. Purities of shuffled digits are far below.
  @Test func cohesionFindsPureClusters() async throws {
    let run = try await Self.run(["cluster_counts=80"])
    let row = try #require(try run.rows(ExtractionSurrogateRow.self).first)
    let clusters = try run.rows(ExtractionClusterRow.self)
    #expect(row.keptClusters == 40 && clusters.count == 80)
    #expect(try #require(row.purityGain.low) > 0)
    #expect(try #require(row.purity.low) > (row.shuffledPurity.high ?? 1))
    #expect((row.keptPurity.high ?? 2) <= 1)
    func purity(_ rows: [ExtractionClusterRow]) -> Double {
      rows.reduce(0) { $0 + ($1.purity.fraction ?? 0) * Double($1.size) }
        / Double(rows.reduce(0) { $0 + $1.size })
    }
    let kept = clusters.filter { $0.isKept == 1 }, others = clusters.filter { $0.isKept == 0 }
    #expect(abs(purity(kept) - (row.keptPurity.value ?? 0)) <= 1e-12)
    #expect(abs(purity(clusters) - (row.purity.value ?? 0)) <= 1e-12)
    #expect(purity(others) < purity(clusters))
    #expect(clusters.reduce(0) { $0 + $1.size } == 1797)
    #expect(zip(clusters, clusters.dropFirst()).allSatisfy { $0.cohesion >= $1.cohesion })
    #expect(kept.map(\.cohesion).min() == row.cohesionLevel)
  }

  /// With one cluster kept there is no interval, but a reason.
  @Test func oneClusterHasNoInterval() async throws {
    let rows = try await Self.run(["cluster_counts=4", "kept_part=0.1"])
      .rows(ExtractionSurrogateRow.self)
    let row = try #require(rows.first)
    #expect(row.keptClusters == 1 && row.keptPurity == IntervalEstimate())
    #expect(row.purityGain == IntervalEstimate() && !row.reason.isEmpty)
  }
}
