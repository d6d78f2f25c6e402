import MnemeTheory
import Testing

@Suite struct ExactCaseTests {
  @Test func oneDimension() throws {
    let first = try LinearSetting(trainingCount: 11, dimension: 1, q: 0.281)
    let second = try LinearSetting(trainingCount: 5, dimension: 1, q: 0.5046)
    let values = try (
      #require(first.exactExpectedDivergence), #require(second.exactExpectedDivergence)
    )
    #expect(relativeError(values.0, 0.5570489080743911) <= 1e-13)
    #expect(relativeError(values.1, 0.5185149442405221) <= 1e-13)
  }

  @Test func oneDimensionMeetsTheOtherSpecialCases() throws {
    for n in [3, 5, 40] {
      let zero = try LinearSetting(trainingCount: n, dimension: 1, q: 0)
      let nearZero = try LinearSetting(trainingCount: n, dimension: 1, q: 1e-12)
      let nearOne = try LinearSetting(trainingCount: n, dimension: 1, q: 0.9999)
      let exact = try #require(zero.exactMeanLogDeterminant)
      #expect(abs(try #require(nearZero.exactMeanLogDeterminant) - exact) <= 1e-9)
      #expect(abs(try #require(nearOne.exactMeanLogDeterminant)) <= 5e-3)
    }
    let other = try LinearSetting(trainingCount: 30, dimension: 2, q: 0.3)
    #expect(other.exactMeanLogDeterminant == nil)
  }

  @Test(arguments: [1, 3, 20, 100])
  func boundsStayBelowTheExactDivergence(dimension: Int) throws {
    for n in [dimension + 3, dimension + 7, 3 * dimension + 5] {
      for q in dimension == 1 ? [0, 0.281, 0.9] : [0] {
        let setting = try LinearSetting(trainingCount: n, dimension: dimension, q: q)
        let exact = try #require(setting.exactExpectedDivergence)
        let theory = LinearTheory(setting)
        #expect(theory.klBoundSharp <= exact)
        // And not far below: the sharp bound's gap is below 3 nats up to d = 100.
        #expect(exact - theory.klBoundSharp <= 3, "n \(n), d \(dimension), q \(q)")
      }
    }
  }

  /// Simulated values of Theory, section 3 (n, E KL, standard error), at the reference setting.
  @Test(arguments: [
    (105, 812.87, 0.09), (110, 299.8, 0.06), (150, 58.39, 0.07), (200, 36.12, 0.08),
    (400, 18.145, 0.03),
  ])
  func boundsStayBelowTheSimulatedDivergence(
    n: Int, divergence: Double, standardError: Double
  ) throws {
    let theory = try LinearTheory.values(trainingCount: n, dimension: 100, q: 0.504621)
    #expect(theory.klBoundSharp <= divergence + 4 * standardError)
    #expect(divergence - theory.klBoundSharp <= 3)
    if let second = theory.klAsymptoticSecond, n >= 250 {
      #expect(abs(second - divergence) <= 4 * standardError + 0.1)
    }
  }
}
