package import MnemeNumerics

/// The normal law with the truth's mean and covariance, and how far that of some samples is from it.
package struct MomentDivergence: Sendable {
  private let mean: [Double]
  private let factor: Cholesky

  /// - Parameters:
  ///   - mean: of the truth, shape (d).
  ///   - covariance: of the truth, shape (d, d).
  /// - Throws: `NumericsError` if the covariance is singular.
  package init(mean: [Double], covariance: Matrix) throws(NumericsError) {
    self.mean = mean
    factor = try Cholesky(covariance)
  }

  /// The truth as far as samples tell it, shape (N, d), N > d.
  package init(of samples: Matrix) throws(NumericsError) {
    let mean = samples.columnMeans
    try self.init(mean: mean, covariance: Self.covariance(samples, mean: mean))
  }

  /// KL and −ln BC (Theory, Eqs. 9 and 4) of the normal law with the samples' mean and covariance to
  /// that of the truth. Both don't change if all is mapped affinely, so it is mapped to where the
  /// truth is N(0, I). Biased upwards: by about d(d+3)/(4N) nats for samples of the truth itself.
  ///
  /// - Parameters:
  ///   - samples: shape (N, d).
  ///   - distinct: how many of them can be different at most: copies of n points are n. With no more
  ///     than d the covariance is singular, and both are ∞; so they are if it is to machine precision.
  package func divergence(
    of samples: Matrix, distinct: Int = .max
  ) throws(NumericsError) -> GaussianDivergence {
    let white = Matrix.product(samples.subtracting(mean), .none, factor.inverseFactor, .transposed)
    let center = white.columnMeans
    let factor =
      min(samples.rows, distinct) > samples.columns
      ? Self.regularFactor(Self.covariance(white, mean: center)) : nil
    return try GaussianDivergence(
      of: GaussianLaw(
        mean: center, root: factor?.factor ?? Matrix(identity: samples.columns)),
      isRegular: factor != nil,
      mean: [Double](repeating: 0, count: samples.columns), deviation: 1)
  }

  /// `nil` for a matrix that is singular to machine precision.
  private static func regularFactor(_ covariance: Matrix) -> Cholesky? {
    do throws(NumericsError) {
      let factor = try Cholesky(covariance)
      let norm = (0..<covariance.rows).map { row in
        (0..<covariance.columns).reduce(0) { $0 + abs(covariance[row, $1]) }
      }.max()
      return factor.reciprocalCondition(norm: norm ?? 0) > 1e-14 ? factor : nil
    } catch {
      return nil
    }
  }

  /// Unbiased, divided by N − 1.
  private static func covariance(_ samples: Matrix, mean: [Double]) -> Matrix {
    samples.subtracting(mean).gram(.transposed, scale: 1 / Double(max(1, samples.rows - 1)))
  }
}
