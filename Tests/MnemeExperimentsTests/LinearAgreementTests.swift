import Glibc
import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import Testing

@testable import MnemeExperiments

/// Our simulation against an independent one, each row at its own settings and N_ref.
///
/// Means within 4 combined standard errors where mean and variance exist; for n in [d − 2, d + 4] and
/// wherever a mean does not exist, quartiles by rank at 4.5 sigma; probabilities by Fisher's exact
/// test, p ≥ 1e-4. False alarm of the family (27 rows: 81 Fisher tests, about 110 means, 150
/// quartiles): under 81 · 1e-4 + 110 · 7e-5 + 150 · 7e-6 < 2 %; the seed is fixed.
@Suite struct LinearAgreementTests {
  /// What is changed on purpose, for negative controls.
  enum Fault {
    case none
    /// Σ_G = v̂ θ₁ᵀθ₁, as in the released script.
    case transposedCovariance
    /// ε of ρ̂_X alone off by a factor.
    case bandwidth(Double)
  }

  static func trial(_ row: ReferenceSimulation) throws -> LinearTransitionTrial {
    let overrides = [
      ("dimensions", "\(row.dimension)"), ("training_counts", "\(row.trainingCount)"),
      ("mean", "\(row.mean)"), ("standard_deviation", "\(row.standardDeviation)"),
      ("time", "\(row.time)"), ("kappa", "\(row.kappa)"),
      ("reference_count", "\(row.referenceCount)"), ("generated_count", "\(row.generatedCount)"),
    ].map { SettingOverride(name: $0, text: $1, source: .preset) }
    let table = LinearTransition.resolved(
      try SettingTable(definitions: LinearTransition.settings(.standard), overrides: overrides))
    return LinearTransitionTrial(
      setting: try LinearTransitionSpec(table).setting, seed: Study.defaultSeed,
      reference: LinearTransitionReference(
        count: row.referenceCount, dimension: row.dimension))
  }

  /// The same trial put together again from the rooms beneath, with a fault in it.
  static func faulty(
    _ trial: LinearTransitionTrial, _ row: ReferenceSimulation, _ number: Int, _ fault: Fault
  ) throws -> LinearTransitionOutcome {
    let cell = trial.cell(row.trainingCount)
    let model = trial.setting.model(row.dimension)
    func stream(_ purpose: String) -> RandomStream {
      cell.stream(trial: number, purpose: purpose)
    }
    var data = stream("data"), noise = stream("noise"), fresh = stream("independent data")
    var generation = stream("generated")
    var referenceStream = trial.referenceSets.cell.stream(trial: number, purpose: "samples")
    let reference = model.samples(row.referenceCount, from: &referenceStream)
    let center = reference.columnMeans
    let set = model.trainingSet(row.trainingCount, data: &data, noise: &noise)
    let trained = try model.train(on: set)
    var law = trained.law
    var factor = 1.0
    switch fault {
    case .none: break
    case .transposedCovariance: law = GaussianLaw(mean: law.mean, root: law.root.transposed)
    case .bandwidth(let value): factor = value
    }
    func density(_ samples: Matrix, _ factor: Double = 1) -> KernelDensity {
      KernelDensity(
        points: CenteredPoints(samples, center: center), scale: row.standardDeviation,
        bandwidthFactor: factor)
    }
    let mean = [Double](repeating: row.mean, count: row.dimension)
    let generated = law.samples(row.generatedCount, from: &generation)
    let delta = RelativeLogLikelihood(
      generated: CenteredPoints(generated, center: center),
      training: density(set.samples, factor),
      independent: density(model.samples(row.trainingCount, from: &fresh)),
      reference: density(reference),
      analytic: IsotropicLaw.logDensities(
        at: generated, mean: mean, deviation: row.standardDeviation))
    let divergence = try GaussianDivergence(
      of: law, isRegular: trained.isRegular, mean: mean, deviation: row.standardDeviation)
    var outcome = LinearTransitionOutcome()
    outcome.deltaReference = delta.reference
    outcome.deltaNull = delta.referenceNull
    outcome.deltaAnalytic = delta.analytic
    outcome.klNats = divergence.kullbackLeibler
    outcome.bhattacharyyaNats = divergence.bhattacharyya
    return outcome
  }

  static func quantities(_ outcomes: [LinearTransitionOutcome]) -> [String: [Double]] {
    [
      "delta_reference": outcomes.map(\.deltaReference),
      "delta_matched": outcomes.map(\.deltaMatched),
      "delta_analytic": outcomes.map(\.deltaAnalytic),
      "bhattacharyya_nats": outcomes.map(\.bhattacharyyaNats),
      "kl_nats": outcomes.map(\.klNats),
    ]
  }

