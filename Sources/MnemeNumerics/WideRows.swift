import CKernels
import COpenBLAS

/// Rows in Float64 about a center, with their squared norms.
package struct WideRows: Sendable {
  package let center: [Double]
  /// Shape (count, dimension), row-major.
  package private(set) var values: [Double] = []
  /// |row|², shape (count).
  package private(set) var squaredNorms: [Double] = []

  package init(center: [Double]) {
    precondition(!center.isEmpty, "no rows without columns")
    self.center = center
  }

  package var count: Int { squaredNorms.count }
  package var dimension: Int { center.count }

  /// Takes other rows in place of those there are.
  ///
  /// - Parameter rows: shape (count, dimension), row-major, not yet moved.
  package mutating func replace(by rows: UnsafeBufferPointer<Float>) {
    precondition(rows.count % dimension == 0, "\(rows.count) numbers in rows of \(dimension)")
    let count = rows.count / dimension
    if values.count != rows.count { values = [Double](repeating: 0, count: rows.count) }
    if squaredNorms.count != count { squaredNorms = [Double](repeating: 0, count: count) }
    guard let start = rows.baseAddress else { return }
    mneme_shift_rows_wide(start, center, count, dimension, &values)
    mneme_squared_norms_wide(values, count, dimension, &squaredNorms)
  }

  /// Inner products with other rows about the same center.
  ///
  /// - Parameter products: becomes self · othersᵀ; room left at its end stays as it is.
  package func multiply(_ others: WideRows, into products: inout [Double]) {
    precondition(center == others.center, "rows about different centers")
    precondition(products.count >= count * others.count, "no room for the products")
    guard count > 0, others.count > 0 else { return }
    cblas_dgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, Int32(count), Int32(others.count),
      Int32(dimension), 1, values, Int32(dimension), others.values, Int32(dimension), 0,
      &products, Int32(others.count))
  }

  /// Squared distances of one row to all others by their products.
  ///
  /// - Parameter squared: its first entries become them, none under 0.
  /// - Returns: the least; infinite if there are no others.
  package func squaredDistances(
    ofRow row: Int, to others: WideRows, products: [Double], into squared: inout [Double]
  ) -> Double {
    precondition(
      squared.count >= others.count && products.count >= (row + 1) * others.count,
      "no room for \(others.count) distances")
    return products.withUnsafeBufferPointer { products in
      guard let start = products.baseAddress else { return .infinity }
      return mneme_squared_from_products(
        start + row * others.count, squaredNorms[row], others.squaredNorms, others.count, &squared)
    }
  }

  /// How far a squared distance by products can be from the truth, for rows of norms a and b: at
  /// most (d + 16) 2^(−53) (a + b)².
  ///
  /// The product errs by at most d 2^(−53) ab (Higham, Accuracy and Stability, §3.1), norms and the
  /// move to the center by less.
  package func productError(_ norm: Double, _ otherNorm: Double) -> Double {
    let sum = norm + otherNorm
    return (Double(dimension) + 16) * 0x1p-53 * sum * sum
  }
}
