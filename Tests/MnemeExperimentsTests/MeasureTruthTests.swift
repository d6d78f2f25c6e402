import MnemeMetrics
import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

/// Samples of which the answer is known. Seeds are fixed: no test fails by chance; a 95 % interval
/// would miss its truth for one seed in twenty.
@Suite struct MeasureTruthTests {
  private let fixture = MeasureFixture()
  private var training: Matrix { fixture.normals(1000, 1) }
  private var reference: Matrix { fixture.normals(1000, 2) }

  private func tables(_ generated: Matrix, flags: [String] = []) async throws -> MeasureTables {
    try await MeasureFixture.tables(
      fixture.study(training, [("samples", generated)], reference: reference, flags: flags))
  }

  /// The share of samples of the truth that are nearer than that to a training sample, from 20 000.
  private func rate(below threshold: Double?) throws -> Double {
    let threshold = try #require(threshold)
    let search = try NearestSearch(targets: training, neighbours: 1)
    let lists = try search.search(0..<20_000, of: fixture.normals(20_000, 20))
    return Double(lists.count { $0.distances[0] < threshold }) / 20_000
  }

  /// At d = 16 a fresh sample is a copy by the neighbour ratio with probability 3^(−16).
  @Test(arguments: [20, 200])
  func plantedCopiesAreCounted(copies: Int) async throws {
    let found = try await tables(
      fixture.generated(2000, copies: copies, of: training), flags: ["null_count=1000"])
    let share = Double(copies) / 2000
    let ratio = try found.row(.neighbourRatio)
    #expect(ratio.count == copies && ratio.estimate.contains(share))
    #expect(ratio.verdict == .moreThanNull && ratio.nullCount == 0)
    let threshold = try found.row(.absoluteThreshold)
    let byChance = try rate(below: threshold.threshold)
    #expect(threshold.estimate.contains(share + byChance * (1 - share)))
    #expect(threshold.null.contains(byChance))
    let sets = try found.rows(MeasureSetRow.self)
    #expect(sets.last?.trainingCopies == copies)
    let nearest = try found.rows(NearestRow.self).filter { $0.role == .generated }
    #expect(nearest[..<copies].allSatisfy { $0.distance == 0 && $0.ratio == 0 })
    #expect(nearest[1].nearest == 7 && nearest[1].kind == .memorized)
  }

  @Test func tenthOfCopiesMovesTheLikelihood() async throws {
    let copied = try await tables(fixture.generated(2000, copies: 2000, of: training))
    let delta = try copied.row(.relativeLogLikelihood)
    #expect(delta.verdict == .lessThanNull && delta.estimate.high ?? 1 < 0)
    let fresh = try await tables(fixture.normals(2000, 3))
    #expect(try fresh.row(.relativeLogLikelihood).verdict == .likeNull)
  }

  @Test func noisyCopiesCountUntilTheNoiseHidesThem() async throws {
    let near = try await tables(
      fixture.generated(1000, copies: 100, of: training, noise: 0.05))
    #expect(try near.row(.neighbourRatio).count == 100)
    #expect(try near.row(.calibratedDistance).count ?? 0 >= 100)
    #expect(try near.rows(MeasureSetRow.self).last?.trainingCopies == 0)
    let far = try await tables(fixture.generated(1000, copies: 100, of: training, noise: 2))
    #expect(try far.row(.neighbourRatio).count == 0)
    #expect(try far.row(.absoluteThreshold).verdict == .likeNull)
  }

  @Test func freshSamplesAreLikeTheNull() async throws {
    let found = try await tables(fixture.normals(2000, 3))
    for definition in MeasureDefinition.allCases where definition.countsMemorized {
      let row = try found.row(definition)
      #expect(row.verdict == .likeNull, "\(definition)")
      #expect(row.estimate.value != nil && row.null.value != nil)
    }
    let threshold = try found.row(.absoluteThreshold)
    #expect(threshold.estimate.contains(try rate(below: threshold.threshold)))
    #expect(try found.row(.gaussianKL).verdict == .likeNull)
    #expect(try found.row(.coordinateL2).verdict == .likeNull)
    #expect(try found.row(.memorizationRatio).verdict == .likeNull)
    #expect(try found.row(.generalized).estimate.value ?? 0 > 0.95)
    #expect(try found.rows(ClaimRow.self).allSatisfy { $0.verdict != .holds })
  }

