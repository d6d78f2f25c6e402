import MnemeTheory
import Testing

/// Against `two_models.csv`: mpmath's value of the exact cosine, and NumPy's simulation from the
/// definition, one latent a pair.
///
/// Simulated means are accepted within 4.5 standard errors: 27 cosines and 16 distances raise a false
/// alarm with probability below 4e-4 (normal tails), and the fixture is fixed.
@Suite struct TwoModelsTests {
  private static let standardErrors = 4.5

  private static func agrees(
    _ theory: Double, _ row: [String: Double], _ name: String
  ) throws -> Bool {
    try abs(theory - row.cell(name)) <= standardErrors * row.cell("\(name)_se")
  }

  @Test func theCosineIsMpmathsAndNumPys() throws {
    let rows = try TheoryFixture("two_models").rows
    #expect(rows.count == 27)
    for row in rows {
      let setting = try row.setting()
      let cosine = setting.twoModelCosine
      #expect(relativeError(cosine, try row.cell("cosine_exact")) <= 1e-11, "\(setting)")
      #expect(try Self.agrees(cosine, row, "cosine"), "\(setting)")
    }
  }

  @Test func theSquaredDistanceIsNumPys() throws {
    var compared = 0
    for row in try TheoryFixture("two_models").rows {
      let setting = try row.setting()
      guard setting.moments(of: .trace).hasStandardError else { continue }
      compared += 1
      #expect(
        try Self.agrees(setting.twoModelSquaredDistance, row, "squared_distance"), "\(setting)")
    }
    #expect(compared == 16)
  }

  /// The large-d limit of the cosine and a distance without intercepts are not good enough at d = 3.
  @Test func wrongFormulasFail() throws {
    let rows = try TheoryFixture("two_models").rows
    let row = try #require(rows.first { $0["n"] == 8 && $0["d"] == 3 })
    let setting = try row.setting()
    #expect(try !Self.agrees(setting.twoModelCosineLimit, row, "cosine"))
    #expect(try !Self.agrees(setting.twoModelCosine * 1.03, row, "cosine"))
    let last = try #require(rows.first { $0["n"] == 20 && $0["d"] == 3 })
    let slopes = try 2 * (last.setting().tau - #require(last.setting().twoModelOverlap))
    #expect(try !Self.agrees(slopes, last, "squared_distance"))
  }

  /// The exact cosine tends to its limit like 1/d on both sides of n = d.
  @Test(arguments: [0.25, 0.5, 0.8, 1.5, 4])
  func theLimitIsTheLimit(ratio: Double) throws {
    let errors = try [200, 2000].map { d in
      let setting = try LinearSetting(
        trainingCount: Int(ratio * Double(d)), dimension: d, q: 0.504621)
      return abs(setting.twoModelCosine - setting.twoModelCosineLimit)
    }
    #expect(errors[1] <= errors[0] / 8 && errors[1] <= 2e-3, "\(errors)")
  }

  @Test func specialCases() throws {
    for n in [2, 7, 8, 9, 10, 40] {
      let noise = try LinearSetting(trainingCount: n, dimension: 8, q: 0)
      #expect(noise.twoModelCosine == 0 && noise.twoModelOverlap == (n == 9 ? nil : 0))
      let noiseless = try LinearSetting(trainingCount: n, dimension: 8, q: 1)
      if n > 8 {
        #expect(noiseless.twoModelCosine == 1 && noiseless.twoModelOverlap == 1)
        // Identical slopes; only the sample means differ: E|x̄₁ − x̄₂ − (ȳ₁ − ȳ₂)|² = 0.
        #expect(noiseless.twoModelSquaredDistance == 0)
      }
    }
    for n in [10, 11, 12] {
      let setting = try LinearSetting(trainingCount: n, dimension: 10, q: 0.4)
      #expect(setting.twoModelSquaredDistance == .infinity && setting.twoModelCosine < 0.1)
    }
    let many = try LinearSetting(trainingCount: 1_000_000, dimension: 10, q: 0.4)
    #expect(abs(many.twoModelCosine - 1) <= 1e-4)
  }
}
