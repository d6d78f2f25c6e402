import CLapacke

/// Eigenvalues and orthonormal eigenvectors of a symmetric matrix A = U diag(λ) Uᵀ.
package struct SymmetricEigen: Sendable {
  /// Ascending, shape (order).
  package let values: [Double]
  /// Shape (order, order); row i is the eigenvector of `values[i]`.
  package let vectors: Matrix

  /// By LAPACK's divide and conquer, from the lower triangle.
  ///
  /// - Throws: `NumericsError.noConvergence`.
  /// - Complexity: O(order³).
  package init(_ matrix: Matrix) throws(NumericsError) {
    precondition(
      matrix.rows == matrix.columns, "no eigenvectors of \(matrix.rows)x\(matrix.columns)")
    let order = matrix.rows
    var work = matrix.values
    var eigenvalues = [Double](repeating: 0, count: order)
    // Column-major eigenvectors in columns are row-major eigenvectors in rows.
    let code = LAPACKE_dsyevd(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "L")), Int32(order), &work,
      Int32(order), &eigenvalues)
    guard code == 0 else { throw .noConvergence(routine: "dsyevd", code: Int(code)) }
    values = eigenvalues
    vectors = Matrix(rows: order, columns: order, values: work)
  }
}