  /// All samples near one that is no training sample.
  @Test func modeCollapseIsSpurious() async throws {
    let center = fixture.normals(1, 9)
    let collapsed = center.repeated(500).adding(fixture.normals(500, 10), scale: 0.01)
    let found = try await tables(collapsed)
    #expect(try found.row(.spurious).estimate.value ?? 0 > 0.99)
    #expect(try found.row(.generalized).estimate.value ?? 1 < 0.01)
    #expect(try found.row(.gaussianKL).verdict == .moreThanNull)
    #expect(try found.row(.neighbourRatio).count == 0)
  }

  @Test func exactCollapseIsFoundFirst() async throws {
    let found = try await tables(fixture.normals(1, 9).repeated(500))
    let set = try #require(try found.rows(MeasureSetRow.self).last)
    #expect(set.distinctCount == 1 && set.largestGroup == 500)
    let divergence = try found.row(.gaussianKL)
    #expect(
      divergence.estimate.value == .infinity && divergence.reason.contains("fewer dimensions"))
    #expect(
      found.result.caveats.contains { $0.contains("499 samples of samples equal an earlier") })
  }

  /// Copies with their numbers in another order are no neighbours, and no samples of the truth.
  @Test func permutedCopiesAreNone() async throws {
    let slope = Matrix(
      rows: 1, columns: 16, values: (0..<16).map { Double($0) })
    func sloped(_ samples: Matrix) -> Matrix {
      samples.adding(slope.repeated(samples.rows), scale: 1)
    }
    let (own, other) = (sloped(training), sloped(reference))
    let reversed = Matrix(
      rows: 500, columns: 16,
      values: (0..<500).flatMap { row in (0..<16).map { own[row, 15 - $0] } })
    let found = try await MeasureFixture.tables(
      fixture.study(own, [("samples", reversed)], reference: other))
    #expect(try found.row(.absoluteThreshold).count == 0)
    #expect(try found.row(.gaussianKL).verdict == .moreThanNull)
    let straight = try await MeasureFixture.tables(
      fixture.study(own, [("samples", own.rows(0..<500))], reference: other))
    #expect(try straight.row(.absoluteThreshold).estimate.value == 1)
  }

  @Test func duplicatesInTrainingDoNotHideCopies() async throws {
    let doubled = training.stacked(on: training)
    let samples = fixture.generated(1000, copies: 100, of: training)
    func tables(_ flags: [String]) async throws -> MeasureTables {
      try await MeasureFixture.tables(
        fixture.study(doubled, [("samples", samples)], reference: reference, flags: flags))
    }
    let found = try await tables([])
    #expect(try found.row(.neighbourRatio).count == 100)
    #expect(try found.rows(MeasureSetRow.self)[0].distinctCount == 1000)
    #expect(found.result.caveats.contains { $0.contains("1000 training samples equal an earlier") })
    // With duplicates both neighbours are at distance 0: the ratio does not see a single copy.
    let kept = try await tables(["keep_duplicates=1"])
    #expect(try kept.row(.neighbourRatio).count == 0)
    #expect(try kept.row(.absoluteThreshold).estimate.contains(0.1 + 0.9 * 0.01))
  }

  @Test func aReferenceThatIsTheTrainingSetIsRefused() async throws {
    let samples = fixture.normals(100, 3)
    let error = await #expect(throws: StudyError.self) {
      try await MeasureFixture.tables(
        fixture.study(training, [("samples", samples)], reference: training))
    }
    #expect(try #require(error).description.contains("are training samples: a reference must be"))
    // A few are left out of the null, and said.
    let mixed = reference.rows(0..<900).stacked(on: training.rows(0..<100))
    let found = try await MeasureFixture.tables(
      fixture.study(
        training, [("samples", samples)], reference: mixed, flags: ["null_count=1000"]))
    #expect(try found.row(.neighbourRatio).nullTotal == 900)
    #expect(found.result.caveats.contains { $0.hasPrefix("100 of the held-out samples") })
  }

  @Test func withoutAReferenceLessIsSaid() async throws {
    let samples = fixture.generated(1000, copies: 100, of: training)
    let found = try await MeasureFixture.tables(
      fixture.study(training, [("samples", samples)], reference: nil))
    let ratio = try found.row(.neighbourRatio)
    #expect(ratio.count == 100 && ratio.nullKind == "training samples, each left out")
    #expect(ratio.verdict == .moreThanNull && ratio.nullCount == 0)
    #expect(try found.row(.absoluteThreshold).estimate.contains(0.1 + 0.9 * 0.01))
    for definition in [
      MeasureDefinition.relativeLogLikelihood, .gaussianKL, .coordinateL2, .spurious,
      .localDimensionDrop,
    ] {
      let row = try found.row(definition)
      #expect(row.estimate.value == nil && row.reason.contains("held-out"), "\(definition)")
    }
  }

  /// Models that copy all, half and none of what they were trained on.
  @Test func severalTrainingCountsGiveAScale() async throws {
    let models = [(100, 500), (300, 250), (1000, 0)].map { count, copies in
      (
        "g\(count)",
        fixture.generated(500, copies: copies, of: training.rows(0..<count))
      )
    }
    let found = try await MeasureFixture.tables(
      fixture.study(training, models, reference: reference, at: [100, 300, 1000]))
    let rows = try found.rows(MeasureRow.self).filter { $0.definition == .neighbourRatio }
    #expect(rows.map(\.trainingCount) == [100, 300, 1000] && rows.map(\.count) == [500, 250, 0])
    let scale = try #require(
      try found.rows(MeasureScaleRow.self).first { $0.definition == .neighbourRatio })
    #expect(scale.scale.contains(300) && scale.scale.value != nil)
  }

  @Test func labelsTellWhichClassIsCopied() async throws {
    let labels = (0..<1000).map { $0 % 10 }
    let copied = training.rows(stride(from: 3, to: 1000, by: 10).map(\.self))
    let samples = copied.stacked(on: fixture.normals(100, 3))
    let found = try await MeasureFixture.tables(
      fixture.study(
        training, [("samples", samples)], reference: reference, labels: labels))
    let rows = try found.rows(MeasureLabelRow.self)
    #expect(rows.map(\.label) == Array(0..<10) && rows.allSatisfy { $0.trainingCount == 100 })
    #expect(rows[3].memorizedCount == 100)
    #expect(rows.filter { $0.label != 3 }.allSatisfy { $0.memorizedCount == 0 })
  }

  @Test func jobsAndUnitsDoNotMatter() async throws {
    let study = try fixture.study(
      training, [("samples", fixture.generated(700, copies: 70, of: training))],
      reference: reference)
    let one = try await MeasureFixture.tables(study, jobs: 1, perUnit: 1)
    let two = try await MeasureFixture.tables(study, jobs: 2, perUnit: 5)
    #expect(one.result.tables.map(\.text) == two.result.tables.map(\.text))
  }

  @Test func principalFeaturesFindMovedCopies() async throws {
    let study = try fixture.study(
      training, [("samples", fixture.generated(500, copies: 50, of: training))],
      reference: reference, flags: ["features=pca:8"])
    let found = try await MeasureFixture.tables(study)
    // At d = 8, one fresh sample in 6561 is a copy by chance.
    #expect(try found.row(.neighbourRatio).count == 50)
    #expect(try found.row(.gaussianKL).verdict == .likeNull)
  }

  @Test func picturesAreThoseOfTheMostMemorized() async throws {
    let study = try fixture.study(
      training, [("samples", fixture.generated(200, copies: 3, of: training))],
      reference: reference, shape: [4, 4])
    let images = try await MeasureFixture.tables(study).rows(MeasureImageRow.self)
    #expect(images.count == 6 * 4 && images.allSatisfy { $0.pixels.utf8.count == 32 })
    #expect(images.filter { $0.rank <= 3 && $0.neighbour == 1 }.allSatisfy { $0.distance == 0 })
    let first = images.filter { $0.rank == 1 }
    #expect(first[0].pixels == first[1].pixels && first[0].pixels != first[2].pixels)
  }
}
