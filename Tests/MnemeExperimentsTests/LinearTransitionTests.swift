import Foundation
import MnemeEngine
import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

/// The experiment from settings to tables, small.
@Suite struct LinearTransitionTests {
  struct Tables {
    let rows: [LinearTransitionRow]
    let theory: [LinearTransitionTheoryRow]
    let scales: [LinearTransitionScaleRow]
    let crossings: [LinearTransitionCrossingRow]
    let headlines: [HeadlineRow]
    let texts: [String: String]
  }

  static func run(_ flags: [String], jobs: Int = 2, perUnit: Int = 8) async throws -> Tables {
    LinearAlgebra.useOneThread()
    let folder = NSTemporaryDirectory() + "mneme-experiment-\(UUID().uuidString)"
    try AtomicFile.makeFolder(folder)
    let plan = try StudyTests.plan(flags)
    let engine = TrialEngine(
      store: TrialStore(output: folder), jobs: jobs, trialsPerUnit: perUnit)
    let result = try await plan.experiment.run(on: engine)
    try FileManager.default.removeItem(atPath: folder)
    let texts = Dictionary(uniqueKeysWithValues: result.tables.map { ($0.name, $0.text) })
    func read<Row: TableRow>(_ type: Row.Type) throws -> [Row] {
      try CSV.rows(of: type, from: try #require(texts[Row.tableName]), file: Row.tableName)
    }
    return Tables(
      rows: try read(LinearTransitionRow.self), theory: try read(LinearTransitionTheoryRow.self),
      scales: try read(LinearTransitionScaleRow.self),
      crossings: try read(LinearTransitionCrossingRow.self),
      headlines: try read(HeadlineRow.self), texts: texts)
  }

  static let small = [
    "dimensions=12", "trials=40", "reference_count=2000",
    "training_counts=6,11,12,13,14,15,16,17,20,30,48,100",
  ]

  /// Means and errors are empty exactly where they don't exist (Theory, section 2, "Existence").
  @Test func momentsThatDoNotExistAreEmpty() async throws {
    let rows = try await Self.run(Self.small).rows
    func row(_ n: Int) throws -> LinearTransitionRow {
      try #require(rows.first { $0.trainingCount == n })
    }
    for n in [6, 11, 12] {
      let singular = try row(n)
      #expect(singular.klNats.median == .infinity && singular.klNats.mean == nil)
      #expect(singular.bhattacharyyaNats.q25 == .infinity && singular.logDetMean == nil)
      #expect(singular.caveat.contains("KL: infinite in every trial"))
      #expect(singular.klNatsReducedVariance == nil)
    }
    for n in [13, 14] {
      let heavy = try row(n)
      #expect(heavy.klNats.mean == nil && heavy.klNats.median?.isFinite == true)
      #expect(heavy.bhattacharyyaNats.mean != nil && heavy.logDetMean != nil)
      #expect(heavy.theory.klBoundDet == .infinity && heavy.theory.tau == .infinity)
    }
    for n in [12, 13, 14] { #expect(try row(n).deltaReference.mean == nil) }
    for n in [10, 11, 15, 16] where rows.contains(where: { $0.trainingCount == n }) {
      #expect(try row(n).deltaReference.mean != nil)
      #expect(try row(n).deltaReference.standardError == nil)
    }
    for n in [15, 16] { #expect(try row(n).klNats.standardError == nil) }
    #expect(try row(17).klNats.standardError != nil)
    for row in rows { #expect(row.deltaReference.median?.isFinite == true) }
  }

  /// The reduced-variance estimate, the plain mean and the theory agree where all exist: within 4.5
  /// standard errors each (10 checks, false alarm under 1e-4).
  @Test func simulationAndTheoryAgree() async throws {
    let rows = try await Self.run(Self.small + ["training_counts=20,30,48,100,150", "trials=200"])
      .rows
    for row in rows {
      let reduced = try #require(row.klNatsReducedVariance)
      let reducedError = try #require(row.klNatsReducedVarianceStandardError)
      let mean = try #require(row.klNats.mean), error = try #require(row.klNats.standardError)
      // The plain mean has v̂ where the other has v: they differ by a part in n d, far below this.
      #expect(
        abs(mean - reduced) <= 4.5 * (error * error + reducedError * reducedError).squareRoot())
      #expect(reduced + 4.5 * reducedError >= (try #require(row.theory.klBoundSharp)))
      let tau = try #require(row.theory.tau)
      #expect(abs(try #require(row.tauMean) - tau) <= 0.2 * tau)
    }
  }

  @Test func theFallIsAtDPlusOne() async throws {
    let tables = try await Self.run(Self.small)
    for scale in tables.scales {
      #expect(scale.fall == IntervalEstimate(value: 13, low: 12, high: 13))
    }
    let headline = try #require(tables.headlines.first { $0.key == "n_fall_kl" })
    #expect(headline.estimate.value == 13)
  }

  /// A wide grid is bisected: both scales end between cells that are neighbours or within 5 %.
  @Test func bracketsAreRefined() async throws {
    let tables = try await Self.run([
      "dimensions=12", "trials=40", "reference_count=2000", "training_counts=5,60,190",
    ])
    let counts = tables.rows.map(\.trainingCount)
    #expect(counts.contains(12) && counts.contains(13))
    #expect(tables.scales.allSatisfy { $0.fall.value == 13 })
    let scale = try #require(
      tables.scales.first {
        $0.reading == .reference && $0.distance == .relativeLogLikelihood && $0.level == 0.5
      })
    let value = try #require(scale.memorization.value)
    let below = try #require(counts.last { Double($0) <= value })
    let above = try #require(counts.first { Double($0) > value })
    #expect(above == below + 1 || Double(above) <= 1.05 * Double(below))
    #expect(scale.memorization.low.map { $0 <= Double(below) } == true)
    let unrefined = try await Self.run([
      "dimensions=12", "trials=40", "reference_count=2000", "training_counts=5,60,190",
      "refinement_ratio=1000",
    ])
    #expect(unrefined.rows.map(\.trainingCount) == [5, 60, 190])
  }

  @Test func theTheoryTableIsFine() async throws {
    let tables = try await Self.run(Self.small + ["dimensions=10,12", "trials=2"])
    for dimension in [10, 12] {
      let counts = tables.theory.filter { $0.dimension == dimension }.map(\.trainingCount)
      #expect(counts.count >= 200)
      #expect(counts == Set(counts).sorted())
      #expect(Set(counts).isSuperset(of: [6, 100]))
    }
  }

  /// The same bytes with one job and three, and with units of one trial and of many.
  @Test func tablesDoNotDependOnScheduling() async throws {
    let one = try await Self.run(Self.small + ["trials=9"], jobs: 1, perUnit: 1)
    let other = try await Self.run(Self.small + ["trials=9"], jobs: 3, perUnit: 4)
    #expect(one.texts == other.texts)
    #expect(!one.texts.values.contains { $0.contains("nan") })
  }

  /// Cells beyond N_ref/10 are computed, say so, and decide nothing.
  @Test func cellsBeyondTheReferenceDecideNothing() async throws {
    let tables = try await Self.run([
      "dimensions=12", "trials=20", "reference_count=300", "training_counts=13,25,48,100",
      "refinement_ratio=1000",
    ])
    for row in tables.rows {
      #expect(row.caveat.contains("n > N_ref/10") == (row.trainingCount > 30))
    }
    for crossing in tables.crossings where crossing.reading == .reference {
      #expect(crossing.trainingCount <= 30)
    }
  }

  @Test func everyReferenceCountHasItsSweep() async throws {
    let tables = try await Self.run([
      "dimensions=10", "trials=4", "reference_count=500,300", "training_counts=12,25",
      "refinement_ratio=1000",
    ])
    #expect(tables.rows.map(\.referenceCount) == [500, 500, 300, 300])
    #expect(Set(tables.scales.compactMap(\.referenceCount)) == [300, 500])
    #expect(tables.scales.count { $0.reading == .matched } == 1)
  }
}