  /// Everything in which the outcomes contradict the reference row.
  static func disagreements(
    _ row: ReferenceSimulation, _ outcomes: [LinearTransitionOutcome]
  ) -> [String] {
    let ours = quantities(outcomes)
    let (d, n) = (row.dimension, row.trainingCount)
    var found: [String] = []
    for (name, reference) in row.quantities.sorted(by: { $0.key < $1.key }) {
      guard let values = ours[name] else { continue }
      if (d - 2...d + 4).contains(n) || reference.mean == nil {
        found += quartileDisagreements(name, values, reference, trials: row.trials)
      } else if let mean = reference.mean, let error = reference.standardError,
        let moments = SampleMoments(values), let ourError = moments.standardError
      {
        let z = (moments.mean - mean) / (error * error + ourError * ourError).squareRoot()
        if !(abs(z) <= 4) { found.append("\(name): mean \(moments.mean) for \(mean), z = \(z)") }
      } else {
        found.append("\(name): a mean on one side only")
      }
    }
    for (reading, fraction) in row.positive.sorted(by: { $0.key < $1.key }) {
      let count = (ours["delta_\(reading)"] ?? []).count { $0 > 0 }
      let theirs = Int((fraction * Double(row.trials)).rounded())
      let p = FisherExactTest.pValue(
        successes1: count, trials1: outcomes.count, successes2: theirs, trials2: row.trials)
      if !(p >= 1e-4) { found.append("P(\(reading)): \(count)/\(outcomes.count), p = \(p)") }
    }
    return found
  }

  /// How many of our values fall below each of their quartiles, against the share that should.
  private static func quartileDisagreements(
    _ name: String, _ values: [Double], _ reference: ReferenceSimulation.Quantity, trials: Int
  ) -> [String] {
    zip([0.25, 0.5, 0.75], reference.quartiles).compactMap { probability, quartile in
      if quartile == .infinity {
        return values.allSatisfy { $0 == .infinity } ? nil : "\(name): finite values at infinity"
      }
      let share = Double(values.count { $0 <= quartile }) / Double(values.count)
      let spread =
        (probability * (1 - probability) * (1 / Double(values.count) + 1 / Double(trials)))
        .squareRoot()
      let z = (share - probability) / spread
      return abs(z) <= 4.5 ? nil : "\(name): \(share) of the values below quantile \(probability)"
    }
  }

  static func outcomes(_ row: ReferenceSimulation) throws -> [LinearTransitionOutcome] {
    let trial = try trial(row)
    return try (0..<row.trials).map { number in
      LinearTransitionOutcome(try own(trial, row, number).values)
    }
  }

  static func own(
    _ trial: LinearTransitionTrial, _ row: ReferenceSimulation, _ number: Int
  ) throws -> LinearTransitionOutcome {
    try trial.outcome(
      row.trainingCount, trial: number, reference: trial.referenceSets.density(number),
      referencePairs: 0)
  }

  @Test func theFixtureIsWhole() throws {
    #expect(try ReferenceSimulation.all().count == 27)
  }

  @Test(arguments: 0..<27)
  func simulationsAgree(index: Int) throws {
    LinearAlgebra.useOneThread()
    let row = try ReferenceSimulation.all()[index]
    let found = Self.disagreements(row, try Self.outcomes(row))
    #expect(found == [], "d = \(row.dimension), n = \(row.trainingCount)")
  }

  static func row(_ dimension: Int, _ count: Int) throws -> ReferenceSimulation {
    try #require(
      try ReferenceSimulation.all().first {
        $0.dimension == dimension && $0.trainingCount == count
      })
  }

  /// The trial put together again is the experiment's own, bit for bit, so the controls below test
  /// what the experiment does.
  @Test func theControlIsTheExperimentsOwnTrial() throws {
    let row = try Self.row(64, 100)
    let trial = try Self.trial(row)
    let own = try Self.own(trial, row, 3)
    let again = try Self.faulty(trial, row, 3, .none)
    #expect(own.deltaReference == again.deltaReference)
    #expect(own.deltaNull == again.deltaNull)
    #expect(own.klNats == again.klNats)
  }

  @Test(arguments: [(100, 125), (64, 100)])
  func theTransposedCovarianceIsFound(dimension: Int, count: Int) throws {
    try Self.expectFault(.transposedCovariance, dimension, count)
  }

  @Test func aBandwidthTwoPercentOffIsFound() throws {
    try Self.expectFault(.bandwidth(1.02), 100, 125)
    try Self.expectFault(.bandwidth(0.98), 100, 125)
  }

  static func expectFault(_ fault: Fault, _ dimension: Int, _ count: Int) throws {
    let row = try row(dimension, count)
    let trial = try trial(row)
    let outcomes = try (0..<row.trials).map { try faulty(trial, row, $0, fault) }
    #expect(!disagreements(row, outcomes).isEmpty, "\(fault) went unnoticed")
  }
}
