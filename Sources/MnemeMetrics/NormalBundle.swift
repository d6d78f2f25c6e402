package import MnemeNumerics

/// Local intrinsic dimension from scores near a point: they point along the normals of the manifold, so
/// that their singular values are large in as many directions as it lacks.
///
/// D − (index of the largest gap of the singular values). Source: Stanczuk et al. (arXiv 2212.12611).
package enum NormalBundle {
  /// - Parameter scores: at noised copies of one point, shape (count, D), count ≥ D ≥ 2; published with
  ///   count = 4D.
  /// - Returns: 1…D − 1; 0 and D have no gap.
  /// - Throws: `NumericsError` if the eigenvalues do not converge.
  package static func dimension(of scores: Matrix) throws(NumericsError) -> Int {
    let width = scores.columns
    precondition(width >= 2 && scores.rows >= width, "\(scores.rows)x\(width) scores")
    let eigen = try SymmetricEigen(scores.gram(.transposed))
    let singular = eigen.values.reversed().map { max(0, $0).squareRoot() }
    let gaps = zip(singular, singular.dropFirst()).map { $0 - $1 }
    let largest = gaps.max() ?? 0
    return width - 1 - (gaps.firstIndex(of: largest) ?? 0)
  }
}
