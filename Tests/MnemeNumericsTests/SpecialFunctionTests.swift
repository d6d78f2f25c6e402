import MnemeNumerics
import Testing

@Suite struct SpecialFunctionTests {
  @Test func logGammaAgrees() {
    let error = largestError(of: "log_gamma", scale: 1, rows: 8) { logGamma($0[0]) }
    #expect(error <= 1e-14)
  }

  @Test func digammaAgrees() {
    let error = largestError(of: "digamma", rows: 8) { digamma($0[0]) }
    #expect(error <= 1e-14)
  }

  @Test func logGammaDifferenceKeepsRelativeAccuracy() {
    let error = largestError(of: "log_gamma_difference", rows: 56) {
      logGammaDifference(from: $0[0], by: $0[1])
    }
    #expect(error <= 1e-13)
  }

  @Test func plainDifferenceWouldLoseTheDigits() {
    let plain = logGamma(1e9 + 1e-8) - logGamma(1e9)
    let accurate = logGammaDifference(from: 1e9, by: 1e-8)
    #expect(scaledError(plain, accurate) > 1e-3)
  }

  @Test func logGammaExcessAgrees() {
    // The excess of order step² is compared with what it is used beside: values of order 1.
    let error = largestError(of: "log_gamma_excess", scale: 1e-3, rows: 56) {
      logGammaExcessOverTangent(at: $0[0], by: $0[1])
    }
    #expect(error <= 1e-13)
  }

  @Test func excessOverLog1pAgrees() {
    let error = largestError(of: "excess_over_log1p", rows: 9) { excessOverLog1p($0[0]) }
    #expect(error <= 2e-15)
  }

  @Test func multivariateLogGammaAgrees() {
    let value = largestError(of: "multivariate_log_gamma", rows: 5) {
      MultivariateLogGamma.value(dimension: Int($0[0]), at: $0[1])
    }
    #expect(value <= 1e-13)
    let difference = largestError(of: "multivariate_difference", rows: 15) {
      MultivariateLogGamma.difference(dimension: Int($0[0]), from: $0[1], by: $0[2])
    }
    #expect(difference <= 1e-12)
    let excess = largestError(of: "multivariate_excess", rows: 15) {
      MultivariateLogGamma.excessOverTangent(dimension: Int($0[0]), at: $0[1], by: $0[2])
    }
    #expect(excess <= 1e-12)
  }

  @Test func logBetaAgrees() {
    // B(1, 1) = 1: its logarithm is 0.
    let error = largestError(of: "log_beta", scale: 1e-2, rows: 8) { logBeta($0[0], $0[1]) }
    #expect(error <= 1e-13)
  }

  @Test func convexMinimumIsFound() {
    for minimum in [0.0, 1e-3, 0.7, 1, 17, 4e5] {
      let found = convexMinimum(from: 0, step: 1) { x in
        let t = (x - minimum) / (1 + minimum)
        return t * t + t * t * t * t
      }
      #expect(abs(found.argument - minimum) <= 1e-6 * (1 + minimum))
      #expect(found.value <= 1e-12)
      #expect(found.evaluations <= 60, "minimum \(minimum), \(found)")
    }
    let shifted = convexMinimum(from: 2, step: 0.5) { $0 - 3 * Double.pi * ($0 - 2) / $0 }
    #expect(abs(shifted.argument - (6 * Double.pi).squareRoot()) <= 1e-6)
  }
}
