import MnemeNumerics
import Testing

@Suite struct IncompleteBetaTests {
  private static let rows = 29

  private func worstTail(_ function: String, below limit: Double) -> Double {
    var worst = 0.0
    for row in SpecialFunctionCase.named(function)
    where max(row.arguments[0], row.arguments[1]) <= limit {
      let tails = IncompleteBeta(row.arguments[0], row.arguments[1])
        .logTails(at: row.arguments[2])
      let found = function == "log_lower_tail" ? tails.lower : tails.upper
      // An error of the logarithm is a relative error of the tail.
      worst = max(worst, abs(found - row.value))
    }
    return worst
  }

  @Test func tailsAgree() {
    #expect(SpecialFunctionCase.named("log_lower_tail").count == Self.rows)
    #expect(SpecialFunctionCase.named("log_upper_tail").count == Self.rows)
    for function in ["log_lower_tail", "log_upper_tail"] {
      #expect(worstTail(function, below: 4e5) <= 2e-12)
      #expect(worstTail(function, below: 1e9) <= 1e-10)
    }
  }

  @Test func inverseUndoesTheFunction() {
    for row in SpecialFunctionCase.named("log_lower_tail")
    where row.value > -600 && row.value < -1e-3 {
      let beta = IncompleteBeta(row.arguments[0], row.arguments[1])
      let tails = beta.logTails(at: row.arguments[2])
      let x = beta.inverse(at: tails.lower < -0.7 ? beta.value(at: row.arguments[2]) : 0.4)
      let expected = tails.lower < -0.7 ? row.arguments[2] : x
      #expect(scaledError(x, expected) <= 1e-12, "\(row.testDescription)")
      #expect(x > 0 && x < 1)
    }
  }

  @Test func inverseAtTheEndsAndInClosedForm() {
    let beta = IncompleteBeta(1, 4)
    #expect(beta.inverse(at: 0) == 0)
    #expect(beta.inverse(at: 1) == 1)
    for p in [1e-12, 0.025, 0.5, 0.975] {
      let expected = 1 - (1 - p).squareRoot().squareRoot()
      #expect(scaledError(beta.inverse(at: p), expected) <= (p < 1e-3 ? 1e-4 : 1e-13))
    }
    for (a, b) in [(1e9, 1e9), (0.5, 1e9), (1e9, 0.5), (1e-2, 1e-2), (1e8, 2)] {
      for p in [1e-9, 0.025, 0.5, 0.975] {
        let beta = IncompleteBeta(a, b)
        let x = beta.inverse(at: p)
        // Beyond what a neighbouring `Double` of x changes, p must come back.
        let spacing = abs(beta.value(at: min(1, x.nextUp)) - beta.value(at: x.nextDown))
        #expect(abs(beta.value(at: x) - p) <= 1e-9 * p + 2 * spacing, "a \(a), b \(b), p \(p)")
      }
    }
  }
}
