import CKernels

/// Σ (x_j − y_j)² in Float64, by differences: 0 for equal rows, and nothing cancels.
///
/// Relative error at most (29 + d/512) · 2^(−53), the same bits on every machine.
package enum SquaredDistance {
  /// - Parameters:
  ///   - rows, others: row-major, of `dimension` columns.
  package static func between(
    row: Int, of rows: UnsafeBufferPointer<Float>, and other: Int,
    of others: UnsafeBufferPointer<Float>, dimension: Int
  ) -> Double {
    let (first, second) = (row * dimension, other * dimension)
    precondition(
      row >= 0 && other >= 0 && first + dimension <= rows.count
        && second + dimension <= others.count, "no rows \(row) and \(other)")
    guard let x = rows.baseAddress, let y = others.baseAddress else { return 0 }
    return mneme_squared_distance(x + first, y + second, dimension)
  }
}
