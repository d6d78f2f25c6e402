package import MnemeNumerics

/// What denoisers trained on infinitely many noise draws per sample know of their training set: its
/// mean and covariance. They act on each eigen-direction of the covariance by itself.
package struct SampleSpectrum: Sendable {
  /// n ≥ 2.
  package let count: Int
  /// x̄, shape (dimension).
  package let mean: [Double]
  /// Eigenvalues of Ĉ (the covariance that divides by n), ascending, in the data's unit squared;
  /// exactly 0 for the dimension − n + 1 directions without samples.
  package let eigenvalues: [Double]
  /// Orthonormal, row i belongs to eigenvalue i; shape (dimension, dimension).
  package let directions: Matrix

  /// - Parameter samples: shape (count, dimension), at least two.
  /// - Throws: `NumericsError` if the eigenvalues don't converge.
  package init(_ samples: Matrix) throws(NumericsError) {
    precondition(samples.rows >= 2, "a covariance of \(samples.rows) samples")
    count = samples.rows
    mean = samples.columnMeans
    let centered = samples.subtracting(mean)
    let eigen = try SymmetricEigen(centered.gram(.transposed, scale: 1 / Double(samples.rows)))
    // A rank is known from counts, not from rounding.
    let empty = max(0, samples.columns - (samples.rows - 1))
    eigenvalues = eigen.values.enumerated().map { $0 < empty ? 0 : max(0, $1) }
    directions = eigen.vectors
  }

  package var dimension: Int { mean.count }

  /// s̄², the unbiased variance averaged over coordinates.
  package var averageVariance: Double {
    let n = Double(count)
    return eigenvalues.reduce(0, +) * n / ((n - 1) * Double(dimension))
  }

  /// Whether the covariance has full rank, so that the generated law has a density.
  package var isRegular: Bool { count - 1 >= dimension }

  /// N(x̄, U diag(variances) Uᵀ).
  ///
  /// - Parameter variances: by eigen-direction, ≥ 0; shape (dimension).
  package func law(variances: [Double]) -> GaussianLaw {
    precondition(variances.count == dimension, "\(variances.count) variances")
    var root = directions.transposed
    for row in 0..<dimension {
      for column in 0..<dimension { root[row, column] *= variances[column].squareRoot() }
    }
    return GaussianLaw(mean: mean, root: root)
  }
}
