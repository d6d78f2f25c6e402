import MnemeTables
import Testing

@testable import MnemeExperiments

@Suite struct DefinitionsComparedTests {
  private static func run(_ flags: [String] = []) async throws -> ExperimentRun {
    try await ExperimentRun(.definitionsCompared, flags)
  }

  private static func row(
    _ rows: [MeasureRow], _ generator: ComparedGenerator, _ definition: MeasureDefinition
  ) throws -> MeasureRow {
    try #require(rows.first { $0.set == generator.rawValue && $0.definition == definition })
  }

  /// What is known of each generator, whatever the draw: copies are at distance 0, also at the ends of
  /// the exact score; noise of 0.1 leaves them nearer than a third of the way to any other image.
  @Test func definitionsByPointsFindWhatIsACopy() async throws {
    let run = try await Self.run()
    let rows: [MeasureRow] = try run.rows()
    for generator in [ComparedGenerator.copies, .exactScore] {
      for definition in MeasureDefinition.allCases where definition.countsMemorized {
        #expect(try Self.row(rows, generator, definition).estimate.value == 1, "\(generator)")
      }
    }
    #expect(try Self.row(rows, .noisyCopies, .neighbourRatio).estimate.value == 1)
    #expect(try Self.row(rows, .linear, .neighbourRatio).estimate.value == 0)
    #expect(try Self.row(rows, .truth, .neighbourRatio).estimate.value == 0)
  }

  /// The linear model's moments are those of its training set: by law it leans there, by its own error
  /// five times its standard error below 0 with the samples of the standard preset; far less than copies.
  @Test func aDefinitionByLawSeesTheLinearModelLean() async throws {
    let rows: [MeasureRow] = try await Self.run([
      "sample_count=500", "likelihood_count=400", "kernel_count=1000",
    ]).rows()
    let linear = try Self.row(rows, .linear, .relativeLogLikelihood).estimate
    let copies = try Self.row(rows, .copies, .relativeLogLikelihood).estimate
    #expect(try #require(linear.high) < 0)
    #expect(try #require(copies.high) < #require(linear.low))
  }

  /// More noise, and the same copies are none by the neighbour ratio.
  @Test func noiseMakesCopiesNone() async throws {
    let rows: [MeasureRow] = try await Self.run(["noise_level=2"]).rows()
    #expect(try Self.row(rows, .noisyCopies, .neighbourRatio).estimate.value == 0)
    #expect(try Self.row(rows, .copies, .neighbourRatio).estimate.value == 1)
  }

  /// P(χ²_d ≤ 2 ln 1/τ) is nearly 0 or 1 half a standard deviation of χ² and more beyond d = 61: with
  /// τ = e^(−15) no path ends at a training image, with τ = e^(−70) nearly all do.
  @Test func theFloorDecidesHowManyPathsCollapse() async throws {
    for (floor, range) in [("3e-7", 0.0...0.0), ("4e-31", 0.75...1.0)] {
      let rows: [MeasureRow] = try await Self.run(["empirical_bayes_floor=\(floor)"]).rows()
      let share = try #require(
        try Self.row(rows, .empiricalBayes, .neighbourRatio).estimate.value)
      #expect(range.contains(share), "\(floor): \(share)")
    }
  }

  /// Fresh digits are called memorizing by a definition with probability 5 % at most for a test of that
  /// level, and by chance alone: 6 seeds × 8 definitions, of which 10 or more would have probability
  /// below 1e-4 if they were independent. Control: copies, nearly always.
  @Test func freshDigitsAreCalledMemorizingByChanceOnly() async throws {
    var truth = 0
    var copies = 0
    var decided = 0
    for seed in 1...6 {
      let rows: [DefinitionsComparedRow] = try await ExperimentRun(
        .definitionsCompared, seed: UInt64(seed)
      ).rows()
      truth += try #require(rows.first { $0.generator == .truth }).memorizingCount
      let first = try #require(rows.first { $0.generator == .copies })
      copies += first.memorizingCount
      decided += first.decidedCount
    }
    #expect(decided == 48)
    #expect(truth < 10, "\(truth) of \(decided)")
    #expect(copies > 36, "\(copies) of \(decided)")
  }

  @Test func everyDefinitionIsInOneOfTheLists() async throws {
    let run = try await Self.run()
    let compared: [DefinitionsComparedRow] = try run.rows()
    let measures: [MeasureRow] = try run.rows()
    #expect(compared.map(\.generator) == ComparedGenerator.allCases.filter { $0 != .network })
    for row in compared {
      let own = measures.filter { $0.set == row.generator.rawValue }
      let calls = own.filter(\.callsMemorizing).map(\.definition.words)
      #expect(row.memorizing == calls.joined(separator: ", "))
      #expect(row.memorizingCount == calls.count)
      let others = row.notMemorizing.split(separator: ", ").count
      #expect(row.memorizingCount + others == row.decidedCount)
    }
  }

  @Test func picturesAreOfTheFirstSamples() async throws {
    let rows: [MeasureImageRow] = try await Self.run().rows()
    #expect(rows.count == 8 * 7)
    #expect(rows.allSatisfy { $0.pixels.count == 128 && $0.width == 8 && $0.channels == 1 })
    #expect(rows.filter { $0.set == "copies" }.allSatisfy { $0.ratio == 0 })
  }

  @Test(arguments: [
    "training_count=79", "training_count=501", "reference_count=1700", "sample_count=700",
    "noise_level=0", "tikhonov_strength=0", "empirical_bayes_floor=1", "step_count=9",
    "network_updates=-1", "permutations=18",
  ])
  func valuesOutOfRangeAreRefused(flag: String) async throws {
    await #expect(throws: StudyError.self) { try await Self.run([flag]) }
  }
}
