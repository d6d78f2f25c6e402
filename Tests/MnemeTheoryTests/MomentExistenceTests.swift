import MnemeTheory
import Testing

@Suite struct MomentExistenceTests {
  private func status(_ excess: Int, _ quantity: LinearQuantity, q: Double = 0.5) throws
    -> MomentExistence
  {
    try LinearSetting(trainingCount: 20 + excess, dimension: 20, q: q).moments(of: quantity)
  }

  @Test func divergence() throws {
    for excess in [-10, -1, 0] { #expect(try status(excess, .divergence) == .valueIsInfinite) }
    for excess in [1, 2] { #expect(try status(excess, .divergence) == .meanDoesNotExist) }
    for excess in [3, 4] { #expect(try status(excess, .divergence) == .varianceIsInfinite) }
    for excess in [5, 100] { #expect(try status(excess, .divergence) == .meanAndVarianceExist) }
  }

  @Test func relativeLogLikelihood() throws {
    for excess in [-10, -3, 5, 100] {
      #expect(try status(excess, .relativeLogLikelihood) == .meanAndVarianceExist)
    }
    for excess in [-2, -1, 3, 4] {
      #expect(try status(excess, .relativeLogLikelihood) == .varianceIsInfinite)
    }
    for excess in [0, 1, 2] {
      #expect(try status(excess, .relativeLogLikelihood) == .meanDoesNotExist)
    }
  }

  @Test func logarithmsOfDeterminants() throws {
    for quantity in [LinearQuantity.bhattacharyyaDistance, .logDeterminant] {
      #expect(try status(0, quantity) == .valueIsInfinite)
      #expect(try status(1, quantity) == .meanAndVarianceExist)
    }
  }

  @Test func theTheoryAgreesWithItself() throws {
    for excess in -10...10 {
      for q in [0, 0.3, 1] {
        let setting = try LinearSetting(trainingCount: 20 + excess, dimension: 20, q: q)
        #expect(setting.moments(of: .trace).hasMean == setting.tau.isFinite)
        #expect(setting.moments(of: .divergence).hasMean == setting.hasFiniteExpectedDivergence)
        if excess > 0, let variance = setting.traceVariance {
          #expect(setting.moments(of: .trace).hasStandardError == variance.isFinite)
        }
      }
    }
    for status in MomentExistence.allCases {
      #expect((status.reason == nil) == status.hasStandardError)
    }
  }
}
