import CLapacke

/// Least squares with minimum-norm solutions.
package enum LeastSquares {
  /// The X of smallest norm among those that minimise ‖AX − B‖; A may have any rank.
  ///
  /// By singular values (LAPACK dgelsd). Singular values under max(m, n)·2^−52 of the largest count
  /// as zero.
  ///
  /// - Parameters:
  ///   - a: shape (m, n).
  ///   - b: shape (m, k).
  /// - Returns: shape (n, k), and the rank of A that was found.
  /// - Throws: `NumericsError.noConvergence`.
  package static func solve(
    _ a: Matrix, _ b: Matrix
  ) throws(NumericsError) -> (solution: Matrix, rank: Int) {
    precondition(a.rows == b.rows, "\(a.rows) and \(b.rows) rows")
    let (m, n, k) = (a.rows, a.columns, b.columns)
    let height = max(m, n)
    // LAPACK is column-major: hand over transposes, with room for a solution longer than B.
    var design = a.transposed.values
    var right = [Double](repeating: 0, count: height * k)
    for row in 0..<m {
      for column in 0..<k { right[column * height + row] = b.values[row * k + column] }
    }
    var singular = [Double](repeating: 0, count: max(1, min(m, n)))
    var rank: Int32 = 0
    let code = LAPACKE_dgelsd(
      LAPACK_COL_MAJOR, Int32(m), Int32(n), Int32(k), &design, Int32(m), &right, Int32(height),
      &singular, Double(height) * 0x1p-52, &rank)
    guard code == 0 else { throw .noConvergence(routine: "dgelsd", code: Int(code)) }
    var solution = Matrix(zeros: n, k)
    for row in 0..<n {
      for column in 0..<k { solution.values[row * k + column] = right[column * height + row] }
    }
    return (solution, Int(rank))
  }

  /// An affine map fitted by ordinary least squares: output ≈ intercept + slope · input.
  package struct AffineFit: Sendable {
    /// Shape (outputs, inputs).
    package let slope: Matrix
    /// Shape (outputs).
    package let intercept: [Double]
    /// Mean of the inputs, shape (inputs).
    package let inputMean: [Double]
  }

  /// Ordinary least squares with intercept; of the slopes that fit equally well, the one of smallest
  /// norm (which interpolates where count − 1 ≤ inputs).
  ///
  /// Centred normal equations in the smaller of the two spaces, by Cholesky, while their condition
  /// number is below 1e7 (relative error of the slope then ≤ about 1e-9); singular values beyond.
  ///
  /// - Parameters:
  ///   - inputs: shape (count, inputs).
  ///   - targets: shape (count, outputs).
  /// - Throws: `NumericsError.noConvergence`.
  package static func fitAffine(
    inputs: Matrix, targets: Matrix
  ) throws(NumericsError) -> AffineFit {
    let inputMean = inputs.columnMeans
    let targetMean = targets.columnMeans
    let centeredInputs = inputs.subtracting(inputMean)
    let centeredTargets = targets.subtracting(targetMean)
    let slope: Matrix
    if let fast = normalEquations(centeredInputs, centeredTargets) {
      slope = fast
    } else {
      slope = try solve(centeredInputs, centeredTargets).solution.transposed
    }
    let shift = slope.times(inputMean)
    return AffineFit(
      slope: slope, intercept: zip(targetMean, shift).map { $0 - $1 }, inputMean: inputMean)
  }

  /// Above this condition number the normal equations lose more than 1e-9.
  private static let largestCondition = 1e7

  /// The slope, or nothing if the equations are too ill-conditioned to trust.
  private static func normalEquations(_ inputs: Matrix, _ targets: Matrix) -> Matrix? {
    inputs.rows > inputs.columns
      ? primal(inputs, targets) : dual(inputs, targets)
  }

  /// slope = TᵀY (YᵀY)⁻¹ for centred inputs Y and targets T.
  private static func primal(_ inputs: Matrix, _ targets: Matrix) -> Matrix? {
    guard let factor = trusted(inputs.gram(.transposed)) else { return nil }
    return factor.solve(Matrix.product(inputs, .transposed, targets)).transposed
  }

  /// slope = Tᵀ(YYᵀ + (t/n)11ᵀ)⁻¹Y. Centred rows are orthogonal to 1, so the added term fills the
  /// one missing dimension of YYᵀ and leaves the solution what the pseudo-inverse gives.
  private static func dual(_ inputs: Matrix, _ targets: Matrix) -> Matrix? {
    var kernel = inputs.gram(.none)
    let fill = kernel.trace / Double(max(1, inputs.rows * inputs.rows))
    guard fill > 0 else { return nil }
    for index in kernel.values.indices { kernel.values[index] += fill }
    guard let factor = trusted(kernel) else { return nil }
    return Matrix.product(targets, .transposed, factor.solve(inputs))
  }

  private static func trusted(_ matrix: Matrix) -> Cholesky? {
    do {
      let factor = try Cholesky(matrix)
      let reciprocal = factor.reciprocalCondition(norm: matrix.oneNorm)
      return reciprocal * largestCondition >= 1 ? factor : nil
    } catch {
      return nil  // Not positive definite to rounding: singular values will decide the rank.
    }
  }
}
