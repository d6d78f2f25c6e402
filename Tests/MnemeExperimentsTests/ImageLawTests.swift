import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import Testing

@testable import MnemeExperiments

@Suite struct ImageLawTests {
  static let cell = TrialCell(
    experiment: "test", revision: 1, seed: 1, settings: [], label: "test", width: 1)

  static func rows(_ matrix: Matrix) -> [[Double]] {
    (0..<matrix.rows).map {
      Array(matrix.values[$0 * matrix.columns..<($0 + 1) * matrix.columns])
    }
  }

  @Test func digitsAreTheWholeFile() throws {
    let law = DigitImages(heldOutCount: 797)
    // Three pixels are blank in every image: the first of rows 1 and 5, the last of row 5.
    #expect(law.dimension == 61 && !law.kept.contains(0) && !law.kept.contains(32))
    #expect(law.deviations.allSatisfy { $0 > 0.017 })
    #expect(law.largestCount == 797)
    let sets = try law.sets(797, images: 640, trial: 0, cell: Self.cell)
    #expect(sets.training.values.allSatisfy { (0..<1).contains($0) })
    // The file's first image, known by its grey levels.
    let first = [0, 0, 5, 13, 9, 1, 0, 0]
    let all = Self.rows(sets.training) + Self.rows(sets.truth) + Self.rows(sets.fresh)
    #expect(all.count == 797 + 797 + 203)
    #expect(all.contains { $0[..<8].map { Int($0 * 17) } == first })
  }

  /// Nothing that must be new has been seen, in any trial; other trials cut otherwise.
  @Test func setsShareNoImage() throws {
    let law = DigitImages(heldOutCount: 797)
    var trainings: [[[Double]]] = []
    for trial in 0..<3 {
      let sets = try law.sets(400, images: 640, trial: trial, cell: Self.cell)
      let training = Self.rows(sets.training)
      let seen = Set(training)
      #expect(seen.count == 400 && sets.independent.rows == 400 && sets.fresh.rows == 600)
      #expect(seen.isDisjoint(with: Self.rows(sets.independent)))
      #expect(seen.isDisjoint(with: Self.rows(sets.truth)))
      #expect(seen.isDisjoint(with: Self.rows(sets.fresh)))
      #expect(Set(Self.rows(sets.truth)).isDisjoint(with: Self.rows(sets.fresh)))
      #expect(Set(Self.rows(sets.truth)).isDisjoint(with: Self.rows(sets.freshMoments)))
      #expect(Set(Self.rows(sets.truth)).isSuperset(of: Self.rows(sets.independent)))
      trainings.append(training)
    }
    #expect(trainings[0] != trainings[1] && trainings[1] != trainings[2])
    let again = try law.sets(400, images: 640, trial: 2, cell: Self.cell)
    #expect(Self.rows(again.training) == trainings[2])
  }

  /// s of the study is that of the images themselves: root mean square over pixels, to sampling error
  /// (1797 images: 2 %).
  @Test func theScaleIsThatOfTheImages() throws {
    let law = DigitImages(heldOutCount: 797)
    let sets = try law.sets(797, images: 203, trial: 5, cell: Self.cell)
    let images = law.measured(sets.training)
    let variances = (0..<images.columns).map { column in
      SampleMoments((0..<images.rows).map { images[$0, column] })?.variance ?? 0
    }
    let found = (variances.reduce(0, +) / Double(variances.count)).squareRoot()
    #expect(abs(found / law.scale - 1) < 0.02, "\(found) \(law.scale)")
  }

  @Test func networkScaleAndBack() {
    let images = Matrix(rows: 1, columns: 3, values: [0, 0.25, 1])
    #expect(images.toNetwork.values == [-1, -0.5, 1])
    #expect(images.toNetwork.fromNetwork == images)
  }

  @Test func gaussianImagesKnowTheirTruth() throws {
    let law = GaussianImages(mean: 0.5, deviation: 0.1, count: 3000)
    let sets = try law.sets(50, images: 640, trial: 1, cell: Self.cell)
    #expect(sets.truth.rows == 3000 && sets.training.rows == 50 && law.dimension == 64)
    let moments = try #require(SampleMoments(sets.truth.values))
    // 192000 pixels; five standard errors: a false alarm in 1e-6.
    #expect(abs(moments.mean - 0.5) < 5 * 0.1 / 192_000.0.squareRoot())
    #expect(sets.hasReference && abs(law.scale - 0.1) < 1e-15)
  }
}
