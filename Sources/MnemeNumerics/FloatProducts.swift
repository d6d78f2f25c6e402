import CKernels
import COpenBLAS

/// Inner products of two blocks of rows in Float32, and which of them may mean a small distance.
package enum FloatProducts {
  /// - Parameters:
  ///   - left, right: row-major, of `dimension` columns.
  ///   - products: becomes left · rightᵀ; room left at its end stays as it is.
  package static func multiply(
    _ left: UnsafeBufferPointer<Float>, _ right: UnsafeBufferPointer<Float>, dimension: Int,
    into products: inout [Float]
  ) {
    let (rows, columns) = (left.count / dimension, right.count / dimension)
    precondition(products.count >= rows * columns, "no room for \(rows)x\(columns) products")
    guard rows > 0, columns > 0 else { return }
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows), Int32(columns), Int32(dimension), 1,
      left.baseAddress, Int32(dimension), right.baseAddress, Int32(dimension), 0, &products,
      Int32(columns))
  }

  /// The same of rows in arrays.
  package static func multiply(
    _ left: [Float], _ right: [Float], dimension: Int, into products: inout [Float]
  ) {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        multiply(left, right, dimension: dimension, into: &products)
      }
    }
  }

  /// Columns j of one row of products g with low_j − 2g_j − slack · root_j ≤ threshold, or for
  /// which that is not a number.
  ///
  /// - Parameters:
  ///   - row: of products whose rows have as many columns as `columns` has indices.
  ///   - columns: the part of `low` and `root` that belongs to the products.
  ///   - found: its first entries become the columns found, counted from the first of `columns`;
  ///     has room for all.
  /// - Returns: how many they are.
  package static func nearColumns(
    row: Int, of products: [Float], columns: Range<Int>, low: [Float], root: [Float],
    slack: Float, threshold: Float, into found: inout [UInt32]
  ) -> Int {
    precondition(
      found.count >= columns.count && low.count >= columns.upperBound
        && root.count >= columns.upperBound && products.count >= (row + 1) * columns.count,
      "no room for columns \(columns)")
    return products.withUnsafeBufferPointer { products in
      low.withUnsafeBufferPointer { low in
        root.withUnsafeBufferPointer { root in
          guard let g = products.baseAddress, let low = low.baseAddress,
            let root = root.baseAddress
          else { return 0 }
          return mneme_near_columns(
            g + row * columns.count, low + columns.lowerBound, root + columns.lowerBound,
            columns.count, slack, threshold, &found)
        }
      }
    }
  }

  /// The least high_j − 2g_j + slack · root_j of each group of 32 columns: as many columns as there
  /// are groups are not above these bounds, each of another group.
  ///
  /// - Parameters: as of `nearColumns`.
  /// - Returns: shape (columns / 32), whole groups only; infinite where nothing is known.
  package static func groupBounds(
    row: Int, of products: [Float], columns: Range<Int>, high: [Float], root: [Float], slack: Float
  ) -> [Float] {
    precondition(
      high.count >= columns.upperBound && root.count >= columns.upperBound
        && products.count >= (row + 1) * columns.count, "no columns \(columns)")
    return [Float](unsafeUninitializedCapacity: columns.count / 32) { bounds, filled in
      filled = products.withUnsafeBufferPointer { products in
        high.withUnsafeBufferPointer { high in
          root.withUnsafeBufferPointer { root in
            guard let g = products.baseAddress, let high = high.baseAddress,
              let root = root.baseAddress
            else { return 0 }
            return mneme_group_bounds(
              g + row * columns.count, high + columns.lowerBound, root + columns.lowerBound,
              columns.count, slack, bounds.baseAddress)
          }
        }
      }
    }
  }
}
