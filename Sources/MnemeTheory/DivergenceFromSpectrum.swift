import Glibc
import MnemeNumerics

/// The variance of a generated coordinate over σ², as a number m and as its excess m − 1, each to full
/// relative accuracy: near 1 the excess counts, near 0 the number itself.
package struct VarianceRatio: Sendable, Equatable {
  /// m ≥ 0.
  package let value: Double
  /// m − 1.
  package let excess: Double

  package init(value: Double, excess: Double) {
    self.value = value
    self.excess = excess
  }

  /// ½(m − 1 − ln m), what this coordinate adds to KL; nats, `.infinity` for m = 0.
  package var divergence: Double {
    if value == 0 { return .infinity }
    if abs(excess) <= 0.5 { return excessOverLog1p(excess) / 2 }
    return (excess - logarithm) / 2
  }

  private var logarithm: Double { Glibc.log(value) }
}

/// A model that acts on each eigen-direction of the sample covariance by a scalar map, so that its
/// KL is an eigenvalue sum.
///
/// For a start law with the known v in place of v̂; the estimate moves KL by O(1/d) only.
package struct SpectralDivergence: Sendable {
  /// Eigenvalue y of Ĉ/σ² → variance of the generated coordinate over σ².
  package let map: @Sendable (Double) -> VarianceRatio

  package init(map: @escaping @Sendable (Double) -> VarianceRatio) { self.map = map }

  /// The limit of KL/d for n, d → ∞ at c = d/n: ½∫(m − 1 − ln m) over the Marchenko-Pastur law.
  ///
  /// - Parameter c: ≥ 0; 0 is n → ∞ at fixed d.
  /// - Returns: nats per dimension; `.infinity` for c > 1, where Ĉ is singular.
  package func density(ratio c: Double) -> Double {
    guard c <= 1 else { return .infinity }
    return MarchenkoPastur(ratio: c).mean { map($0).divergence }
  }

  /// First-order asymptote of E KL at finite n and d: the limit's integrand at the eigenvalues of
  /// Ĉ = W/n, W ~ Wishart_d(n−1), with the exact mean term E|x̄ − μ|²/σ² = d/n.
  ///
  /// - Returns: nats; `.infinity` for n ≤ d.
  package func firstOrder(trainingCount: Int, dimension: Int) -> Double {
    guard trainingCount > dimension else { return .infinity }
    let n = Double(trainingCount)
    let d = Double(dimension)
    let law = MarchenkoPastur(ratio: d / (n - 1))
    return d * law.mean { map((n - 1) / n * $0).divergence } + d / (2 * n)
  }

  /// Second order: the first with the O(1) correction of eigenvalue sums of real Wishart matrices.
  /// What is left is O(1/d).
  ///
  /// - Returns: nats; `.infinity` for n ≤ d, and `nil` for n = d + 1, where the lower edge is 0 and
  ///   the correction diverges.
  package func secondOrder(trainingCount: Int, dimension: Int) -> Double? {
    guard trainingCount > dimension else { return .infinity }
    guard trainingCount > dimension + 1 else { return nil }
    let n = Double(trainingCount)
    let law = MarchenkoPastur(ratio: Double(dimension) / (n - 1))
    return firstOrder(trainingCount: trainingCount, dimension: dimension)
      + law.realCorrection { map((n - 1) / n * $0).divergence }
  }
}
