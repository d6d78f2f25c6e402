import Glibc
import MnemeNumerics

extension StepTheory {
  /// E KL in one dimension, exact at every n: there y = W/n with W ~ χ² of n − 1 degrees.
  ///
  ///     ½ E[m(y) − 1 − ln m(y)] + 1/(2n)
  ///
  /// With v̂ of Theory, Eq. 7, in place of v the start law has variance y n/(n−1) + x in units of
  /// e^(−2T)σ². By the trapezoidal rule in ln W, where the integrand falls off at both ends.
  ///
  /// - Parameters:
  ///   - trainingCount: n ≥ 2.
  ///   - estimatesVariance: whether the start law has v̂ (as the simulation does) or v.
  /// - Returns: nats; `.infinity` for q = 0.
  package func oneDimensionDivergence(trainingCount: Int, estimatesVariance: Bool) -> Double {
    precondition(trainingCount >= 2, "a variance needs 2 samples, got \(trainingCount)")
    guard q > 0 else { return .infinity }
    let n = Double(trainingCount)
    let spectrum = spectrum { y in estimatesVariance ? y * n / (n - 1) : 1 }
    return Self.meanOverChiSquared(degrees: n - 1) { spectrum.map($0 / n).divergence } + 1 / (2 * n)
  }

  private static func meanOverChiSquared(
    degrees p: Double, of function: (Double) -> Double
  ) -> Double {
    let center = log(p)
    let step = 1.0 / 64 / max(1, p.squareRoot() / 4)
    func weight(_ z: Double) -> Double { exp(p / 2 * (z - center) - (exp(z) - p) / 2) }
    var (sum, total) = (0.0, 0.0)
    for direction in [-1.0, 1.0] {
      var index = direction < 0 ? 1.0 : 0.0
      while true {
        let z = center + direction * index * step
        let w = weight(z)
        if w < 1e-22 { break }
        sum += w * function(exp(z))
        total += w
        index += 1
      }
    }
    return sum / total
  }
}
