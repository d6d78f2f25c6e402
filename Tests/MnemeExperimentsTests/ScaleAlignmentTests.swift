import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

@Suite struct ScaleAlignmentTests {
  static func leading(
    _ rows: [ScaleAlignmentRow], _ distance: MemorizationDistance = .relativeLogLikelihood
  ) -> [ScaleAlignmentRow] {
    rows.filter { $0.reading == .reference && $0.distance == distance }
  }

  /// The known ratios for Eq. 4a at N_ref = 10⁴, κ = 1: .34 at d = 10, .52 at d = 20. Accepted if the
  /// ratio's 90 % interval holds them: a false alarm has probability under 20 %, and the seed is fixed.
  /// The control: the ratio of one dimension is not that of the other.
  @Test func ratiosAreTheKnownOnes() async throws {
    let rows = Self.leading(
      try await ExperimentRun(
        .scaleAlignment,
        [
          "dimensions=10,20", "signal_shares=", "draws=", "step_counts=", "reference_count=10000",
          "trials=60",
          "training_counts=10,11,20,30,45,70",
        ]
      ).rows())
    #expect(rows.count == 2)
    let known = [10: 0.34, 20: 0.52]
    for row in rows {
      let low = try #require(row.ratio.low), high = try #require(row.ratio.high)
      let expected = try #require(known[row.dimension])
      #expect(low <= expected && expected <= high, "d = \(row.dimension): \(row.ratio)")
      let other = try #require(known[30 - row.dimension])
      #expect(!(low <= other && other <= high))
    }
    #expect(rows.first { $0.dimension == 10 }?.verdict == .notAligned)
  }

  /// n_fall is d + 1 for every q and definition; new scans are told apart.
  @Test func theQuickScans() async throws {
    let run = try await ExperimentRun(.scaleAlignment)
    let rows = try run.rows(ScaleAlignmentRow.self)
    for row in rows {
      #expect(row.fall.value == Double(row.dimension + 1), "\(row)")
      #expect((row.model == ScaleAlignmentPoint.model) == (row.scan != .model))
      #expect(row.trials == 40)
    }
    #expect(
      Self.leading(rows).map(\.scan) == [.dimension, .dimension, .signalShare]
        + [AlignmentScan](repeating: .model, count: 4))
    let share = try #require(Self.leading(rows).first { $0.scan == .signalShare }?.q)
    #expect(abs(share - 0.9) <= 1e-12)
    #expect(try run.rows(HeadlineRow.self).map(\.key).contains("ratio_large"))
    let crossings = try run.rows(ScaleAlignmentCrossingRow.self)
    for row in rows where row.reading != .matched {
      #expect(
        crossings.count {
          $0.model == row.model && $0.dimension == row.dimension && $0.q == row.q
            && $0.reading == row.reading
            && $0.distance == row.distance
        } == row.crossingCount)
    }
  }

  /// Sweeps that share a reference set are computed together, and give what each gives alone; their
  /// trials are those of `linear-transition`.
  @Test func sharedReferenceSetsChangeNothing() throws {
    LinearAlgebra.useOneThread()
    let table = try SettingTable(
      definitions: ScaleAlignment.settings(.quick),
      overrides: [
        SettingOverride(flag: "dimensions=20"), SettingOverride(flag: "reference_count=400"),
      ])
    let spec = try ScaleAlignmentSpec(table)
    let sweeps = spec.points.map(\.sweep)
    let bundles = SweepBundle.bundles(of: sweeps, seed: 3)
    #expect(bundles.count == 1 && bundles[0].sweeps == sweeps)
    let together = bundles[0].group(trials: 1, seed: 3)
    let alone = sweeps.map { SweepBundle(sweeps: [$0]).group(trials: 1, seed: 3) }
    #expect(
      together.cells.map(\.digest)
        == [alone[0].cells[0].digest] + alone.flatMap { $0.cells.dropFirst().map(\.digest) })
    let trial = LinearTransitionTrial(
      setting: sweeps[0].setting, seed: 3, reference: sweeps[0].reference)
    #expect(together.cells[0].digest == trial.referenceSets.cell.digest)
    #expect(together.cells[1].digest == trial.cell(sweeps[0].counts[0]).digest)
  }
}
