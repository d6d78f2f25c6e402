/// A computation that the numbers refused.
package enum NumericsError: Error, Equatable, CustomStringConvertible {
  /// Cholesky met a pivot that is not positive: the matrix is not positive definite.
  case notPositiveDefinite(order: Int, pivot: Int)
  /// An iterative routine of LAPACK did not converge, or was given a NaN.
  case noConvergence(routine: String, code: Int)

  package var description: String {
    switch self {
    case .notPositiveDefinite(let order, let pivot):
      "a matrix of order \(order) is not positive definite (pivot \(pivot))"
    case .noConvergence(let routine, let code):
      "LAPACK's \(routine) did not converge (code \(code))"
    }
  }
}
