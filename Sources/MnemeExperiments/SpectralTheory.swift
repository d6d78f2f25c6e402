import MnemeTables
import MnemeTheory

extension DivergenceTheory {
  /// E KL of a model that acts on the eigenvalues of the sample covariance.
  ///
  /// The stated error of the second order: twice its correction over d for what it leaves out, and
  /// 1.5 q/(n − 1) for v̂ in place of v. With δ = s̄²/σ² − 1, of variance 2/(d(n−1)), a variance
  /// m(1 + qδ) adds ½d[q E δm + ½q² E δ²] to KL, and E δm is at most that variance.
  ///
  /// - Parameter equation: of Theory, that its limit is.
  init(
    _ spectrum: SpectralDivergence, _ count: Int, _ dimension: Int, q: Double, equation: String
  ) {
    self.init()
    let d = Double(dimension)
    self.equation = equation
    limit = d * spectrum.density(ratio: d / Double(count))
    let order = spectrum.firstOrder(trainingCount: count, dimension: dimension)
    first = order
    second = spectrum.secondOrder(trainingCount: count, dimension: dimension)
    if let second, second.isFinite {
      error = 2 * abs(second - order) / d + 1.5 * q / Double(count - 1)
    }
  }

  /// E KL of the one-step model with one noise draw per sample.
  init(oneDraw count: Int, _ dimension: Int, q: Double) {
    self.init()
    let setting = LinearTransitionTheory.setting(count, dimension, q: q)
    let d = Double(dimension)
    equation = "15"
    limit = d * LargeDimension.divergenceDensity(q: q, ratio: d / Double(count))
    first = setting.firstOrderDivergence
    second = setting.isSecondOrderReliable ? setting.secondOrderDivergence : nil
  }
}
