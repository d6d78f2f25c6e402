import Glibc
import MnemeDiffusion
import MnemeMetrics
import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

@Suite struct NeighbourRatioTests {
  private static func rows(_ flags: [String]) async throws -> [NeighbourRatioRow] {
    try await ExperimentRun(.neighbourRatio, flags).rows()
  }

  private static func error(_ row: NeighbourRatioRow) -> Double {
    ((row.memorized.high ?? 1) - (row.memorized.low ?? 0)) / (2 * 1.96)
  }

  /// 33 % at d = 1, 11 % at 2, 0.4 % at 5: within 4.5 standard errors, and a tenth of itself for the
  /// tails of the law at n = 400. Three rates: false alarm below 3e-5.
  @Test func theNullRateIsAPowerOfTheDimension() async throws {
    let rows = try await Self.rows([
      "dimensions=1,2,5", "training_counts=400", "sample_count=1000", "trials=12", "step_count=10",
    ]).filter { $0.generator == .truth }
    #expect(rows.count == 3)
    for row in rows {
      let share = try #require(row.memorized.fraction)
      let expected = pow(3, -Double(row.dimension))
      #expect(abs(row.uniformRate - expected) <= 1e-15)
      let room = 4.5 * Self.error(row) + 0.1 * expected
      #expect(abs(share - expected) <= room, "\(row)")
      // Negative control: the rate of a dimension more, and that of a factor of one half.
      #expect(abs(share - expected / 3) > room || row.dimension == 5, "\(row)")
      #expect(abs(share - pow(2, -Double(row.dimension))) > room, "\(row)")
    }
  }

  /// At least .99 with the exact score, at every n and d; not if paths are stopped too early.
  @Test func theExactScoreMemorizes() async throws {
    let rows = try await Self.rows([
      "dimensions=1,3,10", "training_counts=10,100,400", "stop_levels=0.3",
    ])
    for row in rows where row.generator == .exact {
      #expect(try #require(row.memorized.fraction) >= 0.99, "\(row)")
    }
    let stopped = rows.filter { $0.generator == .stopped && $0.trainingCount == 400 }
    #expect(stopped.contains { ($0.memorized.fraction ?? 1) < 0.9 })
  }

  /// 0 for the linear model at d = 100, at every n from 25 to 1000.
  @Test func theLinearModelCopiesNoPoints() async throws {
    let rows = try await Self.rows([
      "dimensions=100", "training_counts=25,50,100,200,400,1000", "trials=2", "sample_count=50",
      "step_count=20",
    ])
    let linear = rows.filter { $0.generator == .linear }
    #expect(linear.count == 6 && linear.allSatisfy { $0.memorized.fraction == 0 })
    #expect(rows.filter { $0.generator == .exact }.allSatisfy { $0.memorized.fraction == 1 })
  }

  /// A stopped path is a training sample with noise: its memorized share is that of such samples drawn
  /// without any path. Within 4.5 standard errors of the difference at d = 1, 3 and 10; false alarm
  /// below 3e-5.
  @Test(arguments: [(1, 20), (3, 100), (10, 400)])
  func stoppedPathsAreNoisyCopies(dimension: Int, count: Int) async throws {
    let level = dimension == 10 ? 0.2 : 0.1
    let rows = try await Self.rows([
      "dimensions=\(dimension)", "training_counts=\(count)", "stop_levels=\(level)",
      "sample_count=300", "trials=20", "step_count=60",
    ])
    let row = try #require(rows.first { $0.generator == .stopped })
    func drawn(_ noise: Double) -> (share: Double, error: Double) {
      let counts = (0..<40).map { trial -> Double in
        var stream = RandomStream(key: 77, stream: UInt64(trial))
        let training = Matrix(
          rows: count, columns: dimension, values: stream.normals(count * dimension))
        let copies = (0..<300).flatMap { sample in
          (0..<dimension).map { training[sample % count, $0] }
        }
        let noised = Matrix(rows: 300, columns: dimension, values: copies).adding(
          Matrix(rows: 300, columns: dimension, values: stream.normals(300 * dimension)),
          scale: noise)
        return Double(NeighbourRatios(of: noised, in: training).memorizedCount) / 300
      }
      let mean = counts.reduce(0, +) / 40
      let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39
      return (mean, (variance / 40).squareRoot())
    }
    let share = try #require(row.memorized.fraction)
    let same = drawn(level)
    #expect(same.share > 0.1 && same.share < 0.97, "\(same)")
    #expect(abs(share - same.share) <= 4.5 * hypot(Self.error(row), same.error), "\(row) \(same)")
    // Negative control: less than half of the noise.
    let other = drawn(level * 0.4)
    #expect(abs(share - other.share) > 4.5 * hypot(Self.error(row), other.error), "\(other)")
  }

  /// Effective memorization of stopped paths grows with the dimension and with less noise.
  @Test func lessNoiseMemorizesMore() async throws {
    let run = try await ExperimentRun(
      .neighbourRatio, ["dimensions=2,3", "training_counts=5,10,25,50,100,200,400", "trials=20"])
    let rows = try run.rows(NeighbourRatioEffectiveRow.self)
    func effective(_ dimension: Int, _ noise: Double) throws -> Double {
      let row = try #require(
        rows.first {
          $0.dimension == dimension && $0.generator == .stopped && $0.noiseLevel == noise
        })
      return row.effective.value ?? (row.effective.low == nil ? 0 : .infinity)
    }
    #expect(try effective(3, 0.1) > effective(2, 0.1))
    #expect(try effective(2, 0.03) > effective(2, 0.1))
    let exact = rows.filter { $0.generator == .exact }
    #expect(exact.allSatisfy { $0.effective.value == nil && $0.effective.low == 400 })
    let truth = rows.filter { $0.generator == .truth }
    #expect(truth.allSatisfy { $0.effective.value == nil && $0.effective.high == 5 })
  }

  @Test func tablesDoNotDependOnScheduling() async throws {
    let flags = ["trials=5", "dimensions=2,3", "training_counts=5,12", "sample_count=20"]
    let one = try await ExperimentRun(.neighbourRatio, flags, jobs: 1, perUnit: 1)
    let other = try await ExperimentRun(.neighbourRatio, flags, jobs: 3, perUnit: 4)
    #expect(one.texts == other.texts)
  }
}
