import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

/// Sets that can't be measured, or hardly: one clear error, or less is said.
@Suite struct MeasureInputTests {
  private let fixture = MeasureFixture(dimension: 3)

  private func failure(
    _ training: Matrix, _ generated: Matrix, reference: Matrix? = nil, flags: [String] = []
  ) async throws -> String {
    let error = await #expect(throws: StudyError.self) {
      try await MeasureFixture.tables(
        fixture.study(training, [("samples", generated)], reference: reference, flags: flags))
    }
    return try #require(error).description
  }

  @Test func otherDimensionsAreNamed() async throws {
    let words = try await failure(
      fixture.normals(50, 1), MeasureFixture(dimension: 4).normals(50, 2))
    #expect(words.contains("4 numbers a sample") && words.contains("has 3"))
  }

  @Test func valuesThatAreNoNumbersAreNamedOrLeftOut() async throws {
    var broken = fixture.normals(50, 2)
    broken[7, 1] = .nan
    broken[9, 0] = .infinity
    let words = try await failure(fixture.normals(50, 1), broken)
    #expect(words.contains("2 of 50 rows") && words.contains("7, 9"))
    #expect(words.contains("--exclude-non-finite"))
    let found = try await MeasureFixture.tables(
      fixture.study(
        fixture.normals(50, 1), [("samples", broken)], reference: nil,
        flags: ["exclude_non_finite=1"]))
    #expect(try found.row(.neighbourRatio).total == 48)
    let rows = try found.rows(NearestRow.self).filter { $0.role == .generated }.map(\.row)
    #expect(!rows.contains(7) && !rows.contains(9) && rows.contains(49))
  }

  @Test func otherScalesAreNamed() async throws {
    var random = RandomStream(key: 3, stream: 4)
    let bytes = Matrix(
      rows: 50, columns: 3, values: random.uniforms(150).map { ($0 * 255).rounded() })
    let shares = Matrix(rows: 50, columns: 3, values: random.uniforms(150))
    let words = try await failure(bytes, shares)
    #expect(words.contains("training") && words.contains("0–255") && words.contains("0–1"))
    #expect(words.contains("--as-is"))
    let found = try await MeasureFixture.tables(
      fixture.study(bytes, [("samples", shares)], reference: nil, flags: ["as_is=1"]))
    #expect(try found.row(.neighbourRatio).total == 50)
  }

  @Test func oneTrainingSampleHasNoSecondNearest() async throws {
    let one = fixture.normals(1, 1)
    #expect(
      try await failure(one, fixture.normals(5, 2)).contains("two different training samples"))
    #expect(
      try await failure(one.repeated(5), fixture.normals(5, 2)).contains("there is one"))
  }

  @Test func constantSamplesHaveNoScale() async throws {
    let zeros = Matrix(zeros: 5, 3)
    #expect(
      try await failure(fixture.normals(5, 1), fixture.normals(5, 2), reference: zeros)
        .contains("no scale"))
  }

  /// Two training samples, one generated, two held out, one dimension.
  @Test func theSmallestStudyHasReasons() async throws {
    let small = MeasureFixture(dimension: 1)
    let found = try await MeasureFixture.tables(
      small.study(
        small.normals(2, 1), [("samples", small.normals(1, 2))], reference: small.normals(2, 3)))
    let rows = try found.rows(MeasureRow.self)
    #expect(rows.count == MeasureDefinition.allCases.count)
    #expect(rows.allSatisfy { $0.estimate.value != nil || !$0.reason.isEmpty })
    #expect(try found.row(.neighbourRatio).nullFormula == 1.0 / 3)
  }

  @Test func tooManyComponentsAreRefused() async throws {
    let words = try await failure(
      fixture.normals(50, 1), fixture.normals(50, 2), flags: ["features=pca:4"])
    #expect(words.contains("at most 3"))
  }

  @Test func wrongFeaturesAndMetricsAreNamed() throws {
    #expect(throws: StudyError.self) { try MeasureFixture.spec(["features=pca:0"]) }
    let error = #expect(throws: StudyError.self) { try MeasureFixture.spec(["metrics=neigbours"]) }
    #expect(try #require(error).description.contains("did you mean 'neighbours'"))
  }

  @Test func namesAreThoseOfFiles() {
    #expect(
      MeasureFiles.names(["a/g.npy", "b/g.npy", "c/.npz", "x/training.csv"])
        == ["g (1)", "g (2)", ".npz", "training (4)"])
  }

  /// A study file keeps any name.
  @Test func wordsOfStudyFilesComeBack() throws {
    let names = [
      "a.npy", "", "a b", "\"q\"\\", "x, y", "#", "new\nline\t", "ünï 🦊", "-", "\u{202E}rtl",
      "{a}: [b]",
    ]
    let text =
      "experiment: measure\nsettings:\n  generated: [\(names.map(StudyText.quoted).joined(separator: ", "))]\n"
    let study = try StudyFile.parse(text, path: "study.yaml")
    #expect(study.overrides.first?.words == names)
  }
}
