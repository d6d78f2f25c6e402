import MnemeTables
import Testing

@testable import MnemeExperiments

@Suite struct ScoreCollapseTests {
  /// The published setting: one set of 20 points in the plane, 1000 paths.
  private static func published(_ flags: [String] = []) async throws -> [ScoreCollapseRow] {
    try await ExperimentRun(
      .scoreCollapse,
      [
        "dimensions=2", "trials=1", "path_count=1000", "drawn_paths=1",
        "tikhonov_strengths=1e-2,3.16e-3,1e-3,3.16e-4,1e-4,3.16e-5,1e-5",
        "empirical_bayes_floors=1e-2,3e-2,1e-1,3e-1,1,3,10",
      ] + flags
    ).rows(ScoreCollapseRow.self)
  }

  private static let shares: [Double: Double] = [
    1e-2: 0.005, 3.16e-3: 0.016, 1e-3: 0.049, 3.16e-4: 0.146, 1e-4: 0.393, 3.16e-5: 0.794,
    1e-5: 0.993,
  ]

  /// Within three binomial standard errors, and half a unit of the last digit given.
  private static func agrees(_ row: ScoreCollapseRow, _ expected: Double) -> Bool {
    guard let share = row.collapsed.fraction else { return false }
    let error = (expected * (1 - expected) / 1000).squareRoot()
    return abs(share - expected) <= 3 * error + 5e-4
  }

  /// False alarm: 7 shares beyond 3 sigma, 2 % in all; the seed is fixed.
  @Test func thePublishedSharesAreMet() async throws {
    let rows = try await Self.published()
    let tikhonov = rows.filter { $0.regularization == .tikhonov }
    #expect(tikhonov.count == 7)
    for row in tikhonov {
      let strength = try #require(row.strength)
      let expected = try #require(Self.shares[strength])
      #expect(Self.agrees(row, expected), "\(row)")
    }
    let exact = try #require(rows.first { $0.regularization == .none })
    #expect(exact.collapsed.fraction == 1)
    // Negative control: without the Tikhonov term the shares are others.
    for (strength, share) in Self.shares where strength > 1e-5 {
      #expect(!Self.agrees(exact, share), "c = \(strength)")
    }
  }

  /// From .99 at τ = 0.01 down to 0 at τ = 10; the same paths for all, so that none comes back.
  @Test func empiricalBayesFallsSteadily() async throws {
    let shares = try await Self.published().filter { $0.regularization == .empiricalBayes }
      .sorted { ($0.strength ?? 0) < ($1.strength ?? 0) }.compactMap(\.collapsed.fraction)
    #expect(shares.count == 7)
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 >= $1 }, "\(shares)")
    // Three binomial standard errors of 1000 paths: false alarm .3 %.
    #expect(abs((shares.first ?? 0) - 0.99) <= 0.0095)
    #expect((shares.last ?? 1) <= 0.005)
  }

  /// Wrong time: paths that stop at a noise of five tolerances have not collapsed yet.
  @Test func pathsThatStopEarlyFailTheCheck() async throws {
    let rows = try await Self.published(["last_noise_level=0.05"])
    let weakest = try #require(
      rows.filter { $0.regularization == .tikhonov }
        .min { ($0.strength ?? 0) < ($1.strength ?? 0) })
    #expect(!Self.agrees(weakest, 0.993))
  }

  /// Against the closed form in 3, 10 and 64 dimensions, where it says something between 0 and 1.
  ///
  /// Each share within 4.5 standard errors (of paths that are alike on one set), and .015 for what a
  /// path with one point alone leaves out. 6 shares: false alarm below 1e-4.
  @Test func closedFormsHoldInOtherDimensions() async throws {
    let rows = try await ExperimentRun(
      .scoreCollapse,
      [
        "dimensions=3,10,64", "trials=20", "path_count=200", "drawn_paths=1",
        "tikhonov_strengths=5e-5,1e-5,1.6e-6", "empirical_bayes_floors=1e-13,1e-2,0.3",
      ]
    ).rows(ScoreCollapseRow.self)
    var compared = 0
    for row in rows where row.regularization != .none {
      let theory = try #require(row.theory)
      guard theory > 0.1, theory < 0.9 else { continue }
      compared += 1
      let share = try #require(row.collapsed.fraction)
      let low = try #require(row.collapsed.low), high = try #require(row.collapsed.high)
      let error = (high - low) / (2 * 1.96)
      #expect(abs(share - theory) <= 4.5 * error + 0.015, "\(row)")
      // Negative control: the closed form of another dimension.
      let other = ScoreCollapseTheory.share(
        try Self.spec(), row.dimension * 2,
        row.regularization == .tikhonov
          ? .tikhonov(row.strength ?? 0) : .empiricalBayes(row.strength ?? 0))
      #expect(abs(share - other) > 4.5 * error + 0.015, "\(row)")
    }
    #expect(compared >= 6)
  }

  private static func spec() throws -> ScoreCollapseSpec {
    try ScoreCollapseSpec(
      SettingTable(definitions: ScoreCollapseSpec.settings(.quick), overrides: []))
  }

  /// What the setting's reason says: twice as many steps change no share by more than .01.
  @Test func stepsAreEnough() async throws {
    let rows = try await Self.published()
    let finer = try await Self.published(["step_count=200"])
    for (row, other) in zip(rows, finer) {
      let change = abs((row.collapsed.fraction ?? 0) - (other.collapsed.fraction ?? 1))
      #expect(change <= 0.01, "\(row)")
    }
  }

  /// |x(t) − x*| falls as the noise with the exact score, and stays at √(2c ln 2) or so with Tikhonov's:
  /// the median of c χ²₂, within a third.
  @Test func distancesFallWithTheNoise() async throws {
    let rows = try await ExperimentRun(.scoreCollapse).rows(ScoreCollapseDistanceRow.self)
    let exact = rows.filter { $0.regularization == .none && $0.noiseLevel <= 0.01 }
    #expect(exact.count >= 5)
    for row in exact { #expect((0.8...1.6).contains(row.median / row.noiseLevel), "\(row)") }
    let regularized = try #require(
      rows.filter { $0.regularization == .tikhonov }.min { $0.noiseLevel < $1.noiseLevel })
    #expect((0.078...0.157).contains(regularized.median))
  }

  @Test func tablesDoNotDependOnScheduling() async throws {
    let flags = ["trials=5", "dimensions=2,3", "path_count=40"]
    let one = try await ExperimentRun(.scoreCollapse, flags, jobs: 1, perUnit: 1)
    let other = try await ExperimentRun(.scoreCollapse, flags, jobs: 3, perUnit: 4)
    #expect(one.texts == other.texts)
  }
}
