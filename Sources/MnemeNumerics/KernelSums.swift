import CKernels
import COpenBLAS
import Glibc

/// Sums of Gaussian kernels over pairs of points, in log-space and in blocks.
///
/// Distances come from Float32 products of centred points; maxima, sums and logarithms are Float64.
/// The tests state how far that moves a logarithm: 2e-6 · (1 + largest exponent).
package enum KernelSums {
  /// Rows and columns of a block: its products stay in the second-level cache.
  private static let blockSize = 512

  /// ln Σ_j exp(−scale·|z_i − x_j|²) for each query z_i.
  ///
  /// - Parameters:
  ///   - queries: m points.
  ///   - points: n ≥ 1 points about the same center.
  ///   - scale: 1/(2ε²) for a kernel density of bandwidth ε; positive.
  /// - Returns: shape (m).
  /// - Complexity: m·n·d products.
  package static func logRowSums(
    at queries: CenteredPoints, over points: CenteredPoints, scale: Double
  ) -> [Double] {
    precondition(queries.center == points.center, "points about different centers")
    precondition(points.count > 0 && scale > 0, "no kernel over nothing")
    var maxima = [Float](repeating: -.infinity, count: queries.count)
    var sums = [Double](repeating: 0, count: queries.count)
    var products = [Float](repeating: 0, count: min(blockSize, queries.count) * blockSize)
    let norms = points.squaredNorms.map(Float.init)
    forBlocks(queries.count) { rows in
      forBlocks(points.count) { columns in
        multiply(queries, rows, points, columns, into: &products)
        maxima.withUnsafeMutableBufferPointer { maxima in
          sums.withUnsafeMutableBufferPointer { sums in
            norms.withUnsafeBufferPointer { norms in
              mneme_fold_rows(
                products, columns.count, rows.count, columns.count,
                pointer(norms, columns.lowerBound), Float(scale),
                mutablePointer(maxima, rows.lowerBound), mutablePointer(sums, rows.lowerBound))
            }
          }
        }
      }
    }
    return queries.squaredNorms.indices.map { row in
      scale * (Double(maxima[row]) - queries.squaredNorms[row]) + log(sums[row])
    }
  }

  /// ln Σ_{i<j} exp(−scale·|x_i − x_j|²); −∞ for fewer than two points.
  ///
  /// - Complexity: n²d/2 products.
  package static func logPairSum(of points: CenteredPoints, scale: Double) -> Double {
    precondition(scale > 0, "no kernel of scale \(scale)")
    var maximum = -Float.infinity
    var sum = 0.0
    var products = [Float](repeating: 0, count: blockSize * blockSize)
    let norms = points.squaredNorms.map(Float.init)
    // Narrow blocks waste little beyond the triangle; wide ones keep the products fast.
    let width = min(blockSize, max(128, (points.count + 3) / 4))
    forBlocks(points.count, width) { rows in
      forBlocks(points.count, width) { columns in
        guard columns.lowerBound >= rows.lowerBound else { return }
        multiply(points, rows, points, columns, into: &products)
        norms.withUnsafeBufferPointer { norms in
          mneme_fold_pairs(
            products, columns.count, rows.count, columns.count, pointer(norms, rows.lowerBound),
            pointer(norms, columns.lowerBound), Float(scale),
            columns.lowerBound == rows.lowerBound ? 1 : 0, &maximum, &sum)
        }
      }
    }
    return sum > 0 ? scale * Double(maximum) + log(sum) : -.infinity
  }

  /// |L⁻¹(x_i − mean)|² for each point, where `factor` holds A = LLᵀ.
  ///
  /// - Returns: shape (count).
  package static func squaredMahalanobis(
    of points: CenteredPoints, mean: [Double], factor: Cholesky
  ) -> [Double] {
    let dimension = points.dimension
    let inverse = factor.inverseFactor.values.map(Float.init)
    let offset = factor.whitening(zip(mean, points.center).map { $0 - $1 }).map(Float.init)
    var white = [Float](repeating: 0, count: blockSize * dimension)
    var result = [Double](repeating: 0, count: points.count)
    forBlocks(points.count) { rows in
      points.values.withUnsafeBufferPointer { values in
        cblas_scopy(
          Int32(rows.count * dimension), pointer(values, rows.lowerBound * dimension), 1, &white, 1)
      }
      // Rows times L⁻ᵀ, half the work of a full product.
      cblas_strmm(
        CblasRowMajor, CblasRight, CblasLower, CblasTrans, CblasNonUnit, Int32(rows.count),
        Int32(dimension), 1, inverse, Int32(dimension), &white, Int32(dimension))
      result.withUnsafeMutableBufferPointer {
        mneme_row_norms(
          white, offset, rows.count, dimension, mutablePointer($0, rows.lowerBound))
      }
    }
    return result
  }

  private static func forBlocks(
    _ count: Int, _ width: Int = blockSize, _ body: (Range<Int>) -> Void
  ) {
    for start in stride(from: 0, to: count, by: width) {
      body(start..<min(start + width, count))
    }
  }

  /// Inner products of a block of rows with a block of columns, leading dimension `columns.count`.
  private static func multiply(
    _ left: CenteredPoints, _ rows: Range<Int>, _ right: CenteredPoints, _ columns: Range<Int>,
    into products: inout [Float]
  ) {
    let dimension = Int32(left.dimension)
    left.values.withUnsafeBufferPointer { a in
      right.values.withUnsafeBufferPointer { b in
        cblas_sgemm(
          CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows.count), Int32(columns.count),
          dimension, 1, pointer(a, rows.lowerBound * left.dimension), dimension,
          pointer(b, columns.lowerBound * right.dimension), dimension, 0, &products,
          Int32(columns.count))
      }
    }
  }

  private static func pointer<T>(
    _ buffer: UnsafeBufferPointer<T>, _ offset: Int
  ) -> UnsafePointer<T>? {
    buffer.baseAddress.map { $0 + offset }
  }

  private static func mutablePointer<T>(
    _ buffer: UnsafeMutableBufferPointer<T>, _ offset: Int
  ) -> UnsafeMutablePointer<T>? {
    buffer.baseAddress.map { $0 + offset }
  }
}
