import Glibc
import MnemeTables
import Testing

@testable import MnemeExperiments

@Suite struct AssociativeMemoryTests {
  private static func rows(_ flags: [String]) async throws -> [AssociativeMemoryRow] {
    try await ExperimentRun(.associativeMemory, flags).rows()
  }

  private static let published: [Int: Double] = [
    2: 0.94, 4: 0.78, 9: 0.64, 16: 0.44, 32: 0.25, 64: 0.125, 128: 0.060,
  ]

  /// Whether the mean over 32 sets agrees with the published one over 8, within three standard errors of
  /// their difference and half a unit of the last digit.
  private static func agrees(_ row: AssociativeMemoryRow) throws -> Bool {
    let mean = try #require(row.minimaPerPattern.value)
    let low = try #require(row.minimaPerPattern.low)
    // Student's quantile of 31 degrees is 2.04.
    let error = (mean - low) / 2.04
    let published = try #require(Self.published[row.patternCount])
    return abs(mean - published) <= 3 * error * (1 + 32.0 / 8).squareRoot() + 0.005
  }

  /// False alarm 2 % over 7 counts; the seed is fixed.
  @Test func minimaPerPatternAreThePublishedOnes() async throws {
    let flags = ["pattern_counts=2,4,9,16,32,64,128", "trials=32", "sample_count=3"]
    let rows = try await Self.rows(flags)
    #expect(rows.count == 7)
    for row in rows { #expect(try Self.agrees(row), "\(row)") }
    // Negative control: at another temperature they are others.
    let wrong = try await Self.rows(flags + ["beta=60"])
    #expect(try wrong.filter { try !Self.agrees($0) }.count >= 5)
  }

  /// Minima away from every pattern peak at K from 16 to 64, as published: intervals apart, of which one
  /// misses with probability 5 %; the seed is fixed.
  @Test func minimaAwayPeakBetween() async throws {
    let flags = ["pattern_counts=4,32,512", "trials=16", "sample_count=3"]
    let away = try await Self.rows(flags).map(\.awayMinima)
    #expect(try #require(away[1].low) > #require(away[0].high))
    #expect(try #require(away[1].low) > #require(away[2].high))
    // Negative control: nearer than the ring is to the circle, all stay away.
    let near = try await Self.rows(flags + ["away_distance=0.005"]).map(\.awayMinima)
    #expect(try #require(near[1].low) < #require(near[2].high))
  }

  /// Memorized falls, spurious peaks between, generalized rises. Shares of 24 sets have standard errors
  /// of .07 at most, so that no step is nearer than three of them to what is asked.
  @Test func spuriousStatesLieBetween() async throws {
    let rows = try await Self.rows(["pattern_counts=4,16,512", "trials=24", "sample_count=100"])
    let memorized = rows.compactMap(\.memorized.fraction)
    let spurious = rows.compactMap(\.spurious.fraction)
    let generalized = rows.compactMap(\.generalized.fraction)
    #expect(memorized[0] > 0.5 && memorized[1] < 0.5 && memorized[2] < 0.2)
    #expect(spurious[1] > spurious[0] + 0.1 && spurious[1] > spurious[2] + 0.1, "\(spurious)")
    #expect(generalized[0] < 0.2 && generalized[2] > 0.5, "\(generalized)")
    for index in 0..<3 {
      #expect(abs(memorized[index] + spurious[index] + generalized[index] - 1) <= 1e-12)
    }
  }

  /// With one other pattern, in the opposite direction or anywhere: recovered up to a noise of about its
  /// distance; less with more patterns.
  @Test func recoveryFallsWithPatterns() async throws {
    let rows = try await Self.rows(["pattern_counts=4,16,64", "trials=12"])
    let noise = try rows.map { try #require($0.recovery.value) }
    #expect(noise[0] > noise[1] && noise[1] > noise[2], "\(noise)")
    for row in rows {
      #expect(try #require(row.recovery.low) <= #require(row.recovery.value))
      #expect(try #require(row.recovery.high) >= #require(row.recovery.value))
    }
  }

  /// The law of merging to 1e-9, the radius of the ring to 1e-6 (2000 patterns for infinitely many).
  @Test func lawsAreMet() async throws {
    let rows = try await ExperimentRun(.associativeMemory, ["pattern_counts=2"])
      .rows(AssociativeMemoryLawRow.self)
    #expect(rows.count == 7)
    for row in rows {
      #expect(abs(row.mergeDistance / row.mergeTheory - 1) <= 1e-9)
      #expect((row.ringRadius == nil) == (row.beta <= 1))
      guard let radius = row.ringRadius, let theory = row.ringTheory else { continue }
      #expect(abs(radius - theory) <= 1e-6, "\(row)")
    }
  }

  /// The continuum on the grid: its least value is 0 and lies next to the ring.
  @Test func energiesAreDrawnOverTheirMinimum() async throws {
    let rows = try await ExperimentRun(.associativeMemory, ["pattern_counts=2"])
      .rows(AssociativeMemoryEnergyRow.self)
    #expect(rows.count == 3 * 31 * 31)
    for beta in [1.5, 5, 20] {
      let own = rows.filter { $0.beta == beta }
      #expect(own.map(\.patterns).min() == 0 && own.map(\.continuum).min() == 0)
    }
    let lowest = try #require(rows.first { $0.beta == 20 && $0.continuum == 0 })
    #expect(abs(hypot(lowest.x, lowest.y) - 0.98726) <= 0.1)
  }

  @Test func tablesDoNotDependOnScheduling() async throws {
    let flags = ["pattern_counts=2,7", "trials=4", "sample_count=20"]
    let one = try await ExperimentRun(.associativeMemory, flags, jobs: 1, perUnit: 1)
    let other = try await ExperimentRun(.associativeMemory, flags, jobs: 3, perUnit: 4)
    #expect(one.texts == other.texts)
  }
}
