import MnemeMetrics
import MnemeTables
import Testing

@testable import MnemeExperiments

@Suite struct IntrinsicDimensionTests {
  private static func planted(_ flags: [String] = []) async throws -> [IntrinsicDimensionRow] {
    try await ExperimentRun(
      .intrinsicDimension, ["trials=20", "training_count=100", "query_count=2"] + flags
    ).rows().filter { $0.set == .planted && $0.time == 0.03 }
  }

  /// The published check at t = 0.03, 20 seeds: .92 ± .05 in the dense half, below .05 at the point
  /// apart and below .01 at the copies, in the median. The medians are far from their limits; the error
  /// of the mean of 20 dense halves is about .01, a fifth of what is allowed.
  @Test func plantedPointsAreFound() async throws {
    let rows = try await Self.planted()
    func row(_ points: DimensionedPoints) throws -> IntrinsicDimensionRow {
      try #require(rows.first { $0.points == points })
    }
    #expect(abs(try #require(row(.dense).dimension.value) - 0.92) <= 0.05)
    #expect(try row(.isolated).median < 0.05)
    #expect(try row(.copies).median < 0.01)
  }

  /// Negative controls: without a point apart and without a dense half the check fails.
  @Test func otherSetsFailTheCheck() async throws {
    let near = try await Self.planted(["isolation=0", "concentration=0", "planted_count=2000"])
    #expect(try #require(near.first { $0.points == .isolated }).median > 0.05)
    let sparse = try await Self.planted(["planted_count=20"])
    let dense = try #require(sparse.first { $0.points == .dense }?.dimension.value)
    #expect(abs(dense - 0.92) > 0.05, "\(dense)")
  }

  /// Wrong time: at ten times the time the noise is wider than the set is apart.
  @Test func anotherTimeFailsTheCheck() async throws {
    let rows = try await ExperimentRun(
      .intrinsicDimension, ["trials=8", "training_count=100", "query_count=2"]
    ).rows(IntrinsicDimensionRow.self)
    let late = rows.filter { $0.set == .planted && $0.time == 0.3 }
    #expect(try #require(late.first { $0.points == .isolated }).median > 0.05)
  }

  /// The published Gaussian, eigenvalues (10⁻⁶ × 8, 1, 1) and n = 10⁴: the largest mean LID is 2 ± .1.
  @Test func theGaussianHasTwoDimensions() async throws {
    let rows = try await ExperimentRun(
      .intrinsicDimension, ["trials=2", "training_count=10000", "query_count=200"]
    ).rows(IntrinsicDimensionEstimateRow.self)
    let gaussian = try #require(rows.first { $0.set == .gaussian })
    #expect(abs(gaussian.largest - 2) <= 0.1, "\(gaussian)")
    let subspace = try #require(rows.first { $0.set == .subspace })
    #expect(abs(subspace.largest - 2) > 0.1, "the check tells another dimension")
  }

  /// Means at fresh points against infinitely many points where the noise is wider than neighbours are
  /// apart: circle, sphere, subspace and Gaussian at n = 10⁴ and t from 0.2 on, within 4.5 standard
  /// errors and 2 % for finite n. Means over 8 sets of 200 points: false alarm below 1e-3 over 20.
  @Test func closedFormsHold() async throws {
    let run = try await ExperimentRun(
      .intrinsicDimension,
      ["trials=8", "training_count=10000", "query_count=200", "times=0.2,0.3,0.5,0.7"])
    let rows: [IntrinsicDimensionRow] = try run.rows()
    var compared = 0
    for row in rows where row.points == .fresh && row.time >= 0.2 {
      let theory = try #require(row.theory), value = try #require(row.dimension.value)
      let low = try #require(row.dimension.low)
      // Student's quantile of 7 degrees is 2.36.
      let room = 4.5 * (value - low) / 2.36 + 0.02 * theory
      compared += 1
      #expect(abs(value - theory) <= room, "\(row)")
      // Negative control: the closed form at a time a fifth later.
      let other = try #require(
        row.set.dimension(temperature: ScoreTime.temperature(at: 1.2 * row.time)))
      if row.time >= 0.3 { #expect(abs(value - other) > room, "\(row)") }
    }
    #expect(compared == 16)
  }

  /// The normal-bundle estimate, a whole number at each point, is that of the set on average, to the
  /// nearest whole number. At the edges of the subspace, where points are rare, it is less than 3.
  @Test func normalBundlesSeeTheDimension() async throws {
    let rows = try await ExperimentRun(
      .intrinsicDimension, ["trials=3", "training_count=10000", "query_count=30"]
    ).rows(IntrinsicDimensionEstimateRow.self)
    #expect(rows.count == 4)
    for row in rows {
      let bundle = try #require(row.bundle.value)
      #expect(Int(bundle.rounded()) == row.trueDimension, "\(row)")
    }
  }

  @Test func tablesDoNotDependOnScheduling() async throws {
    let flags = ["trials=4", "training_count=100", "query_count=3"]
    let one = try await ExperimentRun(.intrinsicDimension, flags, jobs: 1, perUnit: 1)
    let other = try await ExperimentRun(.intrinsicDimension, flags, jobs: 3, perUnit: 4)
    #expect(one.texts == other.texts)
  }
}
