import Glibc
import MnemeTheory
import Testing

@Suite struct CollapsedShareTests {
  /// The published check, two dimensions and σ₀² = 99/(2 ln 10): 1 − exp(−tol²/2c).
  @Test(arguments: [
    (1e-2, 0.005), (3.16e-3, 0.016), (1e-3, 0.049), (3.16e-4, 0.146), (1e-4, 0.393),
    (3.16e-5, 0.794), (1e-5, 0.993), (0, 1),
  ])
  func tikhonovInThePlane(strength: Double, share: Double) {
    let value = CollapsedShare.tikhonov(
      strength: strength, tolerance: 1e-2, startVariance: 99 / (2 * log(10)), dimension: 2)
    #expect(abs(value - share) <= 6e-4)
    guard strength > 0 else { return }
    // The start's variance adds at most c/σ₀² of it.
    let simple = -expm1(-1e-4 / (2 * strength))
    #expect(abs(value / simple - 1) <= 5e-4)
    // A tolerance a tenth off is seen.
    let other = CollapsedShare.tikhonov(
      strength: strength, tolerance: 1.1e-2, startVariance: 99 / (2 * log(10)), dimension: 2)
    #expect(abs(other / simple - 1) > 5e-4)
  }

  /// 1 − τ in two dimensions; Poisson's sum in ten.
  @Test(arguments: [1e-3, 0.1, 0.7])
  func empiricalBayes(floor: Double) {
    #expect(abs(CollapsedShare.empiricalBayes(floor: floor, dimension: 2) - (1 - floor)) <= 1e-14)
    let x = -log(floor)
    var (term, sum) = (1.0, 1.0)
    for k in 1...4 {
      term *= x / Double(k)
      sum += term
    }
    let inTen = CollapsedShare.empiricalBayes(floor: floor, dimension: 10)
    #expect(abs(inTen - (1 - floor * sum)) <= 1e-13)
  }

  @Test func endsOfTheScale() {
    #expect(CollapsedShare.empiricalBayes(floor: 1, dimension: 2) == 0)
    #expect(CollapsedShare.empiricalBayes(floor: 10, dimension: 3) == 0)
    #expect(
      CollapsedShare.tikhonov(strength: 0, tolerance: 1, startVariance: 1, dimension: 5) == 1)
  }
}
