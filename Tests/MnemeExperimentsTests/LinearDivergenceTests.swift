import MnemeNumerics
import MnemeTables
import MnemeTheory
import Testing

@testable import MnemeExperiments

/// The trained model of one noise draw against its closed forms, over the plane of q and n/d.
@Suite struct LinearDivergenceTests {
  static func reduced(
    _ cell: DivergenceSetting, trials: Int, first: Int = 0, seed: UInt64 = Study.defaultSeed
  ) throws -> ReducedDivergence {
    LinearAlgebra.useOneThread()
    let trial = LinearDivergenceTrial(seed: seed)
    return ReducedDivergence(
      cell, try (first..<first + trials).map { try trial.outcome(cell, trial: $0) })
  }

  /// d, n, q and the stated error of the best closed form there, nats. At d = 3 theory for large d is
  /// poor, and its error says so.
  static let places: [(Int, Int, Double, Double)] = [
    (100, 150, 0.3, 0.1), (50, 125, 0.1, 0.1), (50, 1000, 0.1, 0.1), (20, 52, 0.05, 0.1),
    (20, 200, 0.5, 0.1), (3, 10, 0.1, 0.3), (3, 40, 0.4, 0.3),
  ]

  /// Simulated and theoretical mean within the stated error and 4 standard errors: false alarms of
  /// all seven together below 5e-4.
  @Test(arguments: places)
  func theModelAgreesWithTheory(d: Int, n: Int, q: Double, stated: Double) throws {
    let cell = DivergenceSetting(dimension: d, trainingCount: n, q: q)
    let reduced = try Self.reduced(cell, trials: d == 3 ? 4000 : 400)
    let mean = try #require(reduced.mean), error = try #require(reduced.standardError)
    let deviation = mean - reduced.setting.bestDivergence
    #expect(reduced.setting.divergenceForm != .crossover)
    #expect(abs(deviation) <= stated + 4 * error, "\(deviation) +- \(error)")
    #expect(mean >= reduced.setting.sharpDivergenceBound - 4 * error)
  }

  /// Negative control: theory of a signal share that is off by a half is refused.
  @Test(arguments: [(50, 125, 0.1), (20, 200, 0.05), (20, 200, 0.5)])
  func anotherSignalShareIsFound(d: Int, n: Int, q: Double) throws {
    let reduced = try Self.reduced(
      DivergenceSetting(dimension: d, trainingCount: n, q: q), trials: 400)
    let wrong = LinearTransitionTheory.setting(n, d, q: 1.5 * q).bestDivergence
    let mean = try #require(reduced.mean), error = try #require(reduced.standardError)
    #expect(abs(mean - wrong) > 0.1 + 4 * error)
  }

  /// Exact: d = 1, and q = 1, where κ = 0 and the log-determinant vanishes.
  @Test func exactCasesAreMet() throws {
    let line = try Self.reduced(
      DivergenceSetting(dimension: 1, trainingCount: 11, q: 0.281), trials: 4000)
    let mean = try #require(line.mean), error = try #require(line.standardError)
    // Theory, section 3.
    #expect(abs(mean - 0.5570489080743911) <= 4 * error)
    let noiseless = try Self.reduced(
      DivergenceSetting(dimension: 10, trainingCount: 30, q: 1), trials: 20)
    let exact = try #require(noiseless.setting.exactExpectedDivergence)
    #expect(abs(try #require(noiseless.mean) - exact) <= 1e-9)
  }

  /// Plain and reduced means estimate the same, within 4.5 standard errors of the plain one, and near
  /// n = d the reduced one is more exact.
  @Test func thePlainMeanAgrees() throws {
    let cell = DivergenceSetting(dimension: 20, trainingCount: 30, q: 0.1)
    let trial = LinearDivergenceTrial(seed: 1)
    let outcomes = try (0..<1000).map { try trial.outcome(cell, trial: $0) }
    let plain = try #require(SampleMoments(outcomes.map(\.klNats)))
    let error = try #require(plain.standardError)
    let reduced = ReducedDivergence(cell, outcomes)
    #expect(abs(try #require(reduced.mean) - plain.mean) <= 4.5 * error)
    #expect(try #require(reduced.standardError) < error / 2)
  }

  /// Many dimensions take the same way; the determinant itself is below what a Double holds.
  @Test func manyDimensionsAreFinite() throws {
    let cell = DivergenceSetting(dimension: 600, trainingCount: 2000, q: 0.01)
    let reduced = try Self.reduced(cell, trials: 2)
    let logDeterminant = try #require(reduced.logDeterminant)
    #expect(logDeterminant.mean < -800)
    #expect(abs(try #require(reduced.mean) / reduced.setting.bestDivergence - 1) <= 0.01)
  }
}
