import CKernels

/// Samples in Float32 about a common center, with their squared norms: the input of the kernel sums.
///
/// Centring first keeps |x|² + |y|² − 2xy from cancelling; the tests state how far the statistics
/// move against Float64.
package struct CenteredPoints: Sendable {
  package let count: Int
  package let dimension: Int
  package let center: [Double]
  /// Shape (count, dimension), row-major.
  package let values: [Float]
  /// |row|², summed in Float64.
  package let squaredNorms: [Double]
}

extension CenteredPoints {
  package init(_ samples: Matrix, center: [Double]) {
    precondition(center.count == samples.columns, "the center has another dimension")
    count = samples.rows
    dimension = samples.columns
    self.center = center
    let (rows, columns) = (samples.rows, samples.columns)
    let shifted = [Float](unsafeUninitializedCapacity: rows * columns) { buffer, filled in
      mneme_center_rows(samples.values, center, rows, columns, buffer.baseAddress)
      filled = rows * columns
    }
    values = shifted
    squaredNorms = [Double](unsafeUninitializedCapacity: rows) { buffer, filled in
      let origin = [Float](repeating: 0, count: columns)
      mneme_row_norms(shifted, origin, rows, columns, buffer.baseAddress)
      filled = rows
    }
  }
}
