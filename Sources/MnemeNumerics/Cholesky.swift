import CLapacke
import COpenBLAS

/// The lower factor L of a symmetric positive definite A = LLᵀ.
package struct Cholesky: Sendable {
  package let order: Int
  /// Row-major, lower triangle; the upper one holds zeros.
  package let factor: Matrix

  /// - Throws: `NumericsError.notPositiveDefinite`.
  package init(_ matrix: Matrix) throws(NumericsError) {
    precondition(matrix.rows == matrix.columns, "Cholesky of \(matrix.rows)x\(matrix.columns)")
    order = matrix.rows
    var lower = matrix
    let size = Int32(order)
    // A symmetric matrix is its own transpose, so LAPACK's column-major upper factor, read by rows,
    // is our lower one.
    let code = LAPACKE_dpotrf(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), size, &lower.values, size)
    guard code == 0 else { throw .notPositiveDefinite(order: order, pivot: Int(code)) }
    for row in 0..<order {
      for column in row + 1..<max(row + 1, order) { lower.values[row * order + column] = 0 }
    }
    factor = lower
  }

  /// ln det A = 2 Σ ln L_ii.
  package var logDeterminant: Double {
    2 * (0..<order).reduce(0) { $0 + logarithm(factor[$1, $1]) }
  }

  /// L⁻¹v, shape (order).
  package func whitening(_ vector: [Double]) -> [Double] {
    var result = vector
    cblas_dtrsv(
      CblasRowMajor, CblasLower, CblasNoTrans, CblasNonUnit, Int32(order), factor.values,
      Int32(order), &result, 1)
    return result
  }

  /// uᵀA⁻¹u.
  package func squaredNorm(of vector: [Double]) -> Double {
    let white = whitening(vector)
    return cblas_ddot(Int32(order), white, 1, white, 1)
  }

  /// A⁻¹B for B of shape (order, k).
  package func solve(_ right: Matrix) -> Matrix {
    precondition(right.rows == order, "\(right.rows) rows for a system of order \(order)")
    var result = right
    for form in [CblasNoTrans, CblasTrans] {
      cblas_dtrsm(
        CblasRowMajor, CblasLeft, CblasLower, form, CblasNonUnit, Int32(order),
        Int32(right.columns), 1, factor.values, Int32(order), &result.values, Int32(right.columns))
    }
    return result
  }

  /// L⁻¹, lower triangular.
  package var inverseFactor: Matrix {
    var inverse = factor
    let code = LAPACKE_dtrtri(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), CChar(UInt8(ascii: "N")), Int32(order),
      &inverse.values, Int32(order))
    precondition(code == 0, "a Cholesky factor has no zero on its diagonal")
    return inverse
  }

  /// Estimate of 1/κ₁(A), given the 1-norm of A. In [0, 1]; small means ill-conditioned.
  package func reciprocalCondition(norm: Double) -> Double {
    var reciprocal = 0.0
    let code = LAPACKE_dpocon(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), Int32(order), factor.values, Int32(order), norm,
      &reciprocal)
    precondition(code == 0, "dpocon refused its arguments")
    return reciprocal
  }
}
