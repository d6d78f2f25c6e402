import Glibc
import MnemeNumerics
import Testing

@Suite struct IncompleteGammaTests {
  /// a = 1: 1 − e^(−x); a = ½: erf √x.
  @Test(arguments: [1e-12, 1e-3, 0.3, 1, 1.4, 1.6, 3, 10, 40])
  func elementaryCases(x: Double) {
    #expect(abs(IncompleteGamma.lower(1, x) / -expm1(-x) - 1) <= 1e-13)
    #expect(abs(IncompleteGamma.upper(1, x) / exp(-x) - 1) <= 1e-13)
    #expect(abs(IncompleteGamma.lower(0.5, x) / erf(x.squareRoot()) - 1) <= 1e-13)
    #expect(abs(IncompleteGamma.upper(0.5, x) / erfc(x.squareRoot()) - 1) <= 1e-12)
  }

  /// Whole a: Q is the probability of fewer than a events of a Poisson law with mean x.
  @Test(arguments: [2, 5, 32, 100, 1000], [0.05, 0.5, 0.9, 1, 1.1, 2, 4])
  func poissonSums(a: Int, ratio: Double) {
    let x = ratio * Double(a)
    let terms = (0..<a).map { Double($0) * log(x) - x - logFactorial($0) }
    let expected = exp(logSumExp(terms))
    let upper = IncompleteGamma.upper(Double(a), x)
    #expect(abs(upper - expected) <= 1e-12 * max(expected, 1e-280), "\(upper) for \(expected)")
    #expect(abs(IncompleteGamma.lower(Double(a), x) + upper - 1) <= 1e-15)
  }

  /// The check above sees an argument that is off by a millionth.
  @Test func aSlightlyOtherArgumentIsSeen() {
    let exact = IncompleteGamma.upper(5, 4)
    #expect(abs(IncompleteGamma.upper(5, 4.000_004) - exact) > 1e-9 * exact)
  }

  @Test func ends() {
    #expect(IncompleteGamma.lower(3, 0) == 0 && IncompleteGamma.upper(3, 0) == 1)
    #expect(IncompleteGamma.lower(3, .infinity) == 1 && IncompleteGamma.upper(3, .infinity) == 0)
    #expect(abs(ChiSquare.below(2, degrees: 2) - -expm1(-1)) <= 1e-15)
  }

  private func logFactorial(_ count: Int) -> Double { logGamma(Double(count) + 1) }
}
